//! Schools merged downwards over the rows of their teachers, in each format whose reader knows merged cells.

use std::path::Path;

use super::expect;
use super::grid::read_file;

#[test]
fn a_school_merged_over_its_teachers_is_that_of_each() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbooks");
    for file in ["merged.xlsx", "merged.xls", "merged.ods"] {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        // the subtotal within the merge is told, the blank row within it is nobody
        expect(file, &read_file(bytes), &["X13 I Feuil1!1", "X04 I Feuil1!4"]);
    }
}
