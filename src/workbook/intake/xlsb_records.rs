//! Records of a part of an `.xlsb` (MS-XLSB 2.1.4): a number, a length, so many bytes.

use super::biff::{Bytes, Rich};

/// The records of a part, as far as they are whole: behind one that is cut there are none, and so no end of its part.
pub(super) struct Records<'b>(Bytes<'b>);

impl<'b> Records<'b> {
    pub(super) fn of(part: &'b [u8]) -> Self {
        Self(Bytes(part))
    }

    fn header(&mut self) -> Option<(u16, usize)> {
        let first = self.0.u8()?;
        let number = if first & 0x80 == 0 {
            u16::from(first)
        } else {
            u16::from(first & 0x7f) | u16::from(self.0.u8()? & 0x7f) << 7
        };
        let mut length = 0_usize;
        for shift in [0, 7, 14, 21] {
            let byte = self.0.u8()?;
            length |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some((number, length))
    }
}

impl<'b> Iterator for Records<'b> {
    type Item = (u16, Bytes<'b>);

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.header().and_then(|(number, length)| Some((number, Bytes(self.0.take(length)?))));
        if record.is_none() {
            self.0 = Bytes(&[]);
        }
        record
    }
}

/// Characters with their number before them in four bytes; none where the number says that there is no text.
pub(super) fn units(bytes: &mut Bytes<'_>) -> Option<Vec<u16>> {
    let count = bytes.u32()?;
    if count == u32::MAX {
        return Some(Vec::new());
    }
    let text = bytes.take(usize::try_from(count).ok()?.checked_mul(2)?)?;
    Some(text.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect())
}

/// The same as a text.
pub(super) fn text(bytes: &mut Bytes<'_>) -> Option<String> {
    units(bytes).map(|units| String::from_utf16_lossy(&units))
}

/// A text with runs of fonts (`RichStr`, 2.5.122): the characters, and where each run begins, with its font.
pub(super) fn rich(bytes: &mut Bytes<'_>) -> Option<Rich> {
    let flags = bytes.u8()?;
    let units = units(bytes)?;
    let mut runs = Vec::new();
    if flags & 1 != 0 {
        let count = bytes.u32()?;
        for _ in 0..count {
            let Some(run) = bytes.u16().zip(bytes.u16()) else { break };
            runs.push(run);
        }
    }
    Some((units, runs))
}
