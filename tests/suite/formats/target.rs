//! Any bytes as a workbook: what the fuzz target `workbook` does with them, and the test-suite with its seeds.

use lettres_rne::workbook::{Book, Dictionary, Format, Value, parameters, tables};

use super::make::{archive_of, container, ods, record, relations, xls, xlsx};

/// Reads a workbook of these bytes. The first one says what the others are: a file, or the parts of one, so that nothing
/// needs to guess a checksum.
pub fn workbook(bytes: &[u8]) -> Option<Book> {
    let file = file(bytes);
    let read = |file: Vec<u8>| Book::of(file, "essai.xlsx".to_owned());
    let book = match read(file.clone()) {
        Ok(book) => book,
        Err(error) => {
            assert!(error.to_string().ends_with('.'), "no sentence: {error}");
            return None;
        }
    };
    assert!(Format::of(&file).is_ok());
    for sheet in &book.sheets {
        for (&row, cells) in &sheet.rows {
            assert!(row > 0 && !cells.is_empty());
            for (&column, cell) in cells {
                assert_eq!((cell.place.row, cell.place.column), (row, Some(column)));
                assert_eq!(cell.place.sheet, sheet.name);
                match &cell.value {
                    Value::Text(text) => assert!(!text.is_empty()),
                    Value::Date(year, month, day) => {
                        let is_day =
                            (0..=9999).contains(year) && (1..=12).contains(month) && (1..=31).contains(day);
                        assert!(is_day, "{:?}", cell.value);
                    }
                    _ => {}
                }
            }
        }
    }
    let again = read(file).map(|again| format!("{again:?}"));
    assert_eq!(again, Ok(format!("{book:?}")), "the same bytes twice");
    let _ = tables(&book, &Dictionary::default());
    let _ = parameters(&book);
    Some(book)
}

