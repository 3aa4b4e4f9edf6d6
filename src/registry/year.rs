//! The school year, which is one civil year in New Caledonia and two elsewhere.

use jiff::civil::Date;

use crate::fr::text::clean;

/// The school year, as its label says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolYear {
    /// `2027`, or `2026-2027`.
    pub label: String,
    /// First civil year.
    pub first: i16,
    /// Last civil year.
    pub last: i16,
}

impl SchoolYear {
    /// Reads a label: one year, or two that follow each other.
    pub fn new(text: &str) -> Option<Self> {
        let cleaned = clean(text);
        let years: Vec<i16> = cleaned
            .split(|ch: char| !ch.is_ascii_digit())
            .filter(|part| !part.is_empty())
            .map(|part| part.parse().ok().filter(|year| (2000..2100).contains(year)))
            .collect::<Option<_>>()?;
        let (first, last) = match years[..] {
            [year] => (year, year),
            [first, last] if last == first + 1 => (first, last),
            _ => return None,
        };
        let label = if first == last { first.to_string() } else { format!("{first}-{last}") };
        Some(Self { label, first, last })
    }

    /// Whether a letter may be dated so: in the year, or in the two months before it (handbook, section 4.4).
    pub fn allows(&self, date: Date) -> bool {
        if self.first == self.last {
            return date.year() == self.first || date.year() == self.first - 1 && date.month() >= 11;
        }
        let from = (self.first, 6);
        let to = (self.last, 8);
        let month = (date.year(), date.month());
        from <= month && month <= to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_one_civil_year_or_two() {
        assert_eq!(SchoolYear::new("2027").unwrap().label, "2027");
        assert_eq!(SchoolYear::new("2026 / 2027").unwrap().label, "2026-2027");
        assert!(SchoolYear::new("2026-2028").is_none() && SchoolYear::new("27").is_none());
        let year = SchoolYear::new("2027").unwrap();
        assert!(year.allows(Date::constant(2027, 3, 1)) && year.allows(Date::constant(2026, 11, 2)));
        assert!(!year.allows(Date::constant(2026, 10, 31)) && !year.allows(Date::constant(2028, 1, 1)));
    }
}
