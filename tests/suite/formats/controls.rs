//! Boxes that lie over the cells: form controls and ActiveX controls, in the shapes in which Excel writes them.

use lettres_rne::workbook::{Book, Button};

use super::{ods, read, record, relations, xls, xlsx};

/// Place, link and state of each.
fn boxes(book: &Book) -> Vec<(String, Option<String>, Option<bool>)> {
    let all = book.sheets.iter().flat_map(|sheet| &sheet.controls);
    all.map(|control| (control.place.to_string(), control.link.clone(), control.ticked)).collect()
}

/// What each of them is.
fn buttons(book: &Book) -> Vec<Button> {
    book.sheets.iter().flat_map(|sheet| &sheet.controls).map(|control| control.button).collect()
}

/// An option button is told like a box, with its own name.
#[test]
fn option_buttons_in_each_format() {
    let place = || "S!D7".to_owned();
    let linked = vec![(place(), Some("$H$7".to_owned()), Some(true))];
    let drawing = format!(
        "<xml xmlns:v=\"v\" xmlns:x=\"x\">{}</xml>",
        shape(
            1025,
            "Radio",
            "3, 15, 6, 2, 4, 10, 7, 5",
            "<x:Checked>1</x:Checked><x:FmlaLink>$H$7</x:FmlaLink>"
        )
    );
    let related = relations(&[
        ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("rId2", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
    ]);
    let control = "<controls><control shapeId=\"1025\" r:id=\"rId2\" name=\"B\"/></controls>";
    let sheet = format!("<sheetData/><legacyDrawing r:id=\"rId1\"/>{control}");
    let property = "<formControlPr objectType=\"Radio\" checked=\"Checked\" fmlaLink=\"$H$7\"/>";
    let parts = [
        ("xl/worksheets/_rels/sheet1.xml.rels", related.as_str()),
        ("xl/drawings/vmlDrawing1.vml", &drawing),
        ("xl/ctrlProps/ctrlProp1.xml", property),
    ];
    let ocx = "<ax:ocx xmlns:ax=\"ax\" ax:classid=\"{8BD21D50-EC42-11CE-9E0D-00AA006002F3}\"/>";
    let active =
        [parts[0].1.replace("ctrlProp\"", "control\"").replace("ctrlProps/ctrlProp1", "activeX/activeX1")];
    let pict = drawing.replace("\"Radio\"", "\"Pict\"");
    let active_parts = [
        ("xl/worksheets/_rels/sheet1.xml.rels", active[0].as_str()),
        ("xl/drawings/vmlDrawing1.vml", &pict),
        ("xl/activeX/activeX1.xml", ocx),
    ];
    let only_drawing = read(xlsx("", "<sheetData/><legacyDrawing r:id=\"rId1\"/>", &parts[..2])).unwrap();
    let forms = "<office:forms><form:form><form:radio form:id=\"c1\" form:linked-cell=\"$H$7\" form:current-selected=\"true\"/></form:form></office:forms>";
    let open = format!(
        "<table:table table:name=\"S\">{forms}<table:shapes><draw:control draw:control=\"c1\" table:end-cell-address=\"S.D7\"/></table:shapes></table:table>"
    );
    for book in [read(xlsx("", &sheet, &parts)).unwrap(), only_drawing, read(ods("", &open)).unwrap()] {
        assert_eq!((boxes(&book), buttons(&book)), (linked.clone(), vec![Button::Option]));
    }
    let book = read(xlsx("", &sheet, &active_parts)).unwrap();
    assert_eq!(buttons(&book), [Button::Option]);
}

fn shape(number: u32, kind: &str, anchor: &str, more: &str) -> String {
    format!(
        "<v:shape id=\"_x0000_s{number}\"><v:textbox><div><font>Case</font><br></div></v:textbox><x:ClientData ObjectType=\"{kind}\">\
         <x:Anchor>\n    {anchor}</x:Anchor>{more}</x:ClientData></v:shape>"
    )
}

/// Excel 97 to 2007 tells everything in VML; since 2010 there is a part for each control too, and the two agree.
#[test]
fn form_controls_of_an_xlsx() {
    let drawing = format!(
        "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">{}{}{}{}</xml>",
        shape(
            1025,
            "Checkbox",
            "3, 15, 6, 2, 4, 10, 7, 5",
            "<x:Checked>1</x:Checked><x:FmlaLink>$H$7</x:FmlaLink>"
        ),
        shape(1026, "Checkbox", "4, 0, 6, 0, 5, 0, 7, 0", ""),
        shape(1027, "Note", "1, 0, 1, 0, 2, 0, 2, 0", ""),
        shape(1028, "Drop", "1, 0, 1, 0, 2, 0, 2, 0", ""),
    );
    let control = |number: u32, id: &str, column: u32| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"x14\"><control shapeId=\"{number}\" r:id=\"{id}\" name=\"Case {number}\"><controlPr \
             autoFill=\"0\"><anchor><from><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff>\
             </from><to><xdr:col>9</xdr:col><xdr:row>9</xdr:row></to></anchor></controlPr></control></mc:Choice></mc:AlternateContent>"
        )
    };
    let sheet = format!(
        "<sheetData/><legacyDrawing r:id=\"rId1\"/><controls>{}{}</controls>",
        control(1025, "rId2", 3),
        control(1026, "rId3", 4)
    );
    let property =
        |more: &str| format!("<formControlPr objectType=\"CheckBox\" lockText=\"1\" noThreeD=\"1\"{more}/>");
    let (first, second) = (property(" checked=\"Checked\" fmlaLink=\"$H$7\""), property(""));
    let both = relations(&[
        ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("rId2", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
        ("rId3", "ctrlProp", "../ctrlProps/ctrlProp2.xml"),
    ]);
    let parts = [
        ("xl/worksheets/_rels/sheet1.xml.rels", both.as_str()),
        ("xl/drawings/vmlDrawing1.vml", &drawing),
        ("xl/ctrlProps/ctrlProp1.xml", &first),
        ("xl/ctrlProps/ctrlProp2.xml", &second),
    ];
    let found = boxes(&read(xlsx("", &sheet, &parts)).unwrap());
    let expected =
        [("S!D7".to_owned(), Some("$H$7".to_owned()), Some(true)), ("S!E7".to_owned(), None, Some(false))];
    assert_eq!(found, expected);
    // one of the two is enough
    let only_drawing = read(xlsx("", "<sheetData/><legacyDrawing r:id=\"rId1\"/>", &parts[..2])).unwrap();
    assert_eq!(boxes(&only_drawing), expected);
    let without_drawing = [parts[0], parts[2], parts[3]];
    assert_eq!(boxes(&read(xlsx("", &sheet, &without_drawing)).unwrap()), expected);
}

