//! What charts remember of their cells. The writer leaves out what comes from formulas, and previews that do not
//! compute (telephones, mail programs) would show charts without columns: the points are put in afterwards.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};

use rust_xlsxwriter::XlsxError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::put;

/// The points of a range of the overview.
pub(super) struct Cache {
    /// The end of the formula that names the range.
    range: String,
    /// Labels or numbers; none of them needs escapes.
    points: Vec<String>,
}

impl Cache {
    /// A range within one column, and what its cells show.
    pub(super) fn new(column: u16, first: u32, points: impl IntoIterator<Item = String>) -> Self {
        let points: Vec<String> = points.into_iter().collect();
        let letters = crate::findings::column_letters(column + 1);
        let last = first + u32::try_from(points.len()).unwrap_or(u32::MAX / 2);
        Self { range: format!("!${letters}${}:${letters}${last}</c:f>", first + 1), points }
    }

    /// The same, of numbers.
    pub(super) fn numbers(column: u16, first: u32, numbers: impl IntoIterator<Item = f64>) -> Self {
        Self::new(column, first, numbers.into_iter().map(|number| put::Value::Number(number).shown()))
    }

    /// The part with the points of this range; as it was where the range is not in it.
    fn fill(&self, part: &str) -> String {
        let mut filled = String::with_capacity(part.len() + 1024);
        let mut rest = part;
        while let Some(at) = rest.find(&self.range) {
            let (before, behind) = rest.split_at(at + self.range.len());
            filled += before;
            rest = behind;
            let Some(count) = rest.find("<c:ptCount ") else { continue };
            let Some(end) = ["</c:numCache>", "</c:strCache>"].iter().filter_map(|end| rest.find(end)).min()
            else {
                continue;
            };
            filled += &rest[..count];
            let _ = write!(filled, "<c:ptCount val=\"{}\"/>", self.points.len());
            for (index, point) in self.points.iter().enumerate() {
                let _ = write!(filled, "<c:pt idx=\"{index}\"><c:v>{point}</c:v></c:pt>");
            }
            rest = &rest[end..];
        }
        filled + rest
    }
}

/// The workbook with the points of its charts; every other part is copied as it is compressed.
pub(super) fn fill(workbook: &[u8], caches: &[Cache]) -> Result<Vec<u8>, XlsxError> {
    let mut archive = ZipArchive::new(Cursor::new(workbook))?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::with_capacity(workbook.len() + 4096)));
    for index in 0..archive.len() {
        let raw = archive.by_index_raw(index)?;
        let name = raw.name()?.into_owned();
        if !name.starts_with("xl/charts/chart") {
            writer.raw_copy_file(raw)?;
            continue;
        }
        drop(raw);
        let mut part = String::new();
        archive.by_index(index)?.read_to_string(&mut part)?;
        for cache in caches {
            part = cache.fill(&part);
        }
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(name, options.last_modified_time(DateTime::default()))?;
        writer.write_all(part.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_go_where_their_range_is_named() {
        let empty = "<c:f>S!$B$2:$B$3</c:f><c:numCache><c:formatCode>General</c:formatCode>\
                     <c:ptCount val=\"2\"/></c:numCache><c:f>S!$B$2:$B$30</c:f><c:numCache></c:numCache>";
        let filled = Cache::numbers(1, 1, [0.25, 3.0]).fill(empty);
        assert!(filled.contains(
            "<c:ptCount val=\"2\"/><c:pt idx=\"0\"><c:v>0.25</c:v></c:pt><c:pt idx=\"1\"><c:v>3</c:v></c:pt>\
             </c:numCache>"
        ));
        assert!(filled.ends_with("<c:f>S!$B$2:$B$30</c:f><c:numCache></c:numCache>"), "{filled}");
        assert_eq!(Cache::numbers(2, 1, [1.0]).fill(empty), empty);
    }
}
