//! What a file is, by its content: names lie.

use std::io::{Cursor, Read};

use zip::CompressionMethod;

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

/// Size of all parts unpacked, as the directory tells it. `decompressed_size` knows nothing of archives written in one
/// go, whose sizes stand behind each part; the directory at the end always has them. But sizes can be forged: a part
/// that unpacks to more than is told is refused, because those who read it rely on this.
fn unpacked(archive: &mut zip::ZipArchive<Cursor<&[u8]>>, bytes: &[u8]) -> Result<u128, Trouble> {
    let mut sum = 0_u128;
    let mut packed = Vec::new();
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Trouble::Damaged)?;
        sum += u128::from(part.size());
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
            assert_eq!(is_workbook(&archive(1000, streamed)), Ok(()), "streamed: {streamed}");
            assert_eq!(is_workbook(&archive(MANY, streamed)), Err(Trouble::TooBig), "streamed: {streamed}");
            let small = forged(archive(MANY, streamed), 1000);
            assert_eq!(is_workbook(&small), Err(Trouble::TooBig), "streamed and forged: {streamed}");
            let large = forged(archive(1000, streamed), u32::MAX - 1);
            assert_eq!(is_workbook(&large), Err(Trouble::TooBig), "streamed and forged: {streamed}");
        }
    }
}
