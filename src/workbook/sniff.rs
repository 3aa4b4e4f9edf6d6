//! What a file is, by its content: names lie.

use std::io::Cursor;

use super::error::Trouble;

/// Most entries of a workbook's archive.
const MAX_ENTRIES: usize = 10_000;
/// Largest sum of all parts unpacked, in bytes.
const MAX_UNPACKED: u128 = 512 << 20;
/// An archive whose parts unpack to more than this times its size is a bomb: real sheets reach some forty.
const MAX_RATIO: u128 = 200;
/// Below this size a large ratio is harmless.
const RATIO_MATTERS: u128 = 32 << 20;

/// Makes sure that bytes are an .xlsx or .xlsm workbook of a reasonable size.
pub(super) fn is_workbook(bytes: &[u8]) -> Result<(), Trouble> {
    if bytes.is_empty() {
        return Err(Trouble::Empty);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(if holds_utf16(bytes, "EncryptedPackage") {
            Trouble::Password
        } else {
            Trouble::OldExcel
        });
    }
    if !bytes.starts_with(b"PK") {
        return Err(not_an_archive(bytes));
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Trouble::Damaged)?;
    let unpacked = archive.decompressed_size().unwrap_or(0);
    let bomb = unpacked > RATIO_MATTERS && unpacked / (bytes.len() as u128).max(1) > MAX_RATIO;
    if archive.len() > MAX_ENTRIES || unpacked > MAX_UNPACKED || bomb {
        return Err(Trouble::TooBig);
    }
    if archive.has_overlapping_files().unwrap_or(true) {
        return Err(Trouble::Damaged);
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.xml") {
        return Ok(());
    }
    let starts = |folder: &str| archive.file_names().flatten().any(|name| name.starts_with(folder));
    Err(if has("xl/workbook.bin") {
        Trouble::BinaryExcel
    } else if starts("word/") {
        Trouble::Word
    } else if has("mimetype") && has("content.xml") {
        Trouble::OpenDocument
    } else {
        Trouble::Damaged
    })
}

fn holds_utf16(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

fn not_an_archive(bytes: &[u8]) -> Trouble {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_lowercase();
    if ["<html", "<!doctype html", "<table", "<?xml"].iter().any(|mark| head.contains(mark)) {
        return Trouble::WebPage;
    }
    let binary = bytes.iter().take(2048).any(|&byte| byte == 0);
    let separated = head.lines().next().is_some_and(|line| line.contains([';', ',', '\t']));
    if !binary && separated { Trouble::Text } else { Trouble::Damaged }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_content() {
        let mut encrypted = vec![0xd0, 0xcf, 0x11, 0xe0];
        encrypted.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        for (bytes, trouble) in [
            (&b""[..], Trouble::Empty),
            (b"\xd0\xcf\x11\xe0 Workbook", Trouble::OldExcel),
            (&encrypted, Trouble::Password),
            (b"<html><table>", Trouble::WebPage),
            (b"UAI;Nom\n983;x", Trouble::Text),
            (b"PK\x03\x04cut", Trouble::Damaged),
            (b"\x00\x01\x02;", Trouble::Damaged),
        ] {
            assert_eq!(is_workbook(bytes), Err(trouble));
        }
    }
}
