//! Workbooks made to do harm, each given to the real program with little memory: a sentence, or the data; never a panic,
//! never a process that the system kills.

use std::process::Command;

use super::{archive, container, fixture, ods, read, record, relations, xls, xlsx};

/// What becomes of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Fate {
    /// Read, though nothing in it is a table.
    Read,
    TooBig,
    Damaged,
    Password,
    Old,
    /// A quotation mark opened at this line.
    Quote(u32),
}

impl Fate {
    fn sentence(self) -> String {
        let words = match self {
            Self::Quote(line) => return format!("qui s’ouvre à la ligne {line} n’est pas fermé"),
            Self::Read => "de feuille « Établissements »",
            Self::TooBig => "a trop de lignes, de colonnes ou de données",
            Self::Damaged => "est endommagé ou n’est pas un classeur",
            Self::Password => "est protégé par un mot de passe",
            Self::Old => "antérieure à 1997",
        };
        words.to_owned()
    }
}

/// What the program says of a workbook, in a process that gets no more than a gigabyte of addresses.
fn said(bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("essai.xlsx");
    std::fs::write(&path, bytes).unwrap();
    std::fs::create_dir(folder.path().join("templates")).unwrap();
    let template = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/lettre-mission-rne.docx");
    std::fs::copy(template, folder.path().join("templates/lettre-mission-rne.docx")).unwrap();
    let program = env!("CARGO_BIN_EXE_lettres-rne");
    let run = if cfg!(unix) {
        let line = "ulimit -v 1000000; exec \"$0\" verifier --dossier \"$1\" --classeur \"$2\"";
        Command::new("sh").args(["-c", line, program]).arg(folder.path()).arg(&path).output().unwrap()
    } else {
        Command::new(program)
            .args(["verifier", "--dossier"])
            .arg(folder.path())
            .arg("--classeur")
            .arg(&path)
            .output()
            .unwrap()
    };
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert_eq!(run.status.code(), Some(1), "{said}");
    let words = said.replace(['\u{a0}', '\u{202f}'], " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn judge(cases: Vec<(&str, Vec<u8>, Fate)>) {
    for (name, bytes, fate) in cases {
        let said = said(&bytes);
        assert!(said.contains(&fate.sentence()), "{name}: {fate:?} expected, and it says: {said}");
        assert!(!said.contains("panicked"), "{name}: {said}");
    }
}

fn rows(rows: impl Iterator<Item = String>) -> String {
    format!("<sheetData>{}</sheetData>", rows.collect::<String>())
}

#[test]
fn hostile_xlsx() {
    let sheet = |inside: &str| xlsx("", inside, &[]);
    let strings = |inside: &str| {
        format!("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{inside}</sst>")
    };
    let long = strings(&format!("<si><t>{}</t></si>", "x".repeat(1 << 20)));
    let shared =
        rows((1..=2_000).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>")));
    let entity = format!(
        "<!DOCTYPE sst [<!ENTITY a \"{}\"><!ENTITY b \"&a;&a;&a;&a;\">]>{}",
        "x".repeat(1000),
        strings("<si><t>&b;</t></si>")
    );
    let one = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData>";
    let name = "n".repeat(300);
    let twice = |times: usize, same: bool| {
        let sheets: String =
            (1..=times).map(|n| format!("<sheet name=\"S{n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")).collect();
        let ids: Vec<(String, String)> = (1..=times)
            .map(|n| (format!("rId{n}"), format!("worksheets/sheet{}.xml", if same { 1 } else { n })))
            .collect();
        let items: Vec<(&str, &str, &str)> =
            ids.iter().map(|(id, target)| (&**id, "worksheet", &**target)).collect();
        let (book, related) = (
            format!("<workbook xmlns:r=\"{}\"><sheets>{sheets}</sheets></workbook>", super::R),
            relations(&items),
        );
        let names: Vec<String> = (1..=times).map(|n| format!("xl/worksheets/sheet{n}.xml")).collect();
        let package = relations(&[("rId1", "officeDocument", "xl/workbook.xml")]);
        let mut parts = vec![
            ("_rels/.rels", &*package),
            ("xl/workbook.xml", &*book),
            ("xl/_rels/workbook.xml.rels", &*related),
        ];
        parts.extend(names.iter().map(|name| (&**name, "<worksheet><sheetData/></worksheet>")));
        archive(&parts)
    };
    judge(vec![
        (
            "a lone cell in the last corner",
            sheet("<sheetData><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>"),
            Fate::Read,
        ),
        ("a lying dimension", sheet("<dimension ref=\"A1:XFD1048576\"/><sheetData/>"), Fate::Read),
        (
            "a million empty rows",
            sheet(&rows((1..=1_000_000).map(|row| format!("<row r=\"{row}\"/>")))),
            Fate::Read,
        ),
        (
            "a million hidden rows",
            sheet(&rows((1..=1_000_000).map(|_| "<row hidden=\"1\"/>".to_owned()))),
            Fate::Read,
        ),
        (
            "16,000 columns",
            sheet(&format!("<sheetData><row r=\"1\">{}</row></sheetData>", "<c><v>1</v></c>".repeat(16_000))),
            Fate::TooBig,
        ),
        (
            "a text of a mebibyte in two thousand cells",
            xlsx("", &shared, &[("xl/sharedStrings.xml", &long)]),
            Fate::TooBig,
        ),
        ("entities of entities", xlsx("", one, &[("xl/sharedStrings.xml", &entity)]), Fate::Damaged),
        (
            "references that overflow",
            sheet(
                "<sheetData><row r=\"99999999999\"><c r=\"ZZZZZZ99999999999\"><v>1</v></c></row></sheetData>",
            ),
            Fate::Damaged,
        ),
        (
            "a name of 300 letters",
            xlsx("", "<sheetData/>", &[]).pipe(|bytes| {
                super::word::rewrite(&bytes, "xl/workbook.xml", |xml| {
                    xml.replace("\"S\"", &format!("\"{name}\""))
                })
            }),
            Fate::Read,
        ),
        ("a string that is not there", sheet(one), Fate::Damaged),
        ("two sheets", twice(2, false), Fate::Read),
        ("one part for two sheets", twice(2, true), Fate::Damaged),
        ("more sheets than anybody has", twice(1_500, false), Fate::TooBig),
        ("cut in the middle", fixture("libreoffice.xlsx")[..4000].to_vec(), Fate::Damaged),
    ]);
}

trait Pipe: Sized {
    fn pipe<T>(self, change: impl FnOnce(Self) -> T) -> T {
        change(self)
    }
}
impl Pipe for Vec<u8> {}

#[test]
fn hostile_ods() {
    let text = |columns: u64| {
        format!(
            "<table:table-cell table:number-columns-repeated=\"{columns}\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>"
        )
    };
    let row = |rows: u64, cells: &str| {
        format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>")
    };
    let table = |inside: &str| ods("", &format!("<table:table table:name=\"S\">{inside}</table:table>"));
    let empty = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
    let deep = format!(
        "<table:table-cell><text:p>{}x{}</text:p></table:table-cell>",
        "<text:span>".repeat(200_000),
        "</text:span>".repeat(200_000)
    );
    let hidden = "<table:table-row table:number-rows-repeated=\"4294967295\" table:visibility=\"collapse\"/>";
    judge(vec![
        ("a million rows of nothing", table(&row(1_048_576, empty)), Fate::Read),
        ("a million rows of something", table(&row(1_048_576, &text(1))), Fate::TooBig),
        ("sixteen thousand columns of something", table(&row(1, &text(16_384))), Fate::TooBig),
        ("all cells of a sheet", table(&row(1_048_576, &text(16_384))), Fate::TooBig),
        (
            "more rows than numbers",
            table(&(row(4_294_967_295, empty) + &row(4_294_967_295, empty) + &row(2, &text(1)))),
            Fate::Read,
        ),
        ("a number that is none", table(&row(99_999_999_999, &text(99_999_999_999))), Fate::Read),
        ("all rows hidden", table(&hidden.repeat(50)), Fate::Read),
        ("spans in spans", table(&row(1, &deep)), Fate::Read),
        (
            "spaces without end",
            table(&row(
                1,
                "<table:table-cell><text:p><text:s text:c=\"4294967295\"/>x</text:p></table:table-cell>",
            )),
            Fate::Read,
        ),
        (
            "no end",
            archive(&[
                ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
                ("content.xml", "<a><table:table><table:table-row>"),
            ]),
            Fate::Damaged,
        ),
        ("no table", ods("", ""), Fate::Damaged),
        (
            "a password",
            archive(&[("content.xml", "x"), ("META-INF/manifest.xml", "<manifest:encryption-data/>")]),
            Fate::Password,
        ),
        (
            "a style that is its own parent",
            ods(
                "<style:style style:name=\"a\" style:parent-style-name=\"a\"/>",
                "<table:table><table:table-row><table:table-cell table:style-name=\"a\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
            ),
            Fate::Read,
        ),
    ]);
}

#[test]
fn hostile_xls() {
    let cut = fixture("libreoffice.xls");
    // every sector of the table of chains leads to the first one
    let mut circle = cut.clone();
    let table = 512 * (1 + u32::from_le_bytes(circle[76..80].try_into().unwrap()) as usize);
    for entry in circle[table..table + 512].chunks_mut(4) {
        entry.copy_from_slice(&[0, 0, 0, 0]);
    }
    let number = |row: u16, column: u16| {
        record(
            0x0203,
            &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &1.0_f64.to_le_bytes()].concat(),
        )
    };
    let dimension = record(0x0200, &[0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0xff, 0xff, 0, 0]);
    let table = record(0x00fc, &[0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 0x7f]);
    let label = record(0x00fd, &[0, 0, 0, 0, 0, 0, 9, 0, 0, 0]);
    let nowhere = record(0x0085, &[0xff, 0xff, 0xff, 0x7f, 0, 0, 1, 0, b'T']);
    // the end of what stands before the sheets: 20 bytes begin it, and two lists of one sheet have 13 each
    let amiss = record(0x0085, &[46, 0, 0, 0, 0, 0, 1, 0, b'T']);
    let again = record(0x0085, &[0, 0, 0, 0, 0, 0, 1, 0, b'T']).repeat(900);
    let stream = |version: u8| [record(0x0809, &[0, version, 5, 0]), record(0x000a, &[])].concat();
    judge(vec![
        ("a chain that runs in a circle", circle, Fate::Damaged),
        ("a lying dimension", xls(&[], &[dimension, number(65_535, 255)].concat()), Fate::Read),
        ("a table of texts that lies", xls(&table, &[]), Fate::Read),
        ("a text that is not there", xls(&table, &label), Fate::Damaged),
        ("a sheet that begins nowhere", xls(&nowhere, &[]), Fate::Damaged),
        ("a sheet that begins with another's end", xls(&amiss, &[]), Fate::Damaged),
        ("sheets that begin where all begins", xls(&again, &number(0, 0).repeat(10_000)), Fate::Damaged),
        ("a cell that is cut", xls(&[], &record(0x0203, &[0, 0])), Fate::Damaged),
        ("a formula that is cut", xls(&[], &record(0x0006, &[0, 0, 0, 0, 0, 0, 1])), Fate::Damaged),
        ("a password", xls(&record(0x002f, &[0, 0]), &[]), Fate::Password),
        ("Excel 95", container(&[("/Workbook", &stream(5))]), Fate::Old),
        ("no sheet", container(&[("/Workbook", &stream(6))]), Fate::Damaged),
        ("cut in the middle", cut[..cut.len() / 2].to_vec(), Fate::Damaged),
    ]);
}

#[test]
fn hostile_xlsb() {
    // a record: its number, its length, so many bytes
    let part = |number: u8, length: &[u8], body: &[u8]| [&[number][..], length, body].concat();
    let bundle = |id: &str| {
        let wide = |text: &str| -> Vec<u8> {
            let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [&u32::try_from(text.len()).unwrap().to_le_bytes()[..], &units].concat()
        };
        let body = [&[0; 4][..], &[1, 0, 0, 0], &wide(id), &wide("S")].concat();
        [&[0x9c, 0x01, u8::try_from(body.len()).unwrap()][..], &body].concat()
    };
    let related = relations(&[
        ("rId1", "worksheet", "worksheets/sheet1.bin"),
        ("rId2", "sharedStrings", "sharedStrings.bin"),
    ]);
    let file = |sheet: &[u8], strings: &[u8], ids: &[&str]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let mut book: Vec<u8> = ids.iter().flat_map(|id| bundle(id)).collect();
        // the ends of the list of sheets, of the cells, of the texts
        book.extend([0x90, 0x01, 0]);
        let sheet = &[sheet, &[0x92, 0x01, 0]].concat()[..];
        let strings = &[strings, &[0xa0, 0x01, 0]].concat()[..];
        for (name, content) in [
            ("xl/workbook.bin", &*book),
            ("xl/_rels/workbook.bin.rels", related.as_bytes()),
            ("xl/worksheets/sheet1.bin", sheet),
            ("xl/sharedStrings.bin", strings),
        ] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut zip, content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    let row = |number: u32| part(0, &[16], &[&number.to_le_bytes()[..], &[0; 12]].concat());
    let cell =
        |column: u32| part(5, &[16], &[&column.to_le_bytes()[..], &[0; 4], &1.0_f64.to_le_bytes()].concat());
    let text = |count: u32| part(6, &[12], &[&[0; 8][..], &count.to_le_bytes()].concat());
    let id = &["rId1"][..];
    judge(vec![
        (
            "a lone cell in the last corner",
            file(&[row(1_048_575), cell(16_383)].concat(), &[], id),
            Fate::Read,
        ),
        (
            "a row and a column beyond all",
            file(&[row(u32::MAX), cell(u32::MAX)].concat(), &[], id),
            Fate::Read,
        ),
        (
            "sixteen thousand columns",
            file(&[row(0), (0..16_000).flat_map(cell).collect()].concat(), &[], id),
            Fate::TooBig,
        ),
        (
            "a record longer than the part",
            file(&part(5, &[0xff, 0xff, 0xff, 0x7f], &[]), &[], id),
            Fate::Damaged,
        ),
        (
            "a text longer than its record",
            file(&[row(0), text(0x7fff_fff0)].concat(), &[], id),
            Fate::Damaged,
        ),
        (
            "a table of texts that lies",
            file(&row(0), &part(19, &[5], &[0, 0xf0, 0xff, 0xff, 0x7f]), id),
            Fate::Damaged,
        ),
        (
            "a text that is not there",
            file(&[row(0), part(7, &[12], &[0; 12])].concat(), &[], id),
            Fate::Damaged,
        ),
        ("a cell that is cut", file(&[row(0), part(5, &[4], &[0; 4])].concat(), &[], id), Fate::Damaged),
        ("one part for two sheets", file(&row(0), &[], &["rId1", "rId1"]), Fate::Damaged),
        ("no sheet", file(&row(0), &[], &[]), Fate::Damaged),
    ]);
}

#[test]
fn hostile_csv() {
    judge(vec![
        ("five thousand columns", "x;".repeat(5_000).into_bytes(), Fate::TooBig),
        ("a million empty columns", [&b"a;b\n"[..], &b";".repeat(1 << 20)].concat(), Fate::Read),
        ("a million rows", "x;y;z\n".repeat(1_000_000).into_bytes(), Fate::TooBig),
        ("a million blank lines", [&b"a;b\n"[..], &b"\n".repeat(1 << 20), b"c;d"].concat(), Fate::Read),
        // #swallowed-rows
        ("a quote that never ends", [&b"a;b\n\""[..], &b"x;\n".repeat(1 << 20)].concat(), Fate::Quote(2)),
        ("the same in the first cell", [&b"\""[..], &b"a;b\n".repeat(1 << 10)].concat(), Fate::Quote(1)),
        (
            "two quotes that swallow a person",
            b"sep=;\nUAI;Nom;IMP\n1;A;1\n2;\"B;1\n3;C;1\n4;D\";1\n".to_vec(),
            Fate::Quote(4),
        ),
        ("half a character", [&b"\xff\xfea\0;\0b\0\n\0"[..], b"\xd8"].concat(), Fate::Read),
    ]);
}

/// Each fixture with one byte changed, at many places: a book or an error, no end of the process.
#[test]
fn fixtures_with_a_wrong_byte_are_read_or_refused() {
    for file in
        ["xlsxwriter.xlsx", "libreoffice.xls", "xlwt.xls", "odfpy.ods", "hand.xlsb", "libreoffice-utf8.csv"]
    {
        let whole = fixture(file);
        for at in (0..whole.len()).step_by(whole.len() / 60 + 1) {
            for wrong in [0, 0xff, whole[at] ^ 1] {
                let mut bytes = whole.clone();
                bytes[at] = wrong;
                let _ = read(bytes);
            }
        }
    }
}
