//! Pictures that a template asks for by name: `{{ image("logo.png", largeur="3 cm") }}`.
//!
//! The domain hands the bytes over; here they are looked at (PNG, JPEG, GIF), measured, and shown in a drawing that
//! stands in the line. Sources: PNG 1.2 (11.2.2, 11.3.5.3), JFIF 1.02, GIF89a; ECMA-376 part 1, 20.4.2.8.

use std::sync::Arc;

use super::escape::escaped;
use super::faults::Trouble;
use super::quotes;
use super::vocabulary::{NoPicture, Vocabulary, Word};

/// English Metric Units in a centimetre.
const CM: f64 = 360_000.0;
/// Dots in an inch where a picture does not say.
const DPI: f64 = 96.0;
/// A picture whose size nobody gave is not wider than the text of a page, in centimetres.
const WIDEST: f64 = 16.0;
/// Largest side of a drawing that Word takes, in centimetres (22 inches).
const LARGEST: f64 = 55.8;

/// A picture as a tag asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PictureTag {
    /// The name that the template gives.
    pub(super) name: String,
    pub(super) bytes: Arc<[u8]>,
    /// `png`, `jpeg` or `gif`.
    pub(super) kind: &'static str,
    /// Width and height in English Metric Units.
    pub(super) size: (u64, u64),
}

impl PictureTag {
    /// Reads the arguments of a tag; nothing when they can't be read.
    pub(super) fn read(arguments: &str, vocabulary: &dyn Vocabulary) -> Result<Option<Self>, Trouble> {
        let mut arguments = quotes::pieces(arguments).into_iter().map(str::trim);
        let Some(name) = arguments.next().and_then(quoted) else { return Ok(None) };
        let (mut width, mut height) = (None, None);
        for argument in arguments {
            let Some((key, value)) = argument.split_once('=') else { return Ok(None) };
            let length = quoted(value.trim())
                .or_else(|| Some(value.trim().to_owned()))
                .and_then(|text| centimetres(&text));
            let Some(length) = length else { return Ok(None) };
            match vocabulary.word(key.trim()) {
                Some(Word::Width) => width = Some(length),
                Some(Word::Height) => height = Some(length),
                _ => return Ok(None),
            }
        }
        let picture = Self::named(&name, vocabulary)?;
        Ok(Some(picture.sized(width, height)))
    }

    /// A picture of the campaign, as large as it says itself.
    pub(super) fn named(name: &str, vocabulary: &dyn Vocabulary) -> Result<Self, Trouble> {
        let trouble = |why| Trouble::Picture { name: name.to_owned(), why };
        let bytes = vocabulary.picture(name).map_err(trouble)?;
        let (kind, size) = measured(&bytes).ok_or_else(|| trouble(NoPicture::Unreadable))?;
        Ok(Self { name: name.to_owned(), bytes, kind, size })
    }

    /// The picture with one side given, or both; nothing given, it is not wider than the text.
    fn sized(mut self, width: Option<f64>, height: Option<f64>) -> Self {
        let own = (as_float(self.size.0) / CM, as_float(self.size.1) / CM);
        let (wide, high) = match (width, height) {
            (Some(width), Some(height)) => (width, height),
            (Some(width), None) => (width, width * own.1 / own.0),
            (None, Some(height)) => (height * own.0 / own.1, height),
            (None, None) if own.0 > WIDEST => (WIDEST, WIDEST * own.1 / own.0),
            (None, None) => own,
        };
        self.size = (emu(wide), emu(high));
        self
    }

    /// The run that shows it. `id` is the drawing's number, or the expression of one; `relation` that of the file.
    pub(super) fn run(&self, w: &str, id: &str, relation: &str) -> String {
        const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
        const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let ((cx, cy), name) = (self.size, escaped(&self.name));
        format!(
            "<{w}r><{w}drawing><wp:inline xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" distT=\"0\" distB=\"0\" distL=\"0\" \
             distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:docPr id=\"{id}\" name=\"{name}\" descr=\"{name}\"/>\
             <a:graphic xmlns:a=\"{DRAWING}/main\"><a:graphicData uri=\"{DRAWING}/picture\">\
             <pic:pic xmlns:pic=\"{DRAWING}/picture\"><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"{name}\"/><pic:cNvPicPr/>\
             </pic:nvPicPr><pic:blipFill><a:blip xmlns:r=\"{RELATIONS}\" r:embed=\"{relation}\"/><a:stretch><a:fillRect/>\
             </a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>\
             </{w}drawing></{w}r>"
        )
    }
}

