//! What a file is, by its content: names lie.

use std::io::{Cursor, Read};

use zip::CompressionMethod;

use super::csv;
use crate::workbook::error::Trouble;

/// Most entries of a workbook's archive.
const MAX_ENTRIES: usize = 10_000;
/// Largest table of texts that all sheets share, unpacked: readers hold it whole.
const MAX_STRINGS: u64 = 128 << 20;
/// Largest sum of all parts unpacked, in bytes.
const MAX_UNPACKED: u128 = 512 << 20;
/// An archive whose parts unpack to more than this times its size is a bomb: real sheets reach some forty.
const MAX_RATIO: u128 = 200;
/// So much of a text tells what it is.
const HEAD: usize = 64 << 10;
/// Below this size a large ratio is harmless.
const RATIO_MATTERS: u128 = 32 << 20;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An Excel workbook of today: `.xlsx`, `.xlsm`.
    Xlsx,
    /// A binary one: `.xlsb`.
    Xlsb,
    /// One of Excel 97 to 2003: `.xls`.
    Xls,
    /// An OpenDocument spreadsheet: `.ods`.
    Ods,
    /// A text of columns.
    Csv,
}

impl Format {
    /// What bytes are, and that they may be read: an archive of a reasonable size, nothing encrypted.
    ///
    /// # Errors
    /// [`Trouble`], what they are instead.
    pub fn of(bytes: &[u8]) -> Result<Self, Trouble> {
        if bytes.is_empty() {
            return Err(Trouble::Empty);
        }
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return compound(bytes);
        }
        if bytes.starts_with(b"PK") {
            return archive(bytes);
        }
        text(bytes)
    }
}

/// A compound file: Excel 97 to 2003, Word, or what Office makes of an encrypted archive.
fn compound(bytes: &[u8]) -> Result<Format, Trouble> {
    if holds_utf16(bytes, "EncryptedPackage") {
        return Err(Trouble::Password);
    }
    // the crate refuses chains of sectors that run in a circle
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Trouble::Damaged)?;
    if file.is_stream("/Workbook") {
        Ok(Format::Xls)
    } else if file.is_stream("/Book") {
        Err(Trouble::OldExcel)
    } else if file.is_stream("/WordDocument") {
        Err(Trouble::Word)
    } else {
        Err(Trouble::Damaged)
    }
}

/// An archive: Excel of today, OpenDocument, or something else.
fn archive(bytes: &[u8]) -> Result<Format, Trouble> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Damaged)?;
    if archive.len() > MAX_ENTRIES {
        return Err(Trouble::TooBig);
    }
    let unpacked = unpacked(&mut archive, bytes)?;
    let bomb = unpacked > RATIO_MATTERS && unpacked / (bytes.len() as u128).max(1) > MAX_RATIO;
    if unpacked > MAX_UNPACKED || bomb {
        return Err(Trouble::TooBig);
    }
    if archive.has_overlapping_files().unwrap_or(true) {
        return Err(Trouble::Damaged);
    }
    let has = |name: &str| archive.file_names().flatten().any(|part| part.eq_ignore_ascii_case(name));
    let starts = |folder: &str| archive.file_names().flatten().any(|name| name.starts_with(folder));
    if has("xl/workbook.xml") {
        return Ok(Format::Xlsx);
    }
    if has("xl/workbook.bin") {
        return Ok(Format::Xlsb);
    }
    if starts("word/") {
        return Err(Trouble::Word);
    }
    if has("Index/Document.iwa") || starts("Index/Tables/") {
        return Err(Trouble::Numbers);
    }
    if !has("content.xml") {
        return Err(Trouble::Damaged);
    }
    let mut part = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).ok()?.take(1 << 20).read_to_string(&mut text).ok()?;
        Some(text)
    };
    let kind = part("mimetype").unwrap_or_default();
    if part("META-INF/manifest.xml").is_some_and(|manifest| manifest.contains("encryption-data")) {
        Err(Trouble::Password)
    } else if kind.contains("opendocument.text") {
        Err(Trouble::OpenText)
    } else if kind.is_empty() || kind.contains("opendocument.spreadsheet") {
        Ok(Format::Ods)
    } else {
        Err(Trouble::Damaged)
    }
}

