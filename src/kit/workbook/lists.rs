//! Drop-down lists, on a hidden sheet: a list written into the rule itself can hold no `0,25`, and 255 letters at most.

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Formula, Worksheet};

use super::content::RATES;
use super::error::Error;
use super::table::Table;
use crate::fr::kit as defaults;
use crate::fr::kit::workbook as words;
use crate::fr::typography::bind;
use crate::workbook::{Column, Kind};

/// A list of the hidden sheet.
#[derive(Clone, Copy)]
enum List {
    Civilities,
    Kinds,
    Sectors,
    Provinces,
    Functions,
    Disciplines,
    Rates,
    YesNo,
}

const ALL: [List; 8] = [
    List::Civilities,
    List::Kinds,
    List::Sectors,
    List::Provinces,
    List::Functions,
    List::Disciplines,
    List::Rates,
    List::YesNo,
];

impl List {
    fn texts(self) -> &'static [&'static str] {
        match self {
            Self::Civilities => &words::CIVILITIES,
            Self::Kinds => &words::KINDS,
            Self::Sectors => &words::SECTORS,
            Self::Provinces => &words::PROVINCES,
            Self::Functions => &words::FUNCTIONS,
            Self::Disciplines => &words::DISCIPLINES,
            Self::Rates => &[],
            Self::YesNo => &[defaults::YES, defaults::NO],
        }
    }

    fn length(self) -> usize {
        self.texts().len().max(if matches!(self, Self::Rates) { RATES.len() } else { 0 })
    }

    /// The cells of the list, below its title.
    fn range(self) -> String {
        let column = char::from(b'A' + self as u8);
        format!("{}!${column}$2:${column}${}", words::LISTS, self.length() + 1)
    }
}

/// The drop-down lists of a workbook.
pub(super) struct Lists {
    /// Codes and names of the sheet of schools.
    pub(super) codes: String,
    names: String,
}

impl Lists {
    pub(super) fn new(schools: &Table<'_>) -> Self {
        Self { codes: schools.range(Column::Uai), names: schools.range(Column::SchoolName) }
    }

    /// The rule of a column, if it has one.
    pub(super) fn rule(&self, column: Column, kind: Kind) -> Result<Option<DataValidation>, Error> {
        let of_teachers = kind == Kind::Teachers;
        let list = match column {
            Column::HeadCivility | Column::Civility => List::Civilities.range(),
            Column::SchoolKind => List::Kinds.range(),
            Column::Sector => List::Sectors.range(),
            Column::Province => List::Provinces.range(),
            Column::HeadFunction => List::Functions.range(),
            Column::Discipline => List::Disciplines.range(),
            Column::Imp | Column::Relief => List::Rates.range(),
            Column::Active => List::YesNo.range(),
            Column::Parent => self.codes.clone(),
            Column::Uai if of_teachers => self.codes.clone(),
            Column::SchoolName if of_teachers => self.names.clone(),
            Column::ReliefTick | Column::Shared => return Ok(Some(Self::tick()?)),
            _ => return Ok(None),
        };
        // where a wrong value costs a letter, Excel asks; elsewhere the list only proposes
        let strict = matches!(column, Column::Uai | Column::Civility | Column::Imp | Column::Relief);
        let (title, message) = words::not_in_list(column.title());
        let rule = DataValidation::new()
            .allow_list_formula(Formula::new(list))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(title)?
            .set_error_message(bind(&message))?
            .show_error_message(strict);
        Ok(Some(rule))
    }

    /// Yes or no.
    pub(super) fn yes_or_no() -> DataValidation {
        DataValidation::new().allow_list_formula(Formula::new(List::YesNo.range())).show_error_message(false)
    }

    /// A tick: the list proposes `x`, any other mark goes.
    pub(super) fn tick() -> Result<DataValidation, Error> {
        Ok(DataValidation::new().allow_list_strings(&[words::TICK])?.show_error_message(false))
    }
}

/// The hidden sheet. Its titles are no titles of any column that is read.
pub(super) fn write() -> Result<Worksheet, Error> {
    let mut sheet = Worksheet::new();
    sheet.set_name(words::LISTS)?.set_hidden(true);
    for ((list, column), title) in ALL.into_iter().zip(0..).zip(words::LIST_TITLES) {
        sheet.write_string(0, column, title)?.set_column_width(column, 24)?;
        for (&text, row) in list.texts().iter().zip(1..) {
            sheet.write_string(row, column, text)?;
        }
        if matches!(list, List::Rates) {
            for (rate, row) in RATES.into_iter().zip(1..) {
                sheet.write_number(row, column, rate.as_number())?;
            }
        }
    }
    Ok(sheet)
}
