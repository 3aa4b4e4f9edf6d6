//! Clean workbooks that LibreOffice has saved in its formats: what it makes of ours in each of them, and so that each is what
//! it says it is. Left out, with a line that says so, where LibreOffice is not installed.

use std::path::Path;
use std::process::{Command, Stdio};

use super::draft::Draft;
use super::judge::{bytes, compare, read};
use super::layout;
use super::truth::Academy;
use crate::sheets::Format;

/// Saves files in another format, all in one run.
fn saved(folder: &Path, ending: &str, files: &[String]) {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let status = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", ending, "--outdir", ending])
        .args(files)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
}

#[test]
fn a_clean_workbook_that_libreoffice_has_saved_is_read_as_it_is() {
    if Command::new("soffice").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err()
    {
        #[expect(clippy::print_stderr, reason = "a test that is left out says so")]
        {
            eprintln!("left out: LibreOffice (soffice) is not installed");
        }
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    // into OpenDocument and the format of Excel 97 from Excel's own; into Excel's own from the others
    let ways = [
        (Format::Xlsx, "ods"),
        (Format::Xlsx, "xls"),
        (Format::Ods, "xlsx"),
        (Format::Xls, "xlsx"),
        (Format::Xlsb, "xlsx"),
    ];
    let draft = Draft::new(Academy::new(1));
    let name = |layout, from| format!("{layout:?}-{from:?}");
    for (from, _) in &ways[1..] {
        for layout in layout::ALL {
            let written = layout.write(&draft);
            let ending = Path::new(from.file()).extension().unwrap().to_str().unwrap();
            let file = folder.path().join(format!("{}.{ending}", name(layout, *from)));
            std::fs::write(file, bytes(&written, *from).unwrap()).unwrap();
        }
    }
    for ending in ["ods", "xls", "xlsx"] {
        let froms = ways.iter().filter(|(_, into)| *into == ending);
        let files = froms.flat_map(|(from, _)| {
            let kind = Path::new(from.file()).extension().unwrap().to_str().unwrap();
            layout::ALL.map(|layout| format!("{}.{kind}", name(layout, *from)))
        });
        saved(folder.path(), ending, &files.collect::<Vec<_>>());
    }
    let mut wrong = Vec::new();
    for (layout, (from, into)) in layout::ALL.into_iter().flat_map(|layout| ways.map(|way| (layout, way))) {
        let file = folder.path().join(into).join(format!("{}.{into}", name(layout, from)));
        let written = layout.write(&draft);
        let judged =
            compare(&draft, &written, read(std::fs::read(file).unwrap(), &format!("essai.{into}"), &written));
        wrong.extend(judged.err().map(|error| format!("{layout:?}, {from:?} saved as {into}:\n{error}")));
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), layout::ALL.len() * ways.len(), wrong.join("\n"));
}