/// Two boxes that LibreOffice has put over its own .xlsx, .xls and .ods: one ticked, one linked to a cell below.
#[test]
fn form_controls_saved_by_libreoffice() {
    for (file, link) in [
        ("libreoffice-boxes.xlsx", "Référents!$G$5"),
        ("libreoffice-boxes.xls", "G5"),
        ("libreoffice-boxes.ods", "Référents.G5"),
    ] {
        let found = boxes(&read(super::fixture(file)).unwrap());
        // the row of the second one is hidden: some programs move it below
        let [(first, None, Some(true)), (second, Some(to), _)] = &found[..] else {
            panic!("{file}: {found:?}")
        };
        assert_eq!((first.as_str(), to.as_str()), ("Référents!A4", link), "{file}");
        assert!(["Référents!A5", "Référents!A6"].contains(&second.as_str()), "{file}: {second}");
    }
}

/// An ActiveX control tells its class in one part, its cell in the sheet, or only in the drawing.
#[test]
fn active_controls_of_an_xlsx() {
    const BOX: &str = "{8BD21D40-EC42-11CE-9E0D-00AA006002F3}";
    const BUTTON: &str = "{D7053240-CE69-11CD-A777-00DD01143C57}";
    let related = relations(&[
        ("rId1", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("rId2", "control", "../activeX/activeX1.xml"),
    ]);
    let drawing = format!(
        "<xml xmlns:v=\"v\" xmlns:x=\"x\">{}</xml>",
        shape(1025, "Pict", "3, 15, 6, 2, 4, 10, 7, 5", "")
    );
    let told = "<controlPr linkedCell=\"H7\"><anchor><from><xdr:col>3</xdr:col><xdr:row>6</xdr:row></from></anchor></controlPr>";
    for (class, inside, expected) in [
        (BOX, told, Some(("S!D7".to_owned(), Some("H7".to_owned()), None))),
        (BOX, "", Some(("S!D7".to_owned(), None, None))),
        (BUTTON, told, None),
    ] {
        let sheet = format!(
            "<sheetData/><legacyDrawing r:id=\"rId1\"/><controls><control shapeId=\"1025\" r:id=\"rId2\" name=\"C\">{inside}</control></controls>"
        );
        let active =
            format!("<ax:ocx xmlns:ax=\"ax\" ax:classid=\"{class}\" ax:persistence=\"persistStreamInit\"/>");
        let parts = [
            ("xl/worksheets/_rels/sheet1.xml.rels", related.as_str()),
            ("xl/drawings/vmlDrawing1.vml", &drawing),
            ("xl/activeX/activeX1.xml", &active),
        ];
        // #unlisted-controls: an .xlsb lists its controls in records; their parts and their pictures are those of an .xlsx
        let unlisted = "<sheetData/><legacyDrawing r:id=\"rId1\"/>";
        let (place, _, state) = expected.clone().unwrap_or_default();
        let there: Vec<_> = expected.iter().map(|_| (place.clone(), None, state)).collect();
        assert_eq!(boxes(&read(xlsx("", unlisted, &parts)).unwrap()), there);
        assert_eq!(boxes(&read(xlsx("", &sheet, &parts)).unwrap()), expected.into_iter().collect::<Vec<_>>());
    }
}

/// In an .xls a shape is drawn, and an object says what it is.
#[test]
fn form_controls_of_an_xls() {
    // a drawing inside a container: its anchor has column 3 and row 6, from 0
    let anchor = [&[0, 0, 3, 0, 9, 0, 6, 0, 9, 0][..], &[0; 8]].concat();
    let drawing =
        [&[0x0f, 0, 0x04, 0xf0, 26, 0, 0, 0][..], &[0, 0, 0x10, 0xf0, 18, 0, 0, 0], &anchor].concat();
    let part = |kind: u8, body: &[u8]| [&[kind, 0, u8::try_from(body.len()).unwrap(), 0][..], body].concat();
    let common = |kind: u8| part(0x15, &[&[kind, 0, 1, 0][..], &[0; 14]].concat());
    let link = part(0x14, &[5, 0, 0, 0, 0, 0, 0x44, 6, 0, 7, 0]);
    let object = |kind: u8| {
        let state = part(0x12, &[1, 0, 0, 0, 0, 0, 0, 0]);
        record(0x005d, &[common(kind), state, link.clone(), part(0, &[])].concat())
    };
    let linked = || vec![("S!D7".to_owned(), Some("H7".to_owned()), Some(true))];
    for (kind, button, expected) in
        [(0x0b, Some(Button::Box), linked()), (0x0c, Some(Button::Option), linked()), (0x07, None, vec![])]
    {
        let sheet = [record(0x00ec, &drawing), object(kind)].concat();
        let book = read(xls(&[], &sheet)).unwrap();
        assert_eq!((boxes(&book), buttons(&book).first().copied()), (expected, button));
    }
}

#[test]
fn controls_of_an_ods() {
    let forms = "<office:forms><form:form><form:checkbox form:id=\"c1\" form:linked-cell=\"S.H7\" form:current-state=\"checked\"/>\
                 <form:checkbox form:id=\"c2\"/><form:button form:id=\"c3\"/></form:form></office:forms>";
    let shapes =
        "<table:shapes><draw:control draw:control=\"c2\" table:end-cell-address=\"S.E9\"/></table:shapes>";
    let draw = |name: &str| format!("<draw:control draw:control=\"{name}\" svg:x=\"1cm\"/>");
    let table = format!(
        "<table:table table:name=\"S\">{forms}{shapes}<table:table-row table:number-rows-repeated=\"6\"><table:table-cell/></table:table-row>\
         <table:table-row><table:table-cell table:number-columns-repeated=\"3\"/><table:table-cell>{}{}</table:table-cell></table:table-row></table:table>",
        draw("c1"),
        draw("c3")
    );
    let expected =
        [("S!D7".to_owned(), Some("S.H7".to_owned()), Some(true)), ("S!E9".to_owned(), None, Some(false))];
    assert_eq!(boxes(&read(ods("", &table)).unwrap()), expected);
}
