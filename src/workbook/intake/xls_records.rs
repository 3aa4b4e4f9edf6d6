//! Records of the stream of an `.xls` (MS-XLS 2.1.4): a number, a length, so many bytes, and what continues them.

use super::biff::{Bytes, Rich};

const CONTINUE: u16 = 0x003c;

/// A record with what continues it.
pub(super) struct Record<'b> {
    pub(super) number: u16,
    /// Its own bytes, and those of each record that continues it.
    pub(super) pieces: Vec<&'b [u8]>,
}

impl<'b> Record<'b> {
    /// Its own bytes.
    pub(super) fn bytes(&self) -> Bytes<'b> {
        Bytes(self.pieces.first().copied().unwrap_or_default())
    }

    /// How long it is in the stream.
    pub(super) fn length(&self) -> usize {
        self.pieces.iter().map(|piece| piece.len() + 4).sum()
    }
}

/// The records of a stream, as far as they are whole: behind one that is cut there are none, and so no end of its part.
pub(super) struct Records<'b>(Bytes<'b>);

impl<'b> Records<'b> {
    pub(super) fn of(stream: &'b [u8]) -> Self {
        Self(Bytes(stream))
    }

    fn one(&mut self) -> Option<(u16, &'b [u8])> {
        let mut rest = std::mem::replace(&mut self.0, Bytes(&[]));
        let (number, length) = (rest.u16()?, rest.u16()?);
        let piece = rest.take(usize::from(length))?;
        self.0 = rest;
        Some((number, piece))
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = Record<'b>;

    fn next(&mut self) -> Option<Record<'b>> {
        let (number, piece) = self.one()?;
        let mut pieces = vec![piece];
        while self.0.0.starts_with(&CONTINUE.to_le_bytes()) {
            let Some((_, piece)) = self.one() else { break };
            pieces.push(piece);
        }
        Some(Record { number, pieces })
    }
}

/// Texts that may run from one piece of a record into the next, where their characters change their width (2.5.293).
pub(super) struct Texts<'b> {
    pieces: std::vec::IntoIter<&'b [u8]>,
    here: Bytes<'b>,
}

impl<'b> Texts<'b> {
    pub(super) fn of(record: Record<'b>) -> Self {
        let mut pieces = record.pieces.into_iter();
        let here = Bytes(pieces.next().unwrap_or_default());
        Self { pieces, here }
    }

    /// The next piece, where this one is at its end.
    fn turn(&mut self) -> Option<bool> {
        if !self.here.0.is_empty() {
            return Some(false);
        }
        self.here = Bytes(self.pieces.next()?);
        Some(true)
    }

    pub(super) fn skip(&mut self, mut length: usize) -> Option<()> {
        while length > 0 {
            self.turn()?;
            let step = length.min(self.here.0.len());
            self.here.take(step)?;
            length -= step;
        }
        Some(())
    }

    fn u8(&mut self) -> Option<u8> {
        self.turn()?;
        self.here.u8()
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    /// Characters, their number known.
    fn units(&mut self, count: u16, mut flags: u8) -> Option<Vec<u16>> {
        let mut units = Vec::new();
        let mut count = usize::from(count);
        while count > 0 {
            if self.turn()? {
                flags = self.here.u8()?;
            }
            let width = if flags & 1 == 0 { 1 } else { 2 };
            let step = count.min(self.here.0.len() / width);
            let bytes = self.here.take(step * width)?;
            match width {
                1 => units.extend(bytes.iter().map(|&byte| u16::from(byte))),
                _ => units.extend(bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]))),
            }
            if step == 0 && !self.here.0.is_empty() {
                // half a character at the end of a piece: nobody writes that
                return None;
            }
            count -= step;
        }
        Some(units)
    }

    /// A text with its length before it in one byte, as names have it.
    pub(super) fn short(&mut self) -> Option<String> {
        let (count, flags) = (u16::from(self.u8()?), self.u8()?);
        self.units(count, flags).map(|units| String::from_utf16_lossy(&units))
    }

    /// A text with its length before it in two bytes, as cells have it.
    pub(super) fn long(&mut self) -> Option<String> {
        self.rich().map(|(units, _)| String::from_utf16_lossy(&units))
    }

    /// The same, and where each of its runs begins, with its font.
    pub(super) fn rich(&mut self) -> Option<Rich> {
        let (count, flags) = (self.u16()?, self.u8()?);
        let runs = if flags & 8 == 0 { 0 } else { self.u16()? };
        let more = if flags & 4 == 0 { 0 } else { self.u32()? };
        let units = self.units(count, flags)?;
        let runs = (0..runs).map(|_| Some((self.u16()?, self.u16()?))).collect::<Option<Vec<_>>>()?;
        self.skip(usize::try_from(more).ok()?)?;
        Some((units, runs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_changes_its_width_where_it_is_continued() {
        // "abcé" in narrow letters, "œ!" in wide ones, a run of a font that is cut in the middle
        let first = [6, 0, 8, 1, 0, b'a', b'b', b'c', 0xe9];
        let second = [1, 0x53, 0x01, b'!', 0, 2];
        let third = [0, 7, 0, b'z'];
        let record = Record { number: 0, pieces: vec![&first, &second, &third] };
        let mut texts = Texts::of(record);
        let (units, runs) = texts.rich().unwrap();
        assert_eq!(String::from_utf16_lossy(&units), "abc\u{e9}\u{153}!");
        assert_eq!(runs, [(2, 7)]);
        assert_eq!((texts.u8(), texts.u8()), (Some(b'z'), None));
    }

    #[test]
    fn records_are_continued() {
        let stream = [1, 0, 2, 0, 9, 9, 0x3c, 0, 1, 0, 8, 2, 0, 0, 0, 3, 0, 9, 0, 0];
        let found: Vec<(u16, usize)> =
            Records::of(&stream).map(|record| (record.number, record.pieces.len())).collect();
        assert_eq!(found, [(1, 2), (2, 1)]);
    }

    // #cut-stream
    #[test]
    fn nothing_is_read_behind_a_record_that_is_cut() {
        // the last record says that it is longer, and what it holds looks like the end of a sheet
        let stream = [1, 0, 1, 0, 9, 0x3c, 0, 5, 0, 0x0a, 0, 0, 0];
        assert_eq!(Records::of(&stream).map(|record| record.number).collect::<Vec<_>>(), [1]);
    }
}
