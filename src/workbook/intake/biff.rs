//! What the two binary formats of Excel share: little numbers, errors, runs of fonts, the looks of cells.

use super::numbers;
use super::symbols::Font;
use crate::workbook::cell::Value;

/// Bytes that are read from the front; nothing where they end too soon.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'b>(pub(super) &'b [u8]);

impl<'b> Bytes<'b> {
    pub(super) fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array::<1>().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    /// A number in four bytes (MS-XLS 2.5.217): a whole number or the first half of a fraction, perhaps of hundredths.
    pub(super) fn rk(&mut self) -> Option<f64> {
        let packed = self.u32()?;
        let number = if packed & 2 == 0 {
            f64::from_bits(u64::from(packed & !3) << 32)
        } else {
            f64::from(packed.cast_signed() >> 2)
        };
        Some(if packed & 1 == 0 { number } else { number / 100.0 })
    }
}

/// The error of a cell, by its code.
pub(super) fn error(code: u8) -> Value {
    let text = match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        0x2b => "#GETTING_DATA",
        _ => "#N/A",
    };
    Value::Error(text.to_owned())
}

/// Characters, and where each run of them begins, with the number of its font.
pub(super) type Rich = (Vec<u16>, Vec<(u16, u16)>);

/// A text of the table that all sheets share: as typed, and as seen where runs of it are in a symbol font.
#[derive(Clone, Debug, Default)]
pub(super) struct Text {
    pub(super) typed: String,
    pub(super) seen: Option<String>,
}

/// How cells of one format look.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    /// Its font, where its letters are pictures.
    pub(super) font: Option<Font>,
    /// Whether its numbers are days.
    pub(super) is_date: bool,
}

/// What all sheets share.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) looks: Vec<Look>,
    pub(super) texts: Vec<Text>,
    pub(super) is_1904: bool,
}

impl Shared {
    fn look(&self, format: usize) -> Look {
        self.looks.get(format).copied().unwrap_or_default()
    }

    /// A number in a cell of this format.
    pub(super) fn number(&self, number: f64, format: usize) -> Value {
        if self.look(format).is_date { numbers::day(number, self.is_1904) } else { Value::Number(number) }
    }

    /// A text in a cell of this format.
    pub(super) fn text(&self, typed: String, format: usize) -> Value {
        let seen = self.look(format).font.and_then(|font| font.read(&typed));
        Value::Text(seen.unwrap_or(typed))
    }

    /// A shared text in a cell of this format.
    pub(super) fn shared(&self, number: u32, format: usize) -> Option<Value> {
        let Text { typed, seen } = self.texts.get(usize::try_from(number).ok()?)?;
        Some(match seen {
            Some(seen) => Value::Text(seen.clone()),
            None => self.text(typed.clone(), format),
        })
    }
}

/// A text with runs: each begins at a character and has a font of this number. Seen otherwise, if one is a symbol font.
pub(super) fn with_runs(units: &[u16], runs: &[(u16, u16)], font: impl Fn(u16) -> Option<Font>) -> Text {
    let typed = String::from_utf16_lossy(units);
    if runs.iter().all(|(_, number)| font(*number).is_none()) {
        return Text { typed, seen: None };
    }
    let at = |start: u16| usize::from(start).min(units.len());
    let mut seen = String::from_utf16_lossy(&units[..runs.first().map_or(0, |(start, _)| at(*start))]);
    for (index, &(start, number)) in runs.iter().enumerate() {
        let end = runs.get(index + 1).map_or(units.len(), |(next, _)| at(*next));
        let run = String::from_utf16_lossy(units.get(at(start)..end).unwrap_or_default());
        seen.push_str(&font(number).and_then(|font| font.read(&run)).unwrap_or(run));
    }
    let seen = (seen != typed).then_some(seen);
    Text { typed, seen }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_four_bytes() {
        for (packed, number) in [
            (0x3ff0_0000_u32, 1.0),
            (0x3ff0_0001, 0.01),
            ((50 << 2) | 2, 50.0),
            ((50 << 2) | 3, 0.5),
            ((-3_i32 << 2).cast_unsigned() | 2, -3.0),
        ] {
            assert_eq!(Bytes(&packed.to_le_bytes()).rk(), Some(number), "{packed:x}");
        }
        assert_eq!(Bytes(&[1, 2, 3]).rk(), None);
    }

    #[test]
    fn a_run_in_a_symbol_font_is_seen_as_a_tick() {
        let units: Vec<u16> = "\u{fc} fait".encode_utf16().collect();
        let font = |number| (number == 6).then_some(Font::Wingdings);
        for (runs, seen) in [
            (&[(0, 6), (1, 2)][..], Some("\u{2714} fait")),
            (&[(0, 2), (1, 2)], None),
            (&[], None),
            // out of order, out of bounds
            (&[(4, 2), (0, 6)], None),
            (&[(900, 6)], None),
        ] {
            let text = with_runs(&units, runs, font);
            assert_eq!(
                (text.seen.as_deref().filter(|text| text.starts_with('\u{2714}')), &*text.typed),
                (seen, "\u{fc} fait"),
                "{runs:?}"
            );
        }
    }
}
