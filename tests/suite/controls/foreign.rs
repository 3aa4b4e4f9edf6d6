//! Templates that other programs have written or saved: LibreOffice 7.4, French Word, libraries.

use lettres_rne::docx::Reading;

use super::{body, compile, fields, filled, inline, r, sdt, v};
use crate::word::{Package, part};

/// LibreOffice 7.4 saves a tick box without tag and title; the title comes back on a control around the whole paragraph.
#[test]
fn a_box_that_libreoffice_has_saved() {
    let tick = |state: u8| {
        format!(
            "<w14:checkbox><w14:checked w14:val=\"{state}\"/><w14:checkedState w14:val=\"2612\"/><w14:uncheckedState w14:val=\"2610\"/></w14:checkbox>"
        )
    };
    let font =
        "<w:rPr><w:rFonts w:eastAsia=\"MS Gothic\" w:ascii=\"MS Gothic\" w:hAnsi=\"MS Gothic\"/></w:rPr>";
    let line = |state: u8, glyph: &str, empty: &str| {
        let inner = sdt(&tick(state), &format!("{empty}<w:r>{font}<w:t>{glyph}</w:t></w:r>"));
        format!(
            "<w:p><w:pPr/>{inner}<w:r><w:rPr></w:rPr><w:t xml:space=\"preserve\"> Réunir</w:t></w:r></w:p>"
        )
    };
    let frame =
        |code: &str, inner: &str| sdt(&format!("<w:id w:val=\"1\"/><w:alias w:val=\"{code}\"/>"), inner);
    let empty = format!("<w:r>{font}</w:r>");
    let given = frame("1a-1", &line(0, "☐", &empty));
    assert_eq!(body(&given), frame("1a-1", &line(1, "☒", "")));
    let template = compile(&Package::new(&given)).unwrap();
    assert_eq!(template.boxes()[0].text, "Réunir");
    // around several boxes nobody knows which one is meant, and a box in no frame has no name
    let several = frame("1a-1", &[line(0, "☐", ""), line(0, "☐", "")].concat());
    for given in [several, line(0, "☐", ""), frame("9z", &line(0, "☐", ""))] {
        assert_eq!(body(&given), given);
    }
    // a title that is a box and a field at once: the frame keeps its text
    let both = frame("Nombre d’IMP", &line(0, "☐", ""));
    assert_eq!(body(&both), both);
}

/// The style of placeholders has an identity in the language of Word, and one name.
#[test]
fn the_placeholder_style_of_a_french_word() {
    let styles = format!(
        "<w:styles xmlns:w=\"{}\"><w:style w:type=\"character\" w:styleId=\"Textedelespacerserv\"><w:name w:val=\"Placeholder Text\"/></w:style></w:styles>",
        crate::word::W
    );
    let control = |style: &str, rest: &str| {
        let style = if style.is_empty() { String::new() } else { format!("<w:rStyle w:val=\"{style}\"/>") };
        let properties = format!("{style}{rest}");
        let properties =
            if properties.is_empty() { properties } else { format!("<w:rPr>{properties}</w:rPr>") };
        inline(
            "<w:tag w:val=\"nom\"/>",
            &format!("<w:r>{properties}<w:t xml:space=\"preserve\">LE GOFF</w:t></w:r>"),
        )
    };
    for (style, stays) in [("Textedelespacerserv", ""), ("Fort", "Fort")] {
        for rest in ["", "<w:b/>"] {
            let package = Package::new(&control(style, rest).replace("LE GOFF", "Cliquez"));
            let package = package.related("styles", "styles.xml").entry("word/styles.xml", &styles);
            let xml = part(&filled(&package, &fields()), "word/document.xml");
            assert!(xml.contains(&control(stays, rest)), "{style} {rest}: {xml}");
        }
    }
}

/// Other prefixes than Word's, attributes in another order, single quotes, elements that are empty tags.
#[test]
fn the_namespace_decides_and_not_the_prefix() {
    let document = |state: u8, glyph: &str, name: &str, full: &str, date: &str| {
        format!(
            "<?xml version='1.0'?><x:document xmlns:x='{}' xmlns:m='http://schemas.microsoft.com/office/word/2010/wordml'><x:body><x:p><x:sdt><x:sdtPr><x:tag x:val='1a-1' /><m:checkbox><m:checked m:val='{state}' /></m:checkbox></x:sdtPr><x:sdtContent><x:r><x:t>{glyph}</x:t></x:r></x:sdtContent></x:sdt><x:sdt><x:sdtPr><x:tag x:val='nom'/><x:text/></x:sdtPr><x:sdtContent><x:r>{name}</x:r></x:sdtContent></x:sdt><x:sdt><x:sdtPr><x:alias x:val=' date '/><x:date{full}/></x:sdtPr><x:sdtContent><x:r>{date}</x:r></x:sdtContent></x:sdt></x:p></x:body></x:document>",
            crate::word::W
        )
    };
    let text = |value: &str| format!("<x:t xml:space=\"preserve\">{value}</x:t>");
    let given = document(0, "☐", "<x:t>x</x:t>", "", "<x:t>x</x:t>");
    let bytes = crate::word::rewrite(&Package::new("").bytes(), "word/document.xml", |_| given.clone());
    let template = lettres_rne::docx::Draft::read(bytes).unwrap().compile(&super::Office).unwrap();
    let identity = lettres_rne::docx::Identity::default();
    let letter = template.press().letter(&fields().value(), &identity).unwrap().to_vec();
    let made =
        document(1, "☒", &text("LE GOFF"), " x:fullDate=\"2027-03-01T00:00:00Z\"", &text("01/03/2027"));
    assert_eq!(part(&letter, "word/document.xml"), made);
    let reading = Reading::of(letter).unwrap();
    assert_eq!(reading.paragraphs, ["☒LE GOFF01/03/2027"]);
    assert!(reading.boxes[0].ticked);
}

/// A library writes little: a control without an identity, a text without a style, nothing to say what kind it is.
#[test]
fn the_least_that_a_library_writes() {
    for properties in
        ["<w:tag w:val=\"nom\"/>", "<w:tag w:val=\" nom \"/>", "<w:tag w:val=\"\"/><w:alias w:val=\"nom\"/>"]
    {
        assert_eq!(body(&inline(properties, &r("x"))), inline(properties, &v("LE GOFF")));
    }
    // a tag of its own beside a title of ours, and the other way round
    for properties in [
        "<w:tag w:val=\"crm-17\"/><w:alias w:val=\"nom\"/>",
        "<w:tag w:val=\"nom\"/><w:alias w:val=\"prenom\"/>",
    ] {
        assert_eq!(body(&inline(properties, &r("x"))), inline(properties, &v("LE GOFF")));
    }
}
