//! What single cells hold, in each format that has it.

use rust_xlsxwriter::{Format, Workbook};

use super::{at, ods, read, record, word, xls, xlsx};

/// A serial day in both calendars, and what a format makes of a number.
#[test]
fn dates_of_1904_give_the_right_day() {
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts><font/></fonts><cellXfs>\
                  <xf numFmtId=\"0\" fontId=\"0\"/><xf numFmtId=\"14\" fontId=\"0\"/></cellXfs></styleSheet>";
    let sheet = |serial: u32| {
        format!(
            "<sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>{serial}</v></c><c r=\"B1\"><v>{serial}</v></c>\
             <c r=\"C1\" s=\"1\"><v>0.5</v></c><c r=\"D1\" t=\"d\"><v>2027-03-01T00:00:00</v></c></row></sheetData>"
        )
    };
    for (properties, serial) in [("", 46_447), ("<workbookPr date1904=\"1\"/>", 44_985)] {
        let book = read(xlsx(properties, &sheet(serial), &[("xl/styles.xml", styles)])).unwrap();
        assert_eq!(at(&book, "A1"), Some(("date", "2027-03-01".to_owned())), "{properties}");
        assert_eq!(at(&book, "B1"), Some(("number", serial.to_string())));
        assert_eq!(at(&book, "C1"), Some(("number", "0.5".to_owned())));
        assert_eq!(at(&book, "D1"), Some(("date", "2027-03-01".to_owned())));
    }
    // the same in records: two cell formats, the second one shows days; a number in four bytes
    for (calendar, serial) in [(0_u8, 46_447_u32), (1, 44_985)] {
        let formats = [
            record(0x0022, &[calendar, 0]),
            record(0x00e0, &[0, 0, 0, 0, 0, 0]),
            record(0x00e0, &[0, 0, 14, 0, 0, 0]),
        ];
        let rk = (serial << 2 | 2).to_le_bytes();
        let cells = [
            record(0x027e, &[&[0, 0, 0, 0, 1, 0], &rk[..]].concat()),
            record(0x00bd, &[&[0, 0, 1, 0, 0, 0], &rk[..], &[1, 0], &rk[..], &[2, 0]].concat()),
        ];
        let book = read(xls(&formats.concat(), &cells.concat())).unwrap();
        assert_eq!(at(&book, "A1"), Some(("date", "2027-03-01".to_owned())), "{calendar}");
        assert_eq!(at(&book, "B1"), Some(("number", serial.to_string())));
        assert_eq!(at(&book, "C1"), Some(("date", "2027-03-01".to_owned())));
    }
}

/// A letter in a symbol font is what a person sees, in a cell of its own or among others.
#[test]
fn ticks_of_symbol_fonts_are_seen() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let (tick, plain) = (Format::new().set_font_name("Wingdings"), Format::new().set_font_name("Arial"));
    sheet.write_string_with_format(0, 0, "ü", &tick).unwrap();
    sheet.write_string_with_format(0, 1, "oui", &tick).unwrap();
    sheet.write_string(0, 2, "ü").unwrap();
    sheet.write_rich_string(0, 3, &[(&tick, "þ"), (&plain, " fait")]).unwrap();
    sheet.write_rich_string_with_format(0, 4, &[(&tick, "\u{f06f}"), (&plain, " non")], &plain).unwrap();
    sheet.write_string_with_format(0, 5, "P", &Format::new().set_font_name("Wingdings 2")).unwrap();
    let book = read(book.save_to_buffer().unwrap()).unwrap();
    for (place, text) in
        [("A1", "✔"), ("B1", "oui"), ("C1", "ü"), ("D1", "☑ fait"), ("E1", "☐ non"), ("F1", "✓")]
    {
        assert_eq!(at(&book, place), Some(("text", text.to_owned())), "{place}");
    }
}

