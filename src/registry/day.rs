//! Dates as cells hold them.

use jiff::civil::Date;

use crate::fr::dates;
use crate::workbook::{Cell, Column, Table, Value};

/// A date in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Read {
    /// The day.
    Day(Date),
    /// The day of a text with the month first, where no other reading makes sense: `03/31/2027`.
    MonthFirst(Date),
    /// Where others of the column have the month first, `03/04/2027` may be either of two days: nobody's guess.
    Either(Date, Date),
    /// None.
    Nothing,
}

/// Whether a column of dates has one with the month first.
pub(super) fn has_month_first(table: &Table) -> bool {
    let mut cells = table.rows.iter().filter_map(|row| table.cell(row, Column::RowDate));
    cells.any(|cell| swapped(&cell.text()).is_some())
}

/// Reads a date among others. A date of Excel's own is no surer than a text: a French Excel makes one of `03/04/2027` and leaves
/// `03/31/2027` as it is.
pub(super) fn among(cell: &Cell, has_month_first: bool) -> Read {
    if let Some(date) = swapped(&cell.text()) {
        return Read::MonthFirst(date);
    }
    let Some(date) = read(cell) else { return Read::Nothing };
    let is_digits = |text: &str| text.trim().chars().all(|ch| ch.is_ascii_digit() || "/-.".contains(ch));
    let text = match &cell.value {
        Value::Text(text) => text.as_str(),
        _ => "",
    };
    // four digits first are ISO's order
    let may_be_other = is_digits(text) && !text.trim().bytes().take(4).all(|byte| byte.is_ascii_digit())
        || matches!(cell.value, Value::Date(..));
    let other = Date::new(date.year(), date.day(), date.month()).ok().filter(|other| *other != date);
    match other.filter(|_| has_month_first && may_be_other) {
        Some(other) => Read::Either(date, other),
        None => Read::Day(date),
    }
}

/// A date as a cell holds it: Excel's own, or a text in French or in ISO order.
pub(super) fn read(cell: &Cell) -> Option<Date> {
    // Excel knows no day before 1900, and a letter of that year is a slip of the finger
    any(cell).filter(|date| (1900..=9999).contains(&date.year()))
}

fn any(cell: &Cell) -> Option<Date> {
    match &cell.value {
        Value::Date(year, month, day) => Date::new(*year, *month, *day).ok(),
        // a serial number that has lost its format
        Value::Number(serial) => of_serial(*serial),
        Value::Text(text) => {
            let moment = dates::read(text)?;
            Date::new(moment.year, moment.month, moment.day).ok()
        }
        _ => None,
    }
}

/// The day of one of Excel's serial numbers, within this century: nobody types such a number for anything else.
fn of_serial(serial: f64) -> Option<Date> {
    const FIRST: f64 = 36_526.0;
    const LAST: f64 = 73_050.0;
    if !(FIRST..=LAST).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a small count of days")]
    let days = serial.floor() as i64;
    Date::constant(1899, 12, 30).checked_add(jiff::Span::new().days(days)).ok()
}

/// The day of a text in American order, where that is the only one that makes sense: `03/31/2027`.
pub(super) fn swapped(text: &str) -> Option<Date> {
    let mut parts = text.trim().split(['/', '-', '.']).map(|part| part.trim().parse::<i16>().ok());
    let (month, day, year) = (parts.next()??, parts.next()??, parts.next()??);
    if day <= 12 || parts.next().is_some() {
        return None;
    }
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;

    #[test]
    fn dates_come_in_french_and_in_iso_order() {
        let cell =
            |text: &str| Cell { value: Value::Text(text.into()), place: Place::cell(&"S".into(), 1, 1) };
        for text in [
            "01/03/2027",
            "1er mars 2027",
            "1ᵉʳ mars 2027",
            "Le 1er mars 2027",
            "2027-03-01",
            "1.3.27",
            "1 MARS 2027",
            "lundi 1er mars 2027",
            "2027-03-01T08:00:00",
            "01/03/2027 08:30",
            " 1 mars\u{a0}2027 ",
            "1/3/2027",
            "01-03-2027",
        ] {
            assert_eq!(read(&cell(text)), Some(Date::constant(2027, 3, 1)), "{text}");
        }
        // alone, a date is never read with its month first: `among` knows the others of its column
        for text in ["31/02/2027", "01/03/1027", "mars 2027", "", "../../202.", "03/31/2027", "demain"] {
            assert_eq!(read(&cell(text)), None, "{text}");
        }
        assert_eq!(swapped("03/31/2027"), Some(Date::constant(2027, 3, 31)));
        assert_eq!(swapped("3/31/27"), Some(Date::constant(2027, 3, 31)));
        for text in ["03/01/2027", "31/03/2027", "demain", "13/31/2027", "1/31/2027/1"] {
            assert_eq!(swapped(text), None, "{text}");
        }
        let day = |day, month| Date::constant(2027, month, day);
        for (value, others, expected) in [
            (Value::Text("03/31/2027".into()), false, Read::MonthFirst(day(31, 3))),
            (Value::Text("03/04/2027".into()), false, Read::Day(day(3, 4))),
            (Value::Text("03/04/2027".into()), true, Read::Either(day(3, 4), day(4, 3))),
            (Value::Date(2027, 4, 3), true, Read::Either(day(3, 4), day(4, 3))),
            (Value::Date(2027, 4, 3), false, Read::Day(day(3, 4))),
            (Value::Text("31/03/2027".into()), true, Read::Day(day(31, 3))),
            (Value::Text("03/03/2027".into()), true, Read::Day(day(3, 3))),
            (Value::Text("2027-04-03".into()), true, Read::Day(day(3, 4))),
            (Value::Text("3 avril 2027".into()), true, Read::Day(day(3, 4))),
            (Value::Text("demain".into()), true, Read::Nothing),
        ] {
            let place = Place::cell(&"S".into(), 1, 1);
            let read = among(&Cell { value: value.clone(), place }, others);
            assert_eq!(read, expected, "{value:?} {others}");
        }
        let number =
            |number: f64| Cell { value: Value::Number(number), place: Place::cell(&"S".into(), 1, 1) };
        for (serial, date) in [
            (46_447.0, Some(Date::constant(2027, 3, 1))),
            (46_447.5, Some(Date::constant(2027, 3, 1))),
            (36_526.0, Some(Date::constant(2000, 1, 1))),
            (2027.0, None),
            (1.0, None),
            (f64::NAN, None),
        ] {
            assert_eq!(read(&number(serial)), date, "{serial}");
        }
    }
}
