//! Dates as French writes and reads them.

use super::text::fold;
use super::typography::NBSP;

/// A day of the calendar, and an hour where one was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Year, with its four digits.
    pub year: i16,
    /// Month, from 1.
    pub month: i8,
    /// Day of the month, from 1.
    pub day: i8,
    /// Hours, minutes, seconds.
    pub time: (u8, u8, u8),
}

/// The days of the week, from Monday.
pub const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

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

/// Reads `01/03/2027`, `1.3.27`, `2027-03-01`, `1er mars 2027`, `lundi 1er mars 2027`, with `14:30` or `14 h 30` behind or
/// not. A day that the calendar does not have is none.
pub fn read(text: &str) -> Option<Moment> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let words = words.strip_prefix(&["le"]).unwrap_or(&words);
    let words = if words.first().is_some_and(|word| WEEKDAYS.contains(word)) { &words[1..] } else { words };
    let [a, b, rest @ ..] = words else { return None };
    // ISO 8601 puts a T between day and hour
    let (c, hour) = rest.split_first()?;
    let (c, behind_t) = c.split_once('t').map_or((*c, None), |(day, hour)| (day, Some(hour)));
    let number = |word: &str| word.trim_end_matches("er").parse::<i16>().ok();
    let (year, month, day) = match month(b) {
        Some(month) => (number(c)?, month, number(a)?),
        None if a.len() == 4 => (number(a)?, i8::try_from(number(b)?).ok()?, number(c)?),
        None => (number(c)?, i8::try_from(number(b)?).ok()?, number(a)?),
    };
    let year = if (0..100).contains(&year) { 2000 + year } else { year };
    let day = i8::try_from(day).ok()?;
    let time = time(behind_t.into_iter().chain(hour.iter().copied()))?;
    ((1..=9999).contains(&year) && (1..=length(year, month)?).contains(&day)).then_some(Moment {
        year,
        month,
        day,
        time,
    })
}

/// Hours, minutes and seconds: `14 30`, `14h30`, `08 00 00`, or nothing.
fn time<'w>(words: impl Iterator<Item = &'w str>) -> Option<(u8, u8, u8)> {
    let numbers = words.flat_map(|word| word.split(['h', 'z'])).filter(|word| !word.is_empty());
    let numbers: Vec<u8> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
    let time = match numbers.as_slice() {
        [] => (0, 0, 0),
        [hour] => (*hour, 0, 0),
        [hour, minute] => (*hour, *minute, 0),
        // a fraction of a second is nobody's appointment
        [hour, minute, second, ..] => (*hour, *minute, *second),
    };
    (time.0 < 24 && time.1 < 60 && time.2 < 60).then_some(time)
}

fn length(year: i16, month: i8) -> Option<i8> {
    Some(match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    })
}

impl Moment {
    /// `lundi`. Sakamoto's rule for the Gregorian calendar.
    pub fn weekday(self) -> &'static str {
        const SHIFTS: [i32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let month = usize::try_from(self.month - 1).unwrap_or_default() % 12;
        let year = i32::from(self.year) - i32::from(self.month < 3);
        let from_sunday =
            (year + year / 4 - year / 100 + year / 400 + SHIFTS[month] + i32::from(self.day)).rem_euclid(7);
        WEEKDAYS[usize::try_from((from_sunday + 6) % 7).unwrap_or_default()]
    }

    /// `mars`.
    pub fn month_name(self) -> &'static str {
        MONTHS[usize::try_from(self.month - 1).unwrap_or_default() % 12]
    }

    /// `01/03/2027`.
    pub fn short(self) -> String {
        short(self.year, self.month, self.day)
    }

    /// `1er mars 2027`.
    pub fn long(self) -> String {
        long(self.year, self.month, self.day)
    }

    /// `2027-03-01`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// `1er`, `2`.
pub fn day_of_month(day: i8) -> String {
    if day == 1 { "1er".to_owned() } else { day.to_string() }
}

/// `01/03/2027`.
pub fn short(year: i16, month: i8, day: i8) -> String {
    format!("{day:02}/{month:02}/{year:04}")
}

/// `1er mars 2027`, with a no-break space between day and month.
pub fn long(year: i16, month: i8, day: i8) -> String {
    let name =
        usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default();
    format!("{}{NBSP}{name} {year}", day_of_month(day))
}

/// Day and month of what Excel shows for a date without a year: `02-mars`, `3-févr`.
pub fn day_and_month(text: &str) -> Option<(i8, i8)> {
    let (day, name) = text.trim().split_once('-')?;
    let is_name = name.chars().all(|ch| ch.is_alphabetic() || ch == '.') && name.chars().count() >= 3;
    let is_day = (1..=2).contains(&day.len()) && day.bytes().all(|byte| byte.is_ascii_digit());
    let day = day.parse::<i8>().ok().filter(|day| is_day && (1..=31).contains(day))?;
    Some((day, month(name).filter(|_| is_name)?))
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
    fn dates_are_read_in_any_spelling() {
        for text in [
            "01/03/2027",
            "1.3.27",
            "2027-03-01",
            "2027-03-01T00:00:00",
            "1er mars 2027",
            "1er\u{a0}mars 2027",
            "Le 1er mars 2027",
            "lundi 1er mars 2027",
            "1 MARS 2027",
        ] {
            assert_eq!(read(text).map(Moment::iso).as_deref(), Some("2027-03-01"), "{text}");
        }
        for (text, time) in [
            ("01/03/2027 14:30", (14, 30, 0)),
            ("2027-03-01T08:05:09Z", (8, 5, 9)),
            ("1er mars 2027 14 h 30", (14, 30, 0)),
            ("1er mars 2027 14h30", (14, 30, 0)),
            ("01/03/2027 9 h", (9, 0, 0)),
        ] {
            assert_eq!(read(text).map(|moment| moment.time), Some(time), "{text}");
        }
        for text in [
            "31/02/2027",
            "29/02/2027",
            "00/03/2027",
            "01/13/2027",
            "mars 2027",
            "",
            "../../202.",
            "2027",
            "abc",
            "01/03/2027 25:00",
            "-1/3/2027x",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(read("29/02/2028").is_some() && read("29/02/2000").is_some() && read("29/02/1900").is_none());
    }

    #[test]
    fn weekdays_are_those_of_the_calendar() {
        for (text, day) in [
            ("01/03/2027", "lundi"),
            ("29/02/2028", "mardi"),
            ("31/12/2026", "jeudi"),
            ("01/01/2000", "samedi"),
            ("14/07/1789", "mardi"),
        ] {
            assert_eq!(read(text).map(Moment::weekday), Some(day), "{text}");
        }
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