/// Where the font is the column's, the row's, the span's, or a parent's.
#[test]
fn ticks_of_symbol_fonts_are_seen_in_an_ods() {
    let style = |name: &str, family: &str, inner: &str| {
        format!("<style:style style:name=\"{name}\" style:family=\"{family}\" {inner}</style:style>")
    };
    let font = "><style:text-properties style:font-name=\"Wingdings\"/>";
    let styles = [
        style("ce1", "table-cell", font),
        style("ce2", "table-cell", "style:parent-style-name=\"ce1\">"),
        style(
            "ce3",
            "table-cell",
            "style:parent-style-name=\"ce1\"><style:text-properties fo:font-family=\"Arial\"/>",
        ),
        style("T1", "text", font),
    ];
    let cell = |style: &str, inner: &str| {
        format!("<table:table-cell {style} office:value-type=\"string\">{inner}</table:table-cell>")
    };
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let of = |name: &str| format!("table:style-name=\"{name}\"");
    let cells = [
        cell("", &p("ü")),
        cell("", &p("ü")),
        cell(&of("ce2"), &p("ü")),
        cell(&of("ce3"), &p("ü")),
        cell("", &p("<text:span text:style-name=\"T1\">þ</text:span> fait<text:s text:c=\"2\"/>!")),
        cell(
            "",
            "<office:annotation><text:p>remarque</text:p></office:annotation><text:p>a</text:p><text:p>b<text:line-break/>c</text:p>",
        ),
    ];
    let table = format!(
        "<table:table table:name=\"S\"><table:table-column table:default-cell-style-name=\"ce1\"/><table:table-column \
         table:number-columns-repeated=\"5\"/><table:table-row>{}</table:table-row></table:table>",
        cells.concat()
    );
    let book = read(ods(&styles.concat(), &table)).unwrap();
    for (place, text) in
        [("A1", "✔"), ("B1", "ü"), ("C1", "✔"), ("D1", "ü"), ("E1", "☑ fait  !"), ("F1", "a\nb\nc")]
    {
        assert_eq!(at(&book, place), Some(("text", text.to_owned())), "{place}");
    }
}

/// What a formula leaves in a file, in each format.
#[test]
fn results_of_formulas() {
    let said = |said: &str| format!("<table:table-cell table:formula=\"of:=A1\" {said}/>");
    let cells = [
        said(""),
        said("office:value-type=\"float\" office:value=\"0.5\""),
        said("office:value-type=\"string\" office:string-value=\"\""),
        said("office:value-type=\"string\" office:string-value=\"oui\""),
        said("office:value-type=\"boolean\" office:boolean-value=\"true\""),
        said("office:value-type=\"time\" office:time-value=\"PT12H00M00S\""),
        said("office:value-type=\"date\" office:date-value=\"2027-03-01\""),
        "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\">\
         <text:p>#DIV/0!</text:p></table:table-cell>"
            .to_owned(),
        "<table:table-cell table:formula=\"of:=TRUE()\" office:value-type=\"float\" office:value=\"1\"><text:p>VRAI</text:p></table:table-cell>"
            .to_owned(),
    ];
    let row = format!(
        "<table:table table:name=\"S\"><table:table-row>{}</table:table-row></table:table>",
        cells.concat()
    );
    let of_ods = read(ods("", &row)).unwrap();

    // row, column, format, the result in eight bytes; of a text, a record of its own
    let formula =
        |column: u8, result: [u8; 8]| record(6, &[&[0, 0, column, 0, 0, 0], &result[..], &[0; 6]].concat());
    let special = |kind: u8, value: u8| [kind, 0, value, 0, 0, 0, 0xff, 0xff];
    let records = [
        formula(1, 0.5_f64.to_le_bytes()),
        formula(2, special(3, 0)),
        formula(3, special(0, 0)),
        record(0x0207, &[3, 0, 0, b'o', b'u', b'i']),
        formula(4, special(1, 1)),
        formula(7, special(2, 7)),
    ];
    let of_xls = read(xls(&[], &records.concat())).unwrap();
    for (place, value, formats) in [
        ("A1", Some(("unsaved", "")), 1),
        ("B1", Some(("number", "0.5")), 2),
        ("C1", None, 2),
        ("D1", Some(("text", "oui")), 2),
        ("E1", Some(("bool", "true")), 2),
        ("F1", Some(("number", "0.5")), 1),
        ("G1", Some(("date", "2027-03-01")), 1),
        ("H1", Some(("error", "#DIV/0!")), 2),
        ("I1", Some(("bool", "true")), 1),
    ] {
        let value = value.map(|(kind, text)| (kind, text.to_owned()));
        assert_eq!(at(&of_ods, place), value, "{place} of the .ods");
        if formats == 2 {
            assert_eq!(at(&of_xls, place), value, "{place} of the .xls");
        }
    }
}

