//! The sheet of teachers: one row per letter, ready for a pivot table.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::facts::{Facts, LetterFacts};
use super::look::{self, Look, Mood, Style};
use super::put::{self, Value, this};
use super::table::{Cell, Column, Sheet};
use crate::fr::kit::{NO, YES};
use crate::fr::summary::{OPEN, columns as titles, fate, heads, names, sheets};
use crate::letters::Fate;
use crate::registry::Civility;

pub(super) fn add(book: &mut Workbook, facts: &Facts<'_>, look: &Look) -> Result<(), XlsxError> {
    let table = Sheet {
        name: sheets::TEACHERS,
        table: names::TEACHERS,
        title: heads::teachers(facts.year(), facts.letters.len()),
        note: heads::teachers_note(facts.currency.as_deref()),
        columns: columns(facts),
        rows: facts.letters.iter().map(|letter| row(facts, letter)).collect(),
        frozen: 6,
        look,
    };
    let (first, last) = (Sheet::FIRST, table.last());
    let state = table.column(titles::FATE);
    let key = table.column(titles::KEY);
    let sheet = table.add(book)?;
    for (word, mood) in [(fate::KEPT, Mood::Doubt), (fate::BESIDE, Mood::Doubt)] {
        let formula = format!("{}=\"{word}\"", put::at(first, state));
        look::colour(sheet, (first, state), (last, state), &formula, look::mood(mood))?;
    }
    look::page(sheet, facts, Some((0, super::table::HEADER)))?;
    sheet.set_print_area(0, 0, last + 1, key - 1)?;
    Ok(())
}

fn columns(facts: &Facts<'_>) -> Vec<Column> {
    let own = |column: &str| this(names::TEACHERS, column);
    let total = &facts.total;
    let mut columns = vec![
        Column::new(titles::PLACE, 12.5, Style::Faded),
        Column::new(titles::UAI, 9.5, Style::Text),
        Column::new(titles::SCHOOL, 26.0, Style::Wrapped),
        Column::new(titles::CIVILITY, 8.0, Style::Text),
        Column::new(titles::SURNAME, 17.0, Style::Wrapped),
        Column::new(titles::FIRST, 13.0, Style::Wrapped),
        Column::new(titles::DISCIPLINE, 14.0, Style::Wrapped),
        Column::new(titles::IMP, 7.0, Style::Imp).summed(total.attributed.as_number()),
        Column::new(titles::RELIEF, 9.5, Style::Imp).summed(total.relief.as_number()),
        Column::new(titles::PAID, 8.5, Style::Imp)
            .computed(format!("{}-{}", own(titles::IMP), own(titles::RELIEF)))
            .summed(total.paid().as_number()),
        Column::new(titles::IS_RATE, 7.0, Style::Centred).computed(format!(
            "IF(COUNTIF({},{})>0,\"{YES}\",\"{NO}\")",
            names::RATES,
            own(titles::IMP)
        )),
        Column::new(titles::EUROS, 12.5, Style::Euros)
            .computed(format!("{}*{}", own(titles::PAID), names::IMP_VALUE))
            .summed(put::euros(total.cents)),
    ];
    if let Some(currency) = &facts.currency {
        let column = Column::new(titles::local(currency), 14.0, Style::Local);
        // rounded once, half up, from the exact amount in euros; amounts are never negative
        let formula = format!("ROUND({}*1000/{},0)", own(titles::EUROS), names::PARITY);
        columns.push(column.computed(formula).summed(put::whole(total.local)));
    }
    columns.push(Column::new(titles::SHARED, 8.0, Style::Centred));
    let chapters: Vec<String> = facts.chapters.iter().map(|&number| titles::chapter(number)).collect();
    let ticks: usize = facts.letters.iter().map(|letter| letter.appointment.ticks.len()).sum();
    let mut all_ticks = Column::new(titles::TICKS, 9.0, Style::Count).summed(put::count(ticks));
    if !chapters.is_empty() {
        all_ticks = all_ticks.computed(chapters.iter().map(|title| own(title)).collect::<Vec<_>>().join("+"));
    }
    columns.push(all_ticks);
    columns.extend(chapters.iter().map(|title| Column::new(title, 9.0, Style::Count)));
    columns.extend([
        Column::new(titles::PROJECTS, 27.0, Style::Wrapped),
        Column::new(titles::LETTER, 7.0, Style::Centred),
        Column::new(titles::FATE, 12.0, Style::Wrapped),
        Column::new(titles::FINDINGS, 11.0, Style::Wrapped),
        Column::new(titles::KEY, 11.5, Style::Faded),
    ]);
    columns
}

fn row(facts: &Facts<'_>, letter: &LetterFacts<'_>) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let appointment = letter.appointment;
    let teacher = &appointment.teacher;
    let money = &facts.registry.campaign.money;
    let rates = &facts.registry.campaign.rates.value;
    let mut cells = vec![
        Cell::Text(appointment.place.to_string()),
        text(letter.school.uai.as_str()),
        text(&letter.school.name),
        text(teacher.civility.map_or("", Civility::text)),
        text(&teacher.surname),
        text(&teacher.first),
        text(&teacher.discipline),
        Cell::Number(appointment.imp.as_number()),
        Cell::Number(appointment.relief.as_number()),
        Cell::Result(Value::Number(appointment.paid().as_number())),
        Cell::Result(Value::Text(if rates.contains(&appointment.imp) { YES } else { NO })),
        Cell::Result(Value::Number(put::euros(money.cents(appointment.paid())))),
    ];
    if facts.currency.is_some() {
        let local = money.local(appointment.paid()).unwrap_or(0);
        cells.push(Cell::Result(Value::Number(put::whole(local))));
    }
    cells.push(text(if appointment.shared { YES } else { NO }));
    let ticks = Value::count(appointment.ticks.len());
    cells.push(if facts.chapters.is_empty() { Cell::Number(0.0) } else { Cell::Result(ticks) });
    let missions = &facts.registry.missions;
    cells.extend(
        facts
            .chapters
            .iter()
            .map(|&number| Cell::Number(put::count(appointment.ticks_in_chapter(missions, number)))),
    );
    cells.extend([
        Cell::Text(appointment.projects.join(" ; ")),
        if letter.letter.is_there() { Cell::Link(letter.letter.path(), OPEN) } else { Cell::Blank },
        text(match letter.letter.fate {
            Fate::Planned => fate::PLANNED,
            Fate::Made => fate::MADE,
            Fate::Unchanged => fate::UNCHANGED,
            Fate::Kept => fate::KEPT,
            Fate::Beside(_) => fate::BESIDE,
        }),
        Cell::Text(letter.codes.join(", ")),
        text(&facts.schools[appointment.school].key),
    ]);
    cells
}
