//! `\@ "dddd d MMMM yyyy"`: ECMA-376 part 1, 17.16.4.1.
//!
//! Kinder than Word in four places: the first day before the name of its month is `1er`, which Word can't do; `jj/MM/aaaa`,
//! which French people know from Excel, is understood; `mm` beside a day or a year and no hour is the month, for nobody
//! wants minutes there; and what can't be is refused, not printed.

use super::super::dates::{Moment, day_of_month};
use super::quoted;

/// A date's picture, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatePicture(Vec<Piece>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// 1 to 4 letters.
    Day(usize),
    /// Before the name of the month.
    Ordinal,
    Month(usize),
    /// 2 or 4 digits.
    Year(usize),
    /// 1 or 2 letters; whether they count to twelve only.
    Hour(usize, bool),
    Minute(usize),
    Second(usize),
}

/// Months that are cut short; the others have no more than four letters.
const SHORT_MONTHS: [&str; 12] =
    ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];

impl DatePicture {
    /// Reads a picture; none if it says nothing about a date, or more than we can print.
    pub fn read(picture: &str) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = picture.trim();
        let french = !rest.contains(['d', 'D', 'y', 'Y']);
        // whether the word under way has codes, and other letters: `toujours` is no picture
        let mut word = (false, false);
        while let Some(first) = rest.chars().next() {
            if let Some((text, behind)) = quoted(rest) {
                pieces.push(Piece::Text(text.to_owned()));
                word = (false, false);
                rest = behind;
                continue;
            }
            let length = rest.chars().take_while(|ch| *ch == first).count();
            let lower = rest.to_lowercase();
            if lower.starts_with("am/pm") {
                // a French clock counts to twenty-four
                return None;
            }
            let piece = match (first, length) {
                ('d' | 'D', 1..=4) => Piece::Day(length),
                ('j' | 'J', 1..=4) if french => Piece::Day(length),
                ('M', 1..=4) => Piece::Month(length),
                ('y' | 'Y', 1 | 2) => Piece::Year(2),
                ('y' | 'Y', 3 | 4) => Piece::Year(4),
                ('a' | 'A', 2) if french => Piece::Year(2),
                ('a' | 'A', 4) if french => Piece::Year(4),
                ('h', 1 | 2) => Piece::Hour(length, true),
                ('H', 1 | 2) => Piece::Hour(length, false),
                ('m', 1..=4) => Piece::Minute(length),
                ('s' | 'S', 1 | 2) => Piece::Second(length),
                ('d' | 'D' | 'M' | 'y' | 'Y' | 'h' | 'H' | 'm' | 's' | 'S' | '"' | '\'' | '’' | '‘', _) =>
                {
                    return None;
                }
                _ => Piece::Text(rest.chars().take(length).collect()),
            };
            match &piece {
                Piece::Text(_) if first.is_alphabetic() => word.1 = true,
                Piece::Text(_) => word = (false, false),
                _ => word.0 = true,
            }
            if word == (true, true) {
                return None;
            }
            pieces.push(piece);
            rest = &rest[first.len_utf8() * length..];
        }
        let has_hour = pieces.iter().any(|piece| matches!(piece, Piece::Hour(..)));
        for piece in &mut pieces {
            match piece {
                Piece::Minute(length) if !has_hour => *piece = Piece::Month(*length),
                Piece::Minute(3 | 4) => return None,
                _ => {}
            }
        }
        for at in 2..pieces.len() {
            let is_blank = matches!(&pieces[at - 1], Piece::Text(text) if text.trim().is_empty());
            if is_blank && pieces[at - 2] == Piece::Day(1) && matches!(pieces[at], Piece::Month(3 | 4)) {
                pieces[at - 2] = Piece::Ordinal;
            }
        }
        pieces.iter().any(|piece| !matches!(piece, Piece::Text(_))).then_some(Self(pieces))
    }

    /// The date in this picture.
    pub fn of(&self, moment: Moment) -> String {
        let Moment { year, month, day, time: (hour, minute, second) } = moment;
        let padded = |length: usize, number: u8| format!("{number:0length$}");
        let unsigned = |number: i8| u8::try_from(number).unwrap_or_default();
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Day(length @ (1 | 2)) => padded(*length, unsigned(day)),
            Piece::Ordinal => day_of_month(day),
            Piece::Day(3) => format!("{}.", &moment.weekday()[..3]),
            Piece::Day(_) => moment.weekday().to_owned(),
            Piece::Month(length @ (1 | 2)) => padded(*length, unsigned(month)),
            Piece::Month(3) => SHORT_MONTHS[usize::from(unsigned(month - 1)) % 12].to_owned(),
            Piece::Month(_) => moment.month_name().to_owned(),
            Piece::Year(2) => format!("{:02}", year % 100),
            Piece::Year(_) => format!("{year:04}"),
            Piece::Hour(length, true) => padded(*length, (hour + 11) % 12 + 1),
            Piece::Hour(length, false) => padded(*length, hour),
            Piece::Minute(length) => padded(*length, minute),
            Piece::Second(length) => padded(*length, second),
        });
        pieces.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::dates::read;
    use super::*;

    #[test]
    fn dates_look_as_in_a_french_word() {
        for (picture, shown) in [
            ("d MMMM yyyy", "1er mars 2027"),
            ("dddd d MMMM yyyy", "lundi 1er mars 2027"),
            ("yyyyMMdd", "20270301"),
            ("le d MMMM à HH:mm", "le 1er mars à 14:05"),
            ("dd MMMM", "01 mars"),
            ("d", "1"),
            ("d-MMM", "1-mars"),
            ("dd/MM/yyyy", "01/03/2027"),
            ("dd/MM/yy", "01/03/27"),
            ("d/M/y", "1/3/27"),
            ("ddd d MMM yyyy", "lun. 1er mars 2027"),
            ("MMMM yyyy", "mars 2027"),
            ("yyyy-MM-dd", "2027-03-01"),
            ("yyyy", "2027"),
            ("d MMMM yyyy 'à' HH:mm", "1er mars 2027 à 14:05"),
            ("d MMMM yyyy ‘à’ H 'h' mm", "1er mars 2027 à 14 h 05"),
            ("h:m:ss", "2:5:09"),
            ("'Nouméa, le 'd MMMM yyyy", "Nouméa, le 1er mars 2027"),
            ("jj/MM/aaaa", "01/03/2027"),
            ("JJJJ j MMMM aaaa", "lundi 1er mars 2027"),
            ("dd/mm/yyyy", "01/03/2027"),
        ] {
            let picture = DatePicture::read(picture).unwrap_or_else(|| panic!("{picture}"));
            assert_eq!(picture.of(read("01/03/2027 14:05:09").unwrap()), shown);
        }
        let months: Vec<String> = (1..=12)
            .map(|month| DatePicture::read("MMM").unwrap().of(read(&format!("02/{month}/2027")).unwrap()))
            .collect();
        assert_eq!(months, SHORT_MONTHS);
        let midnight = read("01/03/2027").unwrap();
        assert_eq!(DatePicture::read("h/H/HH").unwrap().of(midnight), "12/0/00");
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for picture in [
            "",
            "long",
            "'texte'",
            "ddddd",
            "h:mm AM/PM",
            "d MMMM yyyy '",
            "yyyyy",
            "H mmm",
            "toujours",
            "du d MMMM",
        ] {
            assert_eq!(DatePicture::read(picture), None, "{picture}");
        }
    }
}
