//! Dates as cells hold them.

use jiff::civil::Date;

use crate::fr::dates;
use crate::workbook::{Cell, Value};

/// A date as a cell holds it: Excel's own, or a text in French or in ISO order.
pub(super) fn read(cell: &Cell) -> Option<Date> {
    // Excel knows no day before 1900, and a letter of that year is a slip of the finger
    any(cell).filter(|date| (1900..=9999).contains(&date.year()))
}

fn any(cell: &Cell) -> Option<Date> {
    match &cell.value {
        Value::Date(year, month, day) => Date::new(*year, *month, *day).ok(),
        Value::Text(text) => {
            let moment = dates::read(text)?;
            Date::new(moment.year, moment.month, moment.day).ok()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Place;

    #[test]
    fn dates_come_in_french_and_in_iso_order() {
        let cell =
            |text: &str| Cell { value: Value::Text(text.into()), place: Place::cell(&"S".into(), 1, 1) };
        for text in ["01/03/2027", "1er mars 2027", "Le 1er mars 2027", "2027-03-01", "1.3.27", "1 MARS 2027"]
        {
            assert_eq!(read(&cell(text)), Some(Date::constant(2027, 3, 1)), "{text}");
        }
        for text in ["31/02/2027", "01/03/1027", "mars 2027", "", "../../202."] {
            assert_eq!(read(&cell(text)), None, "{text}");
        }
    }
}