fn quoted(text: &str) -> Option<String> {
    // two texts that an expression joins are no literal
    let inside =
        |quote: char| text.strip_prefix(quote)?.strip_suffix(quote).filter(|inside| !inside.contains(quote));
    inside('"').or_else(|| inside('\'')).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// A length such as `3 cm`, `25 mm`, `1,5 cm`, `72 pt`.
fn centimetres(text: &str) -> Option<f64> {
    let plain = text.replace(',', ".").replace('\u{a0}', " ");
    let at = plain.find(|ch: char| !ch.is_ascii_digit() && ch != '.')?;
    let number: f64 = plain[..at].parse().ok()?;
    let length = match plain[at..].trim() {
        "cm" => number,
        "mm" => number / 10.0,
        "pt" => number / 72.0 * 2.54,
        "in" => number * 2.54,
        _ => return None,
    };
    (length > 0.0 && length <= LARGEST).then_some(length)
}

#[expect(clippy::cast_precision_loss, reason = "a side of a picture is far below 2^52 units")]
fn as_float(units: u64) -> f64 {
    units as f64
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between one unit and 22 inches")]
fn emu(centimetres: f64) -> u64 {
    (centimetres.clamp(0.01, LARGEST) * CM).round() as u64
}

/// Kind and size in English Metric Units of a picture that Word shows.
fn measured(bytes: &[u8]) -> Option<(&'static str, (u64, u64))> {
    let (kind, (width, height), dpi) = png(bytes).or_else(|| jpeg(bytes)).or_else(|| gif(bytes))?;
    if width == 0 || height == 0 {
        return None;
    }
    let units = |dots: u32, dpi: f64| emu(f64::from(dots) / dpi * 2.54);
    Some((kind, (units(width, dpi.0), units(height, dpi.1))))
}

type Measure = (&'static str, (u32, u32), (f64, f64));

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn png(bytes: &[u8]) -> Option<Measure> {
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.get(12..16)? != b"IHDR" {
        return None;
    }
    let size = (number(bytes, 16)?, number(bytes, 20)?);
    let mut dpi = (DPI, DPI);
    let mut at = 8_usize;
    while let (Some(length), Some(name)) = (number(bytes, at), bytes.get(at + 4..at + 8)) {
        if name == b"pHYs" && bytes.get(at + 16) == Some(&1) {
            let metre = |at| number(bytes, at).filter(|&dots| dots > 0).map(|dots| f64::from(dots) * 0.0254);
            dpi = (metre(at + 8).unwrap_or(DPI), metre(at + 12).unwrap_or(DPI));
        }
        if name == b"IDAT" {
            break;
        }
        at = at.checked_add(usize::try_from(length).ok()?)?.checked_add(12)?;
    }
    Some(("png", size, dpi))
}

fn jpeg(bytes: &[u8]) -> Option<Measure> {
    if !bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return None;
    }
    let short = |at: usize| Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?));
    let mut dpi = (DPI, DPI);
    let mut at = 2_usize;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        match marker {
            0xff => at += 1,
            0x01 | 0xd0..=0xd8 => at += 2,
            // start of frame, but for the three markers that are none
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                let size = (u32::from(short(at + 7)?), u32::from(short(at + 5)?));
                return Some(("jpeg", size, dpi));
            }
            _ => {
                if marker == 0xe0 && bytes.get(at + 4..at + 9)? == b"JFIF\0" {
                    let unit = if bytes.get(at + 11)? == &2 { 2.54 } else { 1.0 };
                    let dots = (f64::from(short(at + 12)?) * unit, f64::from(short(at + 14)?) * unit);
                    if bytes.get(at + 11)? != &0 && dots.0 > 0.0 && dots.1 > 0.0 {
                        dpi = dots;
                    }
                }
                at += 2 + usize::from(short(at + 2)?);
            }
        }
    }
}

fn gif(bytes: &[u8]) -> Option<Measure> {
    if !bytes.starts_with(b"GIF87a") && !bytes.starts_with(b"GIF89a") {
        return None;
    }
    let short = |at: usize| Some(u32::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    Some(("gif", (short(6)?, short(8)?), (DPI, DPI)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, expected) in [
            ("3 cm", Some(3.0)),
            ("25mm", Some(2.5)),
            ("1,5 cm", Some(1.5)),
            ("1.5\u{a0}cm", Some(1.5)),
            ("3", None),
            ("-3 cm", None),
            ("0 cm", None),
            ("9999 cm", None),
            ("1.2.3 cm", None),
        ] {
            assert_eq!(centimetres(text), expected, "{text}");
        }
    }

    #[test]
    fn pictures_are_known_by_their_content() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x60\0\0\0\x30\x08\x02\0\0\0....".to_vec();
        assert_eq!(measured(&png), Some(("png", (914_400, 457_200))));
        png[19] = 0;
        assert_eq!(measured(&png), None);
        let jpeg =
            b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\x01\0\x48\0\x48\0\0\xff\xc0\0\x11\x08\0\x48\0\x90\x03";
        assert_eq!(measured(jpeg), Some(("jpeg", (1_828_800, 914_400))));
        assert_eq!(measured(b"GIF89a\x60\0\x60\0"), Some(("gif", (914_400, 914_400))));
        for broken in [&b""[..], b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\0", b"BM12"] {
            assert_eq!(measured(broken), None);
        }
    }
}
