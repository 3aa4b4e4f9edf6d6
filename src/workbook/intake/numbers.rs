//! Numbers that a format of the cell makes dates of (.xls, .xlsb; calamine does it for .xlsx).

use calamine::{ExcelDateTime, ExcelDateTimeType};

use crate::workbook::cell::Value;

/// Last day of Excel: 31 December 9999.
const LAST_DAY: f64 = 2_958_465.0;

/// Whether the numbers of a cell with this format are days; `custom` is the format's own text, if it is no built-in one.
pub(super) fn is_date(number: u16, custom: Option<&str>) -> bool {
    match custom {
        Some(format) => shows_a_date(format),
        None => matches!(number, 14..=22 | 27..=36 | 45 | 47 | 50..=58),
    }
}

/// Whether a format shows a day, a month, a year or an hour. Literals, colours and durations (`[h]`) show none.
fn shows_a_date(format: &str) -> bool {
    let mut letters = format.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | '_' | '*' => drop(letters.next()),
            '"' => drop(letters.find(|&letter| letter == '"')),
            '[' => {
                let inside: String = letters.by_ref().take_while(|&letter| letter != ']').collect();
                let is_duration =
                    inside.chars().all(|letter| matches!(letter, 'h' | 'm' | 's' | 'H' | 'M' | 'S'));
                if is_duration && !inside.is_empty() {
                    return false;
                }
            }
            ';' => return false,
            'd' | 'm' | 'y' | 'h' | 's' | 'D' | 'M' | 'Y' | 'H' | 'S' => return true,
            _ => {}
        }
    }
    false
}

/// A day as Excel counts it, from 1900 or 1904; an hour without a day stays a number.
pub(super) fn day(serial: f64, is_1904: bool) -> Value {
    let shift = if is_1904 { 1_462.0 } else { 0.0 };
    if !(1.0..=LAST_DAY - shift).contains(&serial) {
        return Value::Number(serial);
    }
    let date = ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, is_1904);
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    match (i16::try_from(year), i8::try_from(month), i8::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => Value::Date(year, month, day),
        _ => Value::Number(serial),
    }
}

/// A date as programs write it, with or without an hour: `2027-03-01T00:00:00`.
pub(super) fn iso(text: &str) -> Option<Value> {
    let day = text.trim().get(..10)?;
    let rest = &text.trim()[10..];
    if !(rest.is_empty() || rest.starts_with(['T', ' '])) {
        return None;
    }
    let mut parts = day.split('-');
    let (year, month, day) =
        (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let is_day = parts.next().is_none() && (1..=12).contains(&month) && (1..=31).contains(&day) && year >= 0;
    is_day.then_some(Value::Date(year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_dates_are_known() {
        for (format, date) in [
            ("dd/mm/yyyy", true),
            ("[$-40C]d mmm yyyy;@", true),
            ("d-mmm", true),
            ("General", false),
            ("0.00", false),
            ("0.00\" mois\"", false),
            ("[Red]0;[Blue]-0", false),
            ("[h]:mm", false),
            ("#,##0_d", false),
            ("0;yyyy", false),
        ] {
            assert_eq!(is_date(164, Some(format)), date, "{format}");
        }
        assert!(is_date(14, None) && is_date(16, None) && !is_date(2, None) && !is_date(46, None));
    }

    #[test]
    fn both_calendars_give_the_right_day() {
        assert_eq!(day(46_447.0, false), Value::Date(2027, 3, 1));
        assert_eq!(day(44_985.0, true), Value::Date(2027, 3, 1));
        assert_eq!(day(0.5, false), Value::Number(0.5));
        assert_eq!(day(3e9, false), Value::Number(3e9));
        assert!(matches!(day(f64::NAN, false), Value::Number(_)));
    }

    #[test]
    fn dates_of_other_programs() {
        for (text, date) in [
            ("2027-03-01", Some(Value::Date(2027, 3, 1))),
            ("2027-03-01T12:00:00", Some(Value::Date(2027, 3, 1))),
            ("2027-13-01", None),
            ("12:00:00", None),
            ("01/03/2027", None),
            ("2027-03-0\u{e9}", None),
        ] {
            assert_eq!(iso(text), date, "{text}");
        }
    }
}