/// Rows and cells that stand for several; what was deleted, and copies of other files' sheets, are none.
#[test]
fn repeated_rows_and_cells_of_an_ods_stand_where_they_are_seen() {
    let cell = |count: u32, text: &str| {
        let inside = if text.is_empty() { String::new() } else { format!("<text:p>{text}</text:p>") };
        format!(
            "<table:table-cell table:number-columns-repeated=\"{count}\" office:value-type=\"string\">{inside}</table:table-cell>"
        )
    };
    let row = |count: u32, seen: &str, cells: &str| {
        format!(
            "<table:table-row table:number-rows-repeated=\"{count}\" table:visibility=\"{seen}\">{cells}</table:table-row>"
        )
    };
    let rows = [
        row(2, "visible", &cell(3, "")),
        row(2, "filter", &(cell(2, "x") + &cell(1, "") + &cell(1, "y"))),
        row(1_048_572, "visible", &cell(16_384, "")),
    ];
    let tables = format!(
        "<table:tracked-changes><table:deletion><table:table-cell><text:p>supprimé</text:p></table:table-cell></table:deletion>\
         </table:tracked-changes><table:table table:name=\"S\">{}</table:table><table:table table:name=\"'file:///autre.ods'#$X\">\
         <table:table-source/><table:table-row>{}</table:table-row></table:table>",
        rows.concat(),
        cell(1, "copie")
    );
    let book = read(ods("", &tables)).unwrap();
    assert_eq!(book.sheets.len(), 1);
    let places: Vec<String> =
        super::cells(&book).into_iter().map(|(place, _, text)| format!("{place}={text}")).collect();
    assert_eq!(places, ["S!A3=x", "S!B3=x", "S!D3=y", "S!A4=x", "S!B4=x", "S!D4=y"]);
    assert_eq!(book.sheets[0].hidden_rows.iter().copied().collect::<Vec<_>>(), [3, 4]);
}

/// Cell check boxes of Excel 365 are truth values.
#[test]
fn check_boxes_of_cells_are_truth_values() {
    let mut book = Workbook::new();
    book.add_worksheet().insert_checkbox(0, 0, true).unwrap().insert_checkbox(1, 0, false).unwrap();
    let book = read(book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(at(&book, "A1"), Some(("bool", "true".to_owned())));
    assert_eq!(at(&book, "A2"), Some(("bool", "false".to_owned())));
    assert!(book.sheets[0].controls.is_empty());
}

/// Parts named in other letters, as some programs write them.
#[test]
fn names_of_parts_are_found_in_any_case() {
    let mut book = Workbook::new();
    let tick = Format::new().set_font_name("Wingdings");
    book.add_worksheet().write_string_with_format(0, 0, "ü", &tick).unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let parts = ["xl/styles.xml", "xl/sharedStrings.xml"];
    let upper = parts.map(|name| (name.to_owned(), word::part(&bytes, name)));
    let relations = word::part(&bytes, "xl/_rels/workbook.xml.rels");
    let mut all: Vec<(String, String)> =
        upper.into_iter().map(|(name, text)| (name.replace("xl/s", "xl/S"), text)).collect();
    for name in ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"] {
        all.push((name.to_owned(), word::part(&bytes, name)));
    }
    all.push(("xl/_rels/workbook.xml.rels".to_owned(), relations));
    let parts: Vec<(&str, &str)> = all.iter().map(|(name, text)| (&**name, &**text)).collect();
    assert_eq!(at(&read(super::archive(&parts)).unwrap(), "A1"), Some(("text", "✔".to_owned())));
}
