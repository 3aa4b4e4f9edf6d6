//! The sheet of schools: envelope, attributed, gap, state, each a formula over the table of teachers.

use rust_xlsxwriter::{Workbook, XlsxError};

use super::facts::{Facts, SchoolFacts};
use super::look::{self, Look, Mood, Style};
use super::put::{self, Value, all, this};
use super::table::{Cell, Column, Sheet};
use crate::fr::kit::YES;
use crate::fr::summary::{columns as titles, heads, names, sharing, sheets, status};

pub(super) fn add(book: &mut Workbook, facts: &Facts<'_>, look: &Look) -> Result<(), XlsxError> {
    let table = Sheet {
        name: sheets::SCHOOLS,
        table: names::SCHOOLS,
        title: heads::schools(facts.year()),
        note: heads::SCHOOLS_NOTE.to_owned(),
        columns: columns(facts),
        rows: facts.schools.iter().map(|school| row(facts, school)).collect(),
        frozen: 2,
        look,
    };
    let (first, last) = (Sheet::FIRST, table.last());
    let state = table.column(titles::STATUS);
    let sharing_column = table.column(titles::SHARING);
    let aside = table.column(titles::ASIDE);
    let key = table.column(titles::KEY);
    let sheet = table.add(book)?;
    let words = [
        (status::OVER, Mood::Bad),
        (status::NO_ENVELOPE, Mood::Bad),
        (status::INCOMPLETE, Mood::Doubt),
        (status::NOBODY, Mood::Doubt),
        (status::UNDER, Mood::Doubt),
        (status::LEFT, Mood::Good),
        (status::BALANCED, Mood::Good),
    ];
    for (word, mood) in words {
        let formula = format!("{}=\"{word}\"", put::at(first, state));
        look::colour(sheet, (first, state), (last, state), &formula, look::mood(mood))?;
    }
    let formula = format!("{}=\"{}\"", put::at(first, sharing_column), sharing::INCONSISTENT);
    look::colour(sheet, (first, sharing_column), (last, sharing_column), &formula, look::mood(Mood::Doubt))?;
    let formula = format!("{}>0", put::at(first, aside));
    look::colour(sheet, (first, aside), (last, aside), &formula, look::mood(Mood::Bad))?;
    look::page(sheet, facts, Some((0, super::table::HEADER)))?;
    sheet.set_print_area(0, 0, last + 1, key - 1)?;
    Ok(())
}

fn columns(facts: &Facts<'_>) -> Vec<Column> {
    let own = |column: &str| this(names::SCHOOLS, column);
    let letters = |column: &str| {
        let key = all(names::TEACHERS, titles::KEY);
        format!("SUMIFS({},{key},{})", all(names::TEACHERS, column), own(titles::KEY))
    };
    let total = &facts.total;
    let mut columns = vec![
        Column::new(titles::UAI, 9.5, Style::Text),
        Column::new(titles::SCHOOL, 31.0, Style::Wrapped),
        Column::new(titles::KIND, 17.0, Style::Wrapped),
        Column::new(titles::SECTOR, 8.0, Style::Text),
        Column::new(titles::COMMUNE, 11.5, Style::Text),
        Column::new(titles::PROVINCE, 12.0, Style::Text),
        Column::new(titles::TEACHERS, 5.5, Style::Count)
            .computed(format!("COUNTIFS({},{})", all(names::TEACHERS, titles::KEY), own(titles::KEY)))
            .summed(put::count(total.letters)),
        Column::new(titles::ENVELOPE, 9.0, Style::Imp).summed(total.envelope.as_number()),
        Column::new(titles::ATTRIBUTED, 10.0, Style::Imp)
            .computed(letters(titles::IMP))
            .summed(total.attributed.as_number()),
        Column::new(titles::RELIEF, 9.5, Style::Imp)
            .computed(letters(titles::RELIEF))
            .summed(total.relief.as_number()),
        Column::new(titles::PAID, 8.5, Style::Imp)
            .computed(letters(titles::PAID))
            .summed(total.paid().as_number()),
        Column::new(titles::GAP, 8.0, Style::Gap)
            .computed(format!(
                "{}-IF({}=\"{YES}\",{},{})",
                own(titles::ENVELOPE),
                names::RELIEF_COUNTS,
                own(titles::ATTRIBUTED),
                own(titles::PAID)
            ))
            .summed(put::gap(total.gap(facts.registry))),
        Column::new(titles::EUROS, 12.5, Style::Euros)
            .computed(letters(titles::EUROS))
            .summed(put::euros(total.cents)),
    ];
    if let Some(currency) = &facts.currency {
        let title = titles::local(currency);
        let column = Column::new(&title, 13.0, Style::Local).computed(letters(&title));
        columns.push(column.summed(put::whole(total.local)));
    }
    columns.extend([
        Column::new(titles::HOURS, 9.5, Style::Hours)
            .computed(format!("{}*{}", own(titles::RELIEF), names::HOURS))
            .summed(total.relief.as_number() * facts.registry.campaign.hours_per_imp.value),
        Column::new(titles::SHARING, 10.0, Style::Centred),
        Column::new(titles::TICKS, 8.5, Style::Count),
        Column::new(titles::STATUS, 16.5, Style::Centred).computed(state_formula(facts)),
        Column::new(titles::ASIDE, 7.0, Style::Count),
        Column::new(titles::FINDINGS, 10.0, Style::Count).computed(format!(
            "COUNTIFS({},{})",
            all(names::FINDINGS, titles::UAI),
            own(titles::UAI)
        )),
        Column::new(titles::KEY, 11.5, Style::Faded),
    ]);
    columns
}