/// The file that these bytes stand for.
fn file(bytes: &[u8]) -> Vec<u8> {
    let Some((&kind, rest)) = bytes.split_first() else { return Vec::new() };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let parts: Vec<&[u8]> = rest.split(|&byte| byte == 0x1f).collect();
    let part = |index: usize| parts.get(index).copied().unwrap_or_default();
    match kind {
        b'x' => {
            let related = relations(&[
                ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
                ("rId2", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
            ]);
            let texts = [text(part(1)), text(part(2)), text(part(3)), text(part(4))];
            let more = [
                ("xl/sharedStrings.xml", &*texts[0]),
                ("xl/styles.xml", &*texts[1]),
                ("xl/drawings/vmlDrawing1.vml", &*texts[2]),
                ("xl/ctrlProps/ctrlProp1.xml", &*texts[3]),
                ("xl/worksheets/_rels/sheet1.xml.rels", &*related),
            ];
            xlsx("<workbookPr date1904=\"0\"/>", &text(part(0)), &more)
        }
        b'o' => ods(&text(part(0)), &text(part(1))),
        b's' => xls(part(0), rest.get(part(0).len() + 1..).unwrap_or_default()),
        b'S' => container(&[("/Workbook", rest)]),
        b'b' => {
            let related = relations(&[
                ("rId1", "worksheet", "worksheets/sheet1.bin"),
                ("rId2", "sharedStrings", "sharedStrings.bin"),
                ("rId3", "styles", "styles.bin"),
            ]);
            // four parts of bytes, each with its length before it
            let mut left = rest;
            let mut parts = Vec::new();
            for _ in 0..4 {
                let (length, more) = left.split_at(left.len().min(2));
                let length = length.iter().rev().fold(0, |length, &byte| length << 8 | usize::from(byte));
                let (part, more) = more.split_at(more.len().min(length));
                parts.push(part);
                left = more;
            }
            archive_of(&[
                ("xl/workbook.bin", parts[0]),
                ("xl/worksheets/sheet1.bin", parts[1]),
                ("xl/sharedStrings.bin", parts[2]),
                ("xl/styles.bin", parts[3]),
                ("xl/_rels/workbook.bin.rels", related.as_bytes()),
            ])
        }
        // a file as it lies, a CSV most of the time
        b'f' => rest.to_vec(),
        _ => bytes.to_vec(),
    }
}

/// A small input for each thing that a workbook may hold.
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let xml = |kind: u8, parts: &[&str]| [&[kind][..], parts.join("\u{1f}").as_bytes()].concat();
    let sheet = "<dimension ref=\"A1:D4\"/><sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46447</v></c>\
                 <c r=\"C1\" t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row><row r=\"3\"><c r=\"A3\"><f>1/4</f><v></v></c>\
                 <c r=\"B3\" t=\"str\"><f>A1</f><v>x</v></c><c r=\"C3\" t=\"inlineStr\" s=\"2\"><is><t>\u{fc}</t></is></c>\
                 <c r=\"XFD3\" t=\"d\"><v>2027-03-01</v></c></row></sheetData><legacyDrawing r:id=\"rId1\"/><controls><control shapeId=\"1025\" \
                 r:id=\"rId2\"><controlPr linkedCell=\"A1\"><anchor><from><col>3</col><row>6</row></from></anchor></controlPr></control></controls>";
    let strings =
        "<sst><si><r><rPr><rFont val=\"Wingdings\"/></rPr><t>\u{fe}</t></r><r><t> &amp; b</t></r></si></sst>";
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd/mm/yyyy\"/></numFmts><fonts><font/><font><name val=\"Wingdings\"/>\
                  </font></fonts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf fontId=\"1\"/></cellXfs></styleSheet>";
    let drawing = "<xml><v:shape id=\"_x0000_s1025\"><x:ClientData ObjectType=\"Checkbox\"><x:Anchor>3, 1, 6, 1</x:Anchor><x:Checked>1</x:Checked>\
                   <x:FmlaLink>$D$4</x:FmlaLink></x:ClientData></v:shape></xml>";
    let control = "<formControlPr objectType=\"CheckBox\" checked=\"Checked\" fmlaLink=\"S!$A$1\"/>";
    let style = "<style:style style:name=\"a\" style:family=\"table-cell\" style:parent-style-name=\"b\"><style:text-properties \
                 style:font-name=\"Wingdings\"/></style:style><style:style style:name=\"t\"><style:table-properties table:display=\"false\"/></style:style>";
    let table = "<table:table table:name=\"S\" table:style-name=\"t\"><form:checkbox form:id=\"c\" form:linked-cell=\"S.A1\"/><table:table-column \
                 table:default-cell-style-name=\"a\"/><table:table-row table:number-rows-repeated=\"3\" table:visibility=\"filter\"><table:table-cell \
                 table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"0.5\"><text:p>0,5</text:p></table:table-cell><table:table-cell \
                 table:formula=\"of:=A1\"/><table:table-cell office:value-type=\"date\" office:date-value=\"2027-03-01\"/><table:covered-table-cell \
                 table:style-name=\"a\"><text:p>\u{fc}<text:s text:c=\"2\"/><text:span text:style-name=\"a\">o</text:span></text:p><draw:control \
                 draw:control=\"c\"/></table:covered-table-cell></table:table-row></table:table>";
    // a font, two formats, a table of texts with runs
    let globals = [
        record(0x0022, &[0, 0]),
        record(0x0031, &[&[0; 14][..], &[9, 0], b"Wingdings"].concat()),
        record(0x041e, &[&[164, 0, 4, 0, 0][..], b"d/mm"].concat()),
        record(0x00e0, &[0, 0, 0, 0]),
        record(0x00e0, &[0, 0, 164, 0]),
        record(0x00fc, &[1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 8, 1, 0, 0xfc, b'x', 0, 0, 0, 0]),
    ];
    let cells = [
        record(0x0208, &[0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0]),
        record(0x00fd, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        record(0x0203, &[&[0, 0, 1, 0, 1, 0][..], &46_447_f64.to_le_bytes()].concat()),
        record(0x00bd, &[0, 0, 2, 0, 0, 0, 6, 0, 0, 0, 1, 0, 6, 0, 0, 0, 3, 0]),
        record(0x0205, &[0, 0, 4, 0, 0, 0, 1, 0]),
        record(0x0006, &[&[0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff][..], &[0; 6]].concat()),
        record(0x0207, &[1, 0, 0, b'x']),
        record(0x00ec, &[0, 0, 0x10, 0xf0, 8, 0, 0, 0, 0, 0, 3, 0, 0, 0, 6, 0]),
        record(0x005d, &[0x15, 0, 2, 0, 11, 0, 0x14, 0, 11, 0, 5, 0, 0, 0, 0, 0, 0x44, 6, 0, 7, 0]),
    ];
    // records of an .xlsb: number, length, bytes
    let short =
        |number: u8, body: &[u8]| [&[number, u8::try_from(body.len()).unwrap_or(0)][..], body].concat();
    let wide = |text: &str| -> Vec<u8> {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&[u8::try_from(text.len()).unwrap_or(0), 0, 0, 0][..], &units].concat()
    };
    let long =
        |number: [u8; 2], body: &[u8]| [&number[..], &[u8::try_from(body.len()).unwrap_or(0)], body].concat();
    let book = [
        long([0x9c, 0x01], &[&[0, 0, 0, 0, 1, 0, 0, 0][..], &wide("rId1"), &wide("S")].concat()),
        long([0x90, 0x01], &[]),
    ];
    let part = [
        short(0, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0]),
        short(7, &[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
        short(5, &[&[1, 0, 0, 0, 1, 0, 0, 0][..], &46_447_f64.to_le_bytes()].concat()),
        short(11, &[2, 0, 0, 0, 0, 0, 0, 0, 7]),
        long([0x92, 0x01], &[]),
    ];
    let texts =
        [short(19, &[&[1][..], &wide("x"), &[1, 0, 0, 0, 0, 0, 0, 0]].concat()), long([0xa0, 0x01], &[])];
    let looks = [
        short(43, &[&[0; 21][..], &wide("Wingdings")].concat()),
        long([0xe9, 0x04], &[]),
        short(47, &[0, 0, 0, 0, 0, 0]),
        short(47, &[0, 0, 14, 0, 0, 0]),
        long([0x97, 0x02], &[]),
    ];
    let parts = [book.concat(), part.concat(), texts.concat(), looks.concat()];
    let sized = |part: &Vec<u8>| [&u16::try_from(part.len()).unwrap_or(0).to_le_bytes()[..], part].concat();
    vec![
        ("xlsx", xml(b'x', &[sheet, strings, styles, drawing, control])),
        ("ods", xml(b'o', &[style, table])),
        ("xls", [&b"s"[..], &globals.concat(), b"\x1f", &cells.concat()].concat()),
        ("stream", [&b"S"[..], &record(0x0809, &[0, 6, 5, 0]), &record(0x002f, &[0, 0])].concat()),
        ("xlsb", [&b"b"[..], &parts.iter().flat_map(sized).collect::<Vec<_>>()].concat()),
        ("csv", b"fsep=;\r\nUAI;Nom;\"a\r\nb\"\"c\"\r\n\r\n9830004M;LE GOFF;0,5\r\n".to_vec()),
        ("csv-utf16", b"f\xff\xfea\0\t\0b\0\n\0\xe9\0\t\0".to_vec()),
        ("csv-1252", b"fPr\xe9nom,x\nAna\xefs,\"0,5\"\n".to_vec()),
        ("html", b"f<html><table>".to_vec()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each seed is read, and holds what it was made to hold.
    #[test]
    fn the_seeds_of_the_fuzz_target_are_read() {
        for (name, bytes) in seeds() {
            let book = workbook(&bytes);
            let is_refused = ["stream", "html"].contains(&name);
            assert_eq!(book.is_none(), is_refused, "{name}");
            let Some(book) = book else { continue };
            let cells: usize = book.sheets[0].rows.values().map(std::collections::BTreeMap::len).sum();
            assert!(cells >= 3, "{name}: {book:?}");
            if ["xlsx", "ods", "xls"].contains(&name) {
                assert_eq!(
                    (book.sheets[0].controls.len(), book.sheets[0].hidden_rows.is_empty()),
                    (1, false),
                    "{name}"
                );
            }
        }
    }
}
