//! Dates as French writes and reads them.

use super::text::fold;
use super::typography::NBSP;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// `01/03/2027`.
pub fn short(year: i16, month: i8, day: i8) -> String {
    format!("{day:02}/{month:02}/{year:04}")
}

/// `1er mars 2027`, with a no-break space between day and month.
pub fn long(year: i16, month: i8, day: i8) -> String {
    let name =
        usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default();
    let day = if day == 1 { "1er".to_owned() } else { day.to_string() };
    format!("{day}{NBSP}{name} {year}")
}

/// Number of a month from its name or the beginning of it (`févr.`), 1 to 12.
pub fn month(name: &str) -> Option<i8> {
    let name = fold(name);
    if name.len() < 3 {
        return None;
    }
    let mut found = (1..).zip(MONTHS).filter(|(_, month)| fold(month).starts_with(&name));
    let first = found.next()?.0;
    // "jui" may be June or July
    if found.next().is_some() { None } else { Some(first) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_a_month_is_an_ordinal() {
        assert_eq!(long(2027, 3, 1), "1er\u{a0}mars 2027");
        assert_eq!(long(2027, 8, 2), "2\u{a0}août 2027");
        assert_eq!(short(2027, 3, 1), "01/03/2027");
    }

    #[test]
    fn months_are_known_by_their_beginning() {
        assert_eq!(month("Févr."), Some(2));
        assert_eq!(month("AOUT"), Some(8));
        assert_eq!(month("jui"), None);
        assert_eq!(month("juil"), Some(7));
        assert_eq!(month("m"), None);
    }
}