/// The state, as [`state`] says it.
fn state_formula(facts: &Facts<'_>) -> String {
    let own = |column: &str| this(names::SCHOOLS, column);
    let (teachers, envelope) = (own(titles::TEACHERS), own(titles::ENVELOPE));
    let (gap, aside) = (own(titles::GAP), own(titles::ASIDE));
    format!(
        "IF({teachers}=0,IF({aside}>0,\"{}\",IF({envelope}>0,\"{}\",\"{}\")),\
         IF({envelope}=\"\",\"{}\",IF({gap}<0,\"{}\",IF({aside}>0,\"{}\",IF({gap}>0,\"{}\",\"{}\")))))",
        status::INCOMPLETE,
        status::NOBODY,
        status::NOTHING,
        status::NO_ENVELOPE,
        status::OVER,
        status::INCOMPLETE,
        left(facts),
        status::BALANCED
    )
}

/// What something that is left of an envelope is: too little attributed, unless the envelopes pay other missions too.
fn left(facts: &Facts<'_>) -> &'static str {
    if facts.registry.campaign.covers_all.value { status::LEFT } else { status::UNDER }
}

fn state(facts: &Facts<'_>, school: &SchoolFacts<'_>) -> &'static str {
    let gap = school.tally.gap(facts.registry);
    let is_incomplete = school.aside > 0;
    match school.school.envelope {
        _ if school.tally.letters == 0 && is_incomplete => status::INCOMPLETE,
        Some(envelope) if school.tally.letters == 0 && envelope.as_quarters() > 0 => status::NOBODY,
        _ if school.tally.letters == 0 => status::NOTHING,
        None => status::NO_ENVELOPE,
        Some(_) if gap < 0 => status::OVER,
        Some(_) if is_incomplete => status::INCOMPLETE,
        Some(_) if gap > 0 => left(facts),
        Some(_) => status::BALANCED,
    }
}

fn row(facts: &Facts<'_>, school: &SchoolFacts<'_>) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let result = |number: f64| Cell::Result(Value::Number(number));
    let tally = &school.tally;
    let mut cells = vec![
        text(school.school.uai.as_str()),
        text(&school.school.name),
        text(&school.kind),
        text(&school.sector),
        text(&school.school.commune),
        text(&school.province),
        Cell::Result(Value::count(tally.letters)),
        school.school.envelope.map_or(Cell::Blank, |envelope| Cell::Number(envelope.as_number())),
        result(tally.attributed.as_number()),
        result(tally.relief.as_number()),
        result(tally.paid().as_number()),
        result(put::gap(tally.gap(facts.registry))),
        result(put::euros(tally.cents)),
    ];
    if facts.currency.is_some() {
        cells.push(result(put::whole(tally.local)));
    }
    cells.extend([
        result(tally.relief.as_number() * facts.registry.campaign.hours_per_imp.value),
        text(school.sharing),
        Cell::Number(put::count(school.missions.len())),
        Cell::Result(Value::Text(state(facts, school))),
        Cell::Number(put::count(school.aside)),
        Cell::Result(Value::count(school.findings)),
        text(&school.key),
    ]);
    cells
}
