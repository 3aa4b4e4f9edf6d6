//! What a workbook holds: cells as people type them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::carried::Carried;
use crate::fr::columns::{self as titles, Heading};
use crate::fr::kit as words;
use crate::registry::{Imp, Money, SchoolYear};
use crate::workbook::Column;

/// A cell as somebody types it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Typed {
    /// Nothing.
    #[default]
    Empty,
    /// A text; never a formula, whatever it begins with.
    Text(String),
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
    /// A truth value.
    Bool(bool),
}

impl Typed {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A number of IMP.
    pub fn imp(imp: Imp) -> Self {
        Self::Number(imp.as_number())
    }
}

/// A row of the sheet of schools.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SchoolLine {
    /// Its cells; what is missing is empty.
    pub cells: BTreeMap<Column, Typed>,
}

/// A row of the sheet of teachers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TeacherLine {
    /// Its cells; what is missing is empty.
    pub cells: BTreeMap<Column, Typed>,
    /// Its ticks, by index of the mission; what is missing is empty.
    pub ticks: BTreeMap<usize, Typed>,
    /// Whether Excel hides the row.
    pub hidden: bool,
}

/// A parameter and its value.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Name and explanation.
    pub heading: &'static Heading,
    /// Value.
    pub value: Typed,
}

/// Everything that a workbook holds besides the missions.
#[derive(Clone, Debug)]
pub struct Content {
    /// The parameters, in order.
    pub parameters: Vec<Setting>,
    /// The schools.
    pub schools: Vec<SchoolLine>,
    /// The teachers.
    pub teachers: Vec<TeacherLine>,
    /// Empty rows below each table that have drop-down lists already.
    pub spare_rows: u32,
    /// Date of creation in the file's properties.
    pub created: Date,
    /// What it has from an older workbook besides its rows.
    pub carried: Carried,
}

impl Content {
    /// A workbook to fill: parameters, and 200 empty rows in each table. The date of the letters and the envelope
    /// are left to whoever knows them.
    pub fn blank(year: &SchoolYear, created: Date) -> Self {
        Self {
            parameters: parameters(year, None, None),
            schools: Vec::new(),
            teachers: Vec::new(),
            spare_rows: 200,
            created,
            carried: Carried::default(),
        }
    }

    /// What a parameter's cell shows, for titles and properties of the file; empty when it is not a text or a number.
    pub(super) fn shown(&self, heading: &Heading) -> String {
        let setting = self.parameters.iter().find(|setting| setting.heading.title == heading.title);
        match setting.map(|setting| &setting.value) {
            Some(Typed::Text(text)) => text.clone(),
            Some(Typed::Number(number)) => crate::workbook::number_text(*number),
            _ => String::new(),
        }
    }
}

/// The usual parameters.
pub fn parameters(year: &SchoolYear, date: Option<Date>, ceiling: Option<Imp>) -> Vec<Setting> {
    let money = Money::default();
    let euros = |cents: u32| Typed::Number(f64::from(cents) / 100.0);
    let year =
        if year.first == year.last { Typed::Number(f64::from(year.first)) } else { Typed::text(&year.label) };
    let rates: Vec<String> = RATES.into_iter().map(Imp::bare).collect();
    let mut settings = vec![
        (&titles::YEAR, year),
        (&titles::LETTER_DATE, date.map_or(Typed::Empty, Typed::Date)),
        (&titles::ACADEMY, Typed::text(words::ACADEMY)),
        (&titles::SERVICE, Typed::text(words::SERVICE)),
        (&titles::IMP_VALUE, euros(money.imp_cents)),
    ];
    if let Some(local) = money.local {
        settings.push((&titles::CURRENCY, Typed::Text(local.name)));
        settings.push((&titles::PARITY, euros(local.cents_per_thousand)));
    }
    settings.extend([
        (&titles::RATES, Typed::Text(rates.join(" ; "))),
        (&titles::CEILING, ceiling.map_or(Typed::Empty, Typed::imp)),
        (&titles::HOURS, Typed::Number(1.0)),
        (&titles::RELIEF_COUNTS, Typed::text(words::YES)),
        (&titles::PERIMETER, Typed::text(titles::PERIMETERS[0])),
    ]);
    settings.into_iter().map(|(heading, value)| Setting { heading, value }).collect()
}

/// The legal single rates (handbook, section 1.2).
pub(super) const RATES: [Imp; 5] =
    [Imp::quarters(1), Imp::quarters(2), Imp::quarters(4), Imp::quarters(8), Imp::quarters(12)];
