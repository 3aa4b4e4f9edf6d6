//! Each fixture cut at many places, as a whole and part by part: it is refused, or nothing is missing.

use std::io::{Cursor, Read};

use super::make::archive_of;
use super::{cells, container, fixture, read};

/// How many cuts were read and how many refused.
#[derive(Debug, Default)]
struct Counts {
    read: usize,
    refused: usize,
}

impl Counts {
    fn judge(&mut self, whole: &[(String, &str, String)], bytes: Vec<u8>, what: &str) {
        match read(bytes) {
            Ok(book) => {
                self.read += 1;
                assert!(cells(&book) == whole, "{what}: other cells, and not a word");
            }
            Err(error) => {
                self.refused += 1;
                assert!(error.to_string().contains("est endommagé"), "{what}: {error}");
            }
        }
    }

    /// The file as a whole.
    fn file(&mut self, whole: &[(String, &str, String)], file: &str, bytes: &[u8]) {
        for at in (16..bytes.len()).step_by(bytes.len() / 80 + 1) {
            self.judge(whole, bytes[..at].to_vec(), &format!("{file} cut at {at}"));
        }
    }
}

// #cut-stream
#[test]
fn the_stream_of_an_xls_that_is_cut_is_refused() {
    for file in ["libreoffice.xls", "xlwt.xls", "libreoffice-boxes.xls"] {
        let bytes = fixture(file);
        let whole = cells(&read(bytes.clone()).unwrap());
        assert!(whole.len() > 5, "{file}");
        let mut counts = Counts::default();
        counts.file(&whole, file, &bytes);
        let mut open = cfb::CompoundFile::open(Cursor::new(&bytes)).unwrap();
        let mut stream = Vec::new();
        open.open_stream("/Workbook").unwrap().read_to_end(&mut stream).unwrap();
        let is_told = open.is_stream("/\u{5}SummaryInformation");
        for at in (0..stream.len()).step_by(stream.len() / 200 + 1) {
            let mut streams = vec![("/Workbook", &stream[..at])];
            streams.extend(is_told.then_some(("/\u{5}SummaryInformation", &b"x"[..])));
            counts.judge(&whole, container(&streams), &format!("{file}: its stream cut at {at}"));
        }
        // xlwt fills its stream up behind the last sheet: nothing is missing there
        assert!(counts.refused > 100, "{file}: {counts:?}");
    }
}

#[test]
fn parts_of_an_archive_that_are_cut_are_refused() {
    for file in
        ["hand.xlsb", "libreoffice.xlsx", "openpyxl.xlsx", "xlsxwriter.xlsx", "libreoffice.ods", "odfpy.ods"]
    {
        let bytes = fixture(file);
        let whole = cells(&read(bytes.clone()).unwrap());
        let mut counts = Counts::default();
        counts.file(&whole, file, &bytes);
        let parts = parts(&bytes);
        let is_data = |name: &str| {
            let names = ["workbook", "sharedStrings", "styles", "content"];
            let stem = name.rsplit('/').next().unwrap().split('.').next().unwrap();
            !name.contains("_rels/") && (names.contains(&stem) || name.starts_with("xl/worksheets/"))
        };
        for index in 0..parts.len() {
            let (name, part) = &parts[index];
            if !is_data(name) || name == "styles.xml" {
                continue;
            }
            for at in (0..part.len()).step_by(part.len() / 60 + 1) {
                let mut cut = parts.clone();
                cut[index].1.truncate(at);
                let cut: Vec<(&str, &[u8])> = cut.iter().map(|(name, part)| (&**name, &**part)).collect();
                counts.judge(&whole, archive_of(&cut), &format!("{file}: {name} cut at {at}"));
            }
        }
        assert!(counts.refused > 100, "{file}: {counts:?}");
    }
}

/// The parts of an archive, by name.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    let part = |name: String| {
        let mut part = Vec::new();
        archive.by_name(&name).unwrap().read_to_end(&mut part).unwrap();
        (name, part)
    };
    names.into_iter().map(part).collect()
}
