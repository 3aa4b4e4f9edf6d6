//! What each column of the workbook was taken for.

use std::fmt::{self, Write};

use super::markup::text;
use super::page::View;
use crate::findings::column_letters;
use crate::fr::report::reading as words;
use crate::registry::{Mapped, MappedTable, Sense};

pub(super) fn write(page: &mut String, view: &View<'_>) -> fmt::Result {
    for table in &view.outcome.registry.mapping {
        write_table(page, table)?;
    }
    Ok(())
}

fn write_table(page: &mut String, table: &MappedTable) -> fmt::Result {
    write!(
        page,
        "<table class=\"parameters\">\n<caption>{}</caption>\n<thead><tr>",
        text(&words::table(table.kind.sheet(), &table.sheet, table.header_row, table.rows))
    )?;
    for title in words::COLUMNS {
        write!(page, "<th scope=\"col\">{}</th>", text(title))?;
    }
    page.write_str("</tr></thead>\n<tbody>\n")?;
    let mut rest = table.columns.as_slice();
    while let Some((first, behind)) = rest.split_first() {
        // fifty-six lines of missions would hide the rest
        let is_mission = |column: &Mapped| matches!(column.sense, Sense::Mission(_));
        let alike = behind.iter().take_while(|column| is_mission(first) && is_mission(column)).count();
        let (columns, others) = rest.split_at(1 + alike);
        let last = columns.last().unwrap_or(first);
        let (title, sense) = match (&first.sense, &last.sense) {
            (Sense::Mission(one), Sense::Mission(other)) if alike > 0 => {
                (words::titles(columns.len()), words::missions(&one.to_string(), &other.to_string()))
            }
            _ => (words::title(first.over.as_deref(), &first.title), sense(&first.sense)),
        };
        writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>",
            text(&letters(first, last)),
            text(&title),
            text(&sense)
        )?;
        rest = others;
    }
    page.write_str("</tbody>\n</table>\n")
}

fn letters(first: &Mapped, last: &Mapped) -> String {
    let of = |column: &Mapped| column.place.column.map(column_letters).unwrap_or_default();
    if first == last { of(first) } else { format!("{}–{}", of(first), of(last)) }
}

fn sense(sense: &Sense) -> String {
    match sense {
        Sense::Field(title) => (*title).to_owned(),
        Sense::Mission(code) => words::mission(&code.to_string()),
        Sense::Missions => words::PACKED.to_owned(),
        Sense::Extra => words::EXTRA.to_owned(),
        Sense::OfSchool => words::OF_SCHOOL.to_owned(),
        Sense::Repeated(number) => words::repeated(&column_letters(*number)),
        Sense::Secret => words::SECRET.to_owned(),
        Sense::Dismissed => words::DISMISSED.to_owned(),
        Sense::Nothing => words::NOTHING.to_owned(),
    }
}