/// Neither an archive nor a compound file: a text, or what pretends to be a workbook.
fn text(bytes: &[u8]) -> Result<Format, Trouble> {
    // the stream of a workbook without its container, as Excel 2 to 4 wrote it
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04 | 0x08, _, 0x00, ..]) {
        return Err(Trouble::OldExcel);
    }
    let head = csv::decoded(&bytes[..bytes.len().min(HEAD)]);
    let lower = head.trim_start().to_lowercase();
    if lower.starts_with("%pdf-") {
        return Err(Trouble::Pdf);
    }
    if lower.starts_with("{\\rtf") {
        return Err(Trouble::Word);
    }
    if lower.starts_with("mime-version:") {
        return Err(Trouble::WebPage);
    }
    if lower.starts_with('<') {
        if ["<html", "<!doctype html", "<table"].iter().any(|mark| lower.contains(mark)) {
            return Err(Trouble::WebPage);
        }
        if lower.starts_with("<?xml") {
            return Err(Trouble::Xml);
        }
    }
    let is_binary =
        |letter: char| letter.is_control() && !matches!(letter, '\t' | '\r' | '\n' | '\u{c}' | '\u{1a}');
    // what Windows-1252 has between 80 and 9F are letters, but five that it does not have
    if head.chars().any(|letter| is_binary(letter) && !('\u{80}'..='\u{9f}').contains(&letter)) {
        return Err(Trouble::Damaged);
    }
    if csv::separator(&head).is_some() { Ok(Format::Csv) } else { Err(Trouble::Text) }
}

/// Size of all parts unpacked, as the directory tells it. `decompressed_size` knows nothing of archives written in one
/// go, whose sizes stand behind each part; the directory at the end always has them. But sizes can be forged: a part
/// that unpacks to more than is told is refused, because those who read it rely on this.
fn unpacked(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, bytes: &[u8]) -> Result<u128, Trouble> {
    let mut sum = 0_u128;
    let mut packed = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Trouble::Damaged)?;
        sum += u128::from(part.size());
        let is_shared = part.name().is_ok_and(|name| name.to_lowercase().contains("sharedstrings"));
        if is_shared && part.size() > MAX_STRINGS {
            return Err(Trouble::TooBig);
        }
        let start = part.data_start().and_then(|start| usize::try_from(start).ok());
        let length = usize::try_from(part.compressed_size()).ok();
        let end = start.zip(length).and_then(|(start, length)| start.checked_add(length));
        let data = start.zip(end).and_then(|(start, end)| bytes.get(start..end)).ok_or(Trouble::Damaged)?;
        match part.compression() {
            CompressionMethod::Stored if part.compressed_size() > part.size() => return Err(Trouble::TooBig),
            CompressionMethod::Deflated => packed.push((data, part.size())),
            // what is packed otherwise can't be read at all
            _ => {}
        }
    }
    if sum <= MAX_UNPACKED && packed.into_iter().any(|(data, told)| is_larger(data, told)) {
        return Err(Trouble::TooBig);
    }
    Ok(sum)
}

/// Whether packed data is longer than told, unpacked; what comes before a fault counts too.
fn is_larger(data: &[u8], told: u64) -> bool {
    let mut reader = flate2::read::DeflateDecoder::new(data).take(told.saturating_add(1));
    let mut buffer = vec![0; 64 << 10];
    let mut read = 0;
    while let Ok(some @ 1..) = reader.read(&mut buffer) {
        read += some as u64;
    }
    read > told
}

fn holds_utf16(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_content() {
        let mut encrypted = vec![0xd0, 0xcf, 0x11, 0xe0];
        encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        let utf16: Vec<u8> = "\u{feff}UAI;Nom\n9;x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, format) in [
            (&b""[..], Err(Trouble::Empty)),
            (b"\xd0\xcf\x11\xe0 Workbook", Err(Trouble::Damaged)),
            (&encrypted, Err(Trouble::Password)),
            (&container("Workbook"), Ok(Format::Xls)),
            (&container("WORKBOOK"), Ok(Format::Xls)),
            (&container("Book"), Err(Trouble::OldExcel)),
            (&container("WordDocument"), Err(Trouble::Word)),
            (&container("PowerPoint Document"), Err(Trouble::Damaged)),
            (b"\x09\x04\x06\x00\x00\x04\x10\x00", Err(Trouble::OldExcel)),
            (b"<html><table>", Err(Trouble::WebPage)),
            (b"\n<table><tr><td>UAI", Err(Trouble::WebPage)),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", Err(Trouble::WebPage)),
            (b"MIME-Version: 1.0", Err(Trouble::WebPage)),
            (b"<?xml version='1.0'?><Workbook>", Err(Trouble::Xml)),
            (b"{\\rtf1", Err(Trouble::Word)),
            (b"%PDF-1.7", Err(Trouble::Pdf)),
            (b"UAI;Nom\n983;x", Ok(Format::Csv)),
            (b"UAI,Nom\n983,x <table>", Ok(Format::Csv)),
            (b"\xef\xbb\xbfUAI\tNom\n983\tx", Ok(Format::Csv)),
            (b"UAI|Pr\xe9nom\n983|x", Ok(Format::Csv)),
            (&utf16, Ok(Format::Csv)),
            (b"UAI\n983\n", Err(Trouble::Text)),
            (b"PK\x03\x04cut", Err(Trouble::Damaged)),
            (b"\x00\x01\x02;", Err(Trouble::Damaged)),
        ] {
            assert_eq!(
                Format::of(bytes),
                format,
                "{}",
                String::from_utf8_lossy(&bytes[..bytes.len().min(40)])
            );
        }
    }

    #[test]
    fn archives_are_known_by_their_parts() {
        const SHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";
        for (parts, format) in [
            (&[("xl/workbook.xml", "")][..], Ok(Format::Xlsx)),
            (&[("xl/workbook.bin", "")], Ok(Format::Xlsb)),
            (&[("mimetype", SHEET), ("content.xml", "")], Ok(Format::Ods)),
            (
                &[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")],
                Err(Trouble::OpenText),
            ),
            (
                &[
                    ("mimetype", SHEET),
                    ("content.xml", ""),
                    ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
                ],
                Err(Trouble::Password),
            ),
            (&[("word/document.xml", "")], Err(Trouble::Word)),
            (&[("Index/Document.iwa", "")], Err(Trouble::Numbers)),
            (&[("lisez-moi.txt", "rien")], Err(Trouble::Damaged)),
        ] {
            use std::io::Write;
            let mut bytes = Vec::new();
            let mut writer = zip::ZipWriter::new(Cursor::new(&mut bytes));
            for (name, text) in parts {
                writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
                writer.write_all(text.as_bytes()).unwrap();
            }
            writer.finish().unwrap();
            assert_eq!(Format::of(&bytes), format, "{parts:?}");
        }
    }

    /// A compound file with one stream.
    fn container(stream: &str) -> Vec<u8> {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        file.create_stream(format!("/{stream}")).unwrap();
        file.into_inner().into_inner()
    }

    /// An archive with a sheet of so many zeros. `streamed` leaves the sizes to the descriptor behind the part.
    fn archive(zeros: usize, streamed: bool) -> Vec<u8> {
        use std::io::Write;
        let options = zip::write::SimpleFileOptions::default();
        let parts = [("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", zeros)];
        let mut bytes = Vec::new();
        if streamed {
            let mut writer = zip::ZipWriter::new_stream(&mut bytes);
            for (name, zeros) in parts {
                writer.start_file(name, options).unwrap();
                writer.write_all(&vec![0; zeros]).unwrap();
            }
            writer.finish().unwrap();
        } else {
            let mut writer = zip::ZipWriter::new(Cursor::new(&mut bytes));
            for (name, zeros) in parts {
                writer.start_file(name, options).unwrap();
                writer.write_all(&vec![0; zeros]).unwrap();
            }
            writer.finish().unwrap();
        }
        bytes
    }

    /// The size of the last entry of the directory becomes another.
    fn forged(mut bytes: Vec<u8>, size: u32) -> Vec<u8> {
        let entry = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
        bytes[entry + 24..entry + 28].copy_from_slice(&size.to_le_bytes());
        bytes
    }

    #[test]
    fn an_archive_that_unpacks_to_too_much_is_refused_however_its_sizes_are_told() {
        const MANY: usize = 40 << 20;
        for streamed in [false, true] {
            assert_eq!(Format::of(&archive(1000, streamed)), Ok(Format::Xlsx), "streamed: {streamed}");
            assert_eq!(Format::of(&archive(MANY, streamed)), Err(Trouble::TooBig), "streamed: {streamed}");
            let small = forged(archive(MANY, streamed), 1000);
            assert_eq!(Format::of(&small), Err(Trouble::TooBig), "streamed and forged: {streamed}");
            let large = forged(archive(1000, streamed), u32::MAX - 1);
            assert_eq!(Format::of(&large), Err(Trouble::TooBig), "streamed and forged: {streamed}");
        }
    }
}
