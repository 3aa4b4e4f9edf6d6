//! Kind by level by region: a letter is its template with the value in the control's place, and nothing else.

use lettres_rne::docx::Reading;

use super::{body, fields, filled, inline, r, sdt, v};
use crate::word::{Package, p, part};

const TICK: &str = "<w14:checkbox xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">";
const GREY: &str = "<w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr>";

/// A kind of control: its properties and its run before and after, and what a reader sees.
struct Kind {
    name: &'static str,
    properties: (String, String),
    run: (String, String),
    shows: &'static str,
}

fn kinds() -> Vec<Kind> {
    let id = "<w:id w:val=\"7\"/><w:placeholder><w:docPart w:val=\"AAAA\"/></w:placeholder>";
    let invited = |name, tag: &str, kind: &str, text: &'static str| Kind {
        name,
        properties: (
            format!("<w:tag w:val=\"{tag}\"/>{id}<w:showingPlcHdr/>{kind}"),
            format!("<w:tag w:val=\"{tag}\"/>{id}{kind}"),
        ),
        run: (format!("<w:r>{GREY}<w:t>Cliquez ici.</w:t></w:r>"), v(text)),
        shows: text,
    };
    let list = "<w:listItem w:value=\"Choisissez un élément.\"/><w:listItem w:displayText=\"Agrégé·e\" w:value=\"agrégé\"/>";
    let date = |full: &str| {
        format!(
            "<w:alias w:val=\"Date\"/>{id}<w:date{full}><w:dateFormat w:val=\"dd/MM/yyyy\"/><w:lid w:val=\"fr-FR\"/></w:date>"
        )
    };
    let tick = |state: u8| {
        format!("<w:alias w:val=\"1a-1\"/>{id}{TICK}<w14:checked w14:val=\"{state}\"/></w14:checkbox>")
    };
    let gothic = "<w:rPr><w:rFonts w:ascii=\"MS Gothic\" w:hAnsi=\"MS Gothic\"/><w:b/></w:rPr>";
    vec![
        invited("rich", "nom", "", "LE GOFF"),
        invited("rich, said", "nom", "<w:richText/>", "LE GOFF"),
        invited("plain", "NOM", "<w:text/>", "LE GOFF"),
        invited(
            "several lines",
            "lignes",
            "<w:text w:multiLine=\"1\"/>",
            "une</w:t><w:br/><w:t xml:space=\"preserve\">deux &amp; &lt;trois&gt;",
        ),
        invited(
            "rich, several lines",
            "lignes",
            "<w15:appearance xmlns:w15=\"u\" w15:val=\"tags\"/>",
            "une</w:t><w:br/><w:t xml:space=\"preserve\">deux &amp; &lt;trois&gt;",
        ),
        invited("one line only", "lignes", "<w:text w:multiLine=\"0\"/>", "une deux &amp; &lt;trois&gt;"),
        invited("a list on one line", "projets", "<w:text/>", "Webradio, Fab-lab"),
        invited("drop-down", "grade", &format!("<w:dropDownList>{list}</w:dropDownList>"), "Agrégé·e"),
        invited("combo box", "grade", &format!("<w:comboBox>{list}</w:comboBox>"), "Agrégé·e"),
        invited("locked", "nom", "<w:lock w:val=\"sdtContentLocked\"/><w:text/>", "LE GOFF"),
        Kind {
            name: "date",
            properties: (
                date(" w:fullDate=\"2001-01-01T00:00:00Z\""),
                date(" w:fullDate=\"2027-03-01T00:00:00Z\""),
            ),
            run: (r("01/01/2001"), v("01/03/2027")),
            shows: "01/03/2027",
        },
        Kind {
            name: "date, never chosen",
            properties: (date(""), date(" w:fullDate=\"2027-03-01T00:00:00Z\"")),
            run: (r("jj/mm/aaaa"), v("01/03/2027")),
            shows: "01/03/2027",
        },
        Kind {
            name: "tick",
            properties: (tick(0), tick(1)),
            run: (format!("<w:r>{gothic}<w:t>☐</w:t></w:r>"), format!("<w:r>{gothic}<w:t>☒</w:t></w:r>")),
            shows: "☒",
        },
    ]
}

/// A level, with what becomes of what else stands in the control.
const LEVELS: [(&str, &str, &str); 5] = [
    ("inline", "<w:p>{a</w:p>", "<w:p>{a</w:p>"),
    (
        "in a link",
        "<w:p><w:r><w:t>a</w:t></w:r><w:hyperlink><w:ins w:id=\"3\" w:author=\"x\">{a</w:ins></w:hyperlink></w:p>",
        "",
    ),
    (
        "block",
        "[<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>#</w:p><w:p><w:r><w:t>old</w:t></w:r></w:p>]",
        "[<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>#</w:p>]",
    ),
    (
        "row",
        "<w:tbl><w:tblPr/><w:tblGrid/>[<w:tr><w:trPr/><w:tc><w:tcPr><w:tcW w:w=\"0\"/></w:tcPr><w:p>#</w:p></w:tc><w:tc><w:tcPr/><w:p><w:pPr/><w:r><w:t>old</w:t></w:r></w:p><w:p/></w:tc></w:tr>]</w:tbl>",
        "<w:tbl><w:tblPr/><w:tblGrid/>[<w:tr><w:trPr/><w:tc><w:tcPr><w:tcW w:w=\"0\"/></w:tcPr><w:p>#</w:p></w:tc><w:tc><w:tcPr/><w:p><w:pPr/></w:p></w:tc></w:tr>]</w:tbl>",
    ),
    (
        "cell",
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>[<w:tc><w:p>#</w:p></w:tc>]<w:tc><w:p><w:r><w:t>other</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        "",
    ),
];

/// A level with a control in it: `{a` is the whole of an inline one, `[`, `#` and `]` the pieces of another.
fn at(level: &str, properties: &str, run: &str) -> String {
    let (begin, end) =
        (format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>"), "</w:sdtContent></w:sdt>");
    level.replace("{a", &sdt(properties, run)).replace('[', &begin).replace(']', end).replace('#', run)
}

fn in_region(region: &str, inner: &str) -> (Package, &'static str) {
    let other = Package::new(&p("rien"));
    match region {
        "body" => (Package::new(inner), "word/document.xml"),
        "header" => (other.margin("header", "hdr", inner), "word/header1.xml"),
        "footer" => (other.margin("footer", "ftr", inner), "word/footer1.xml"),
        "footnotes" | "endnotes" => {
            let note = &region[..region.len() - 1];
            let inner = format!("<w:{note} w:id=\"2\">{inner}</w:{note}>");
            let name = if note == "footnote" { "word/footnotes1.xml" } else { "word/endnotes1.xml" };
            (other.margin(region, region, &inner), name)
        }
        _ => {
            let text = format!("<w:txbxContent>{inner}</w:txbxContent>");
            let body = format!(
                "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><v:x>{text}</v:x></mc:Choice><mc:Fallback><w:pict><v:shape>{text}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
            );
            (Package::new(&body), "word/document.xml")
        }
    }
}

#[test]
fn each_kind_at_each_level_in_each_region() {
    let mut cases = 0;
    for kind in kinds() {
        for (level, given, made) in LEVELS {
            let made = if made.is_empty() { given } else { made };
            for region in ["body", "header", "footer", "footnotes", "endnotes", "text box"] {
                let about = format!("{} · {level} · {region}", kind.name);
                let given = at(given, &kind.properties.0, &kind.run.0);
                let made = at(made, &kind.properties.1, &kind.run.1);
                let (package, name) = in_region(region, &given);
                let (template, letter) = (package.bytes(), filled(&package, &fields()));
                let copies = if region == "text box" { 2 } else { 1 };
                assert_eq!(part(&template, name).matches(&given).count(), copies, "{about}");
                assert_eq!(part(&letter, name), part(&template, name).replace(&given, &made), "{about}");
                let reading = Reading::of(letter).unwrap();
                let seen = reading.paragraphs.iter().chain(&reading.margins);
                let shows = kind.shows.replace("</w:t><w:br/><w:t xml:space=\"preserve\">", "\n");
                let shows = shows.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">");
                assert_eq!(seen.filter(|text| text.contains(&shows)).count(), copies, "{about}");
                let states: Vec<bool> = reading.boxes.iter().map(|state| state.ticked).collect();
                assert_eq!(states, vec![true; if kind.name == "tick" { copies } else { 0 }], "{about}");
                cases += 1;
            }
        }
    }
    assert_eq!(cases, 13 * 5 * 6);
}

/// A reader that we did not write sees the same.
#[test]
fn docx_rs_reads_the_values() {
    for kind in kinds() {
        let given = format!("<w:p>{}</w:p>", sdt(&kind.properties.0, &kind.run.0));
        let letter = filled(&Package::new(&given), &fields());
        let read = docx_rs::read_docx(&letter).unwrap();
        let json = read.json();
        let text = kind
            .shows
            .split('<')
            .next()
            .unwrap()
            .replace("&amp;", "&")
            .replace("&lt;", "<")
            .replace("&gt;", ">");
        assert!(json.contains(&text), "{}: {json}", kind.name);
        assert!(!json.contains("Cliquez ici"), "{}", kind.name);
    }
}

/// Rivals fill whatever they find: a control is ours by its name only.
#[test]
fn what_names_nothing_of_ours_stays_byte_for_byte() {
    let data = "<w:dataBinding w:xpath=\"/a[1]/b[1]\" w:storeItemID=\"{1}\"/>";
    let bodies = [
        inline(&format!("<w:tag w:val=\"client\"/>{data}<w:showingPlcHdr/><w:text/>"), &r("Cliquez ici")),
        inline("<w:alias w:val=\"9z\"/><w:temporary/><w14:checkbox/>", &r("☐")),
        inline("<w:tag w:val=\"logo\"/><w:picture/>", &r("rien")),
        inline("<w:showingPlcHdr/><w:text/>", &r("sans nom")),
        inline("<w:tag w:val=\"nom\"/><w:group/>", &r("un groupe")),
        inline("<w:tag w:val=\"nom\"/><w:docPartObj/>", &r("une galerie")),
        inline("<w:tag w:val=\"nom\"/><w:equation/>", &r("x")),
        sdt("<w:tag w:val=\"clients\"/><w15:repeatingSection xmlns:w15=\"u\"/>", &p("x")),
        "<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:tag w:val=\"nom\"/></w:sdtPr></w:sdt>".to_owned(),
    ];
    for given in bodies {
        assert_eq!(body(&given), given);
        // beside one that is ours
        let both = format!("{given}{}", inline("<w:tag w:val=\"nom\"/><w:text/>", &r("x")));
        let made = format!("{given}{}", inline("<w:tag w:val=\"nom\"/><w:text/>", &v("LE GOFF")));
        assert_eq!(body(&both), made);
    }
}

/// What else a control may hold goes with its old text; bookmarks, whose place others know, stay.
#[test]
fn the_whole_content_gives_way() {
    let plain = "<w:tag w:val=\"nom\"/>";
    let grey = "<w:rPr><w:rStyle w:val=\"PlaceholderText\"/><w:b/></w:rPr>";
    let bookmark = ("<w:bookmarkStart w:id=\"1\" w:name=\"b\"/>", "<w:bookmarkEnd w:id=\"1\"/>");
    let value = v("LE GOFF");
    for (given, made) in [
        // several runs, a link, a smart tag, a field
        (
            sdt(
                plain,
                &format!(
                    "{}<w:hyperlink w:anchor=\"x\">{}</w:hyperlink>{}",
                    r("a"),
                    r("b"),
                    "<w:smartTag><w:r><w:t>c</w:t></w:r></w:smartTag>"
                ),
            ),
            sdt(plain, &value),
        ),
        (sdt(plain, &format!("<w:hyperlink w:anchor=\"x\">{}</w:hyperlink>", r("b"))), sdt(plain, &value)),
        (
            sdt(
                plain,
                &format!("<w:proofErr w:type=\"x\"/><w:fldSimple w:instr=\"DATE\">{}</w:fldSimple>", r("b")),
            ),
            sdt(plain, &value),
        ),
        // bookmarks around, inside, and in what goes
        (
            sdt(plain, &[bookmark.0, &r("a"), bookmark.1].concat()),
            sdt(plain, &[bookmark.0, &value, bookmark.1].concat()),
        ),
        (
            sdt(
                plain,
                &format!("{}<w:hyperlink>{}{}</w:hyperlink>{}", r("a"), bookmark.0, r("b"), bookmark.1),
            ),
            sdt(plain, &[&value, bookmark.0, bookmark.1].concat()),
        ),
        // no run yet, no content at all
        (sdt(plain, ""), sdt(plain, &value)),
        (format!("<w:sdt><w:sdtPr>{plain}</w:sdtPr><w:sdtContent /></w:sdt>"), sdt(plain, &value)),
        (sdt(plain, "<w:r/>"), sdt(plain, &value)),
        // its own style stays; while the placeholder shows, the one that is kept for what is typed comes
        (
            sdt(plain, "<w:r w:rsidR=\"1\"><w:rPr><w:i/></w:rPr><w:t>a</w:t></w:r>"),
            sdt(
                plain,
                "<w:r w:rsidR=\"1\"><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">LE GOFF</w:t></w:r>",
            ),
        ),
        (
            sdt(
                &format!("<w:rPr><w:i/></w:rPr>{plain}<w:showingPlcHdr/>"),
                &format!("<w:r>{grey}<w:t>a</w:t></w:r>"),
            ),
            sdt(
                &format!("<w:rPr><w:i/></w:rPr>{plain}"),
                "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">LE GOFF</w:t></w:r>",
            ),
        ),
        (
            sdt(&format!("<w:rPr><w:i/></w:rPr>{plain}"), ""),
            sdt(
                &format!("<w:rPr><w:i/></w:rPr>{plain}"),
                "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">LE GOFF</w:t></w:r>",
            ),
        ),
        // grey without a placeholder, and a placeholder that shows no longer
        (
            sdt(plain, &format!("<w:r>{grey}<w:t>a</w:t></w:r>")),
            sdt(plain, "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">LE GOFF</w:t></w:r>"),
        ),
        (
            sdt(
                &format!("{plain}<w:showingPlcHdr w:val=\"0\"/>"),
                "<w:r><w:rPr><w:rStyle w:val=\"Fort\"/></w:rPr><w:t>a</w:t></w:r>",
            ),
            sdt(
                &format!("{plain}<w:showingPlcHdr w:val=\"0\"/>"),
                "<w:r><w:rPr><w:rStyle w:val=\"Fort\"/></w:rPr><w:t xml:space=\"preserve\">LE GOFF</w:t></w:r>",
            ),
        ),
        // a control that goes when it is filled, and one that says it does not
        (sdt(&format!("{plain}<w:temporary/><w:showingPlcHdr/>"), &r("a")), value.clone()),
        (
            sdt(&format!("{plain}<w:temporary w:val=\"false\"/>"), &r("a")),
            sdt(&format!("{plain}<w:temporary w:val=\"false\"/>"), &value),
        ),
    ] {
        assert_eq!(
            body(&format!("<w:p>{given}{}</w:p>", r("x"))),
            format!("<w:p>{made}{}</w:p>", r("x")),
            "{given}"
        );
    }
}

/// A control around paragraphs keeps the first, wherever it stands.
#[test]
fn blocks_keep_one_paragraph() {
    let plain = "<w:tag w:val=\"nom\"/>";
    let value = format!("<w:p>{}</w:p>", v("LE GOFF"));
    let table = format!("<w:tbl><w:tblPr/><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", p("a"));
    let mark = "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:bookmarkEnd w:id=\"1\"/>";
    for (given, made) in [
        ("<w:p/><w:p/>".to_owned(), value.clone()),
        (format!("<w:p/>{}", p("a")), value.clone()),
        (format!("<w:customXml w:element=\"x\">{}{}</w:customXml>", p("a"), p("b")), value.clone()),
        ([table.clone(), p("b")].concat(), value.clone()),
        ([&p("a"), mark, &p("b")].concat(), [&value, mark].concat()),
        (String::new(), value.clone()),
        (
            "<w:p><w:pPr><w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr></w:pPr></w:p>".to_owned(),
            format!("<w:p><w:pPr><w:rPr></w:rPr></w:pPr>{}</w:p>", v("LE GOFF")),
        ),
    ] {
        for around in [
            ["", ""],
            ["<w:tbl><w:tblPr/><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"],
            ["<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"],
        ] {
            let home = |inner: &str| [around[0], &sdt(plain, inner), around[1]].concat();
            assert_eq!(body(&home(&given)), home(&made), "{}", home(&given));
        }
    }
    let gone = format!("<w:p/>{}", sdt(&format!("{plain}<w:temporary/>"), &[p("a"), p("b")].concat()));
    assert_eq!(body(&gone), format!("<w:p/>{value}"));
}

/// A control that holds more than a text is a frame, and its name a heading.
#[test]
fn a_frame_is_not_filled_but_what_stands_in_it() {
    let name = "<w:alias w:val=\"Nom\"/>";
    let bound = format!("{name}<w15:dataBinding xmlns:w15=\"u\" w15:xpath=\"/a\"/><w:showingPlcHdr/>");
    let inner = inline("<w:tag w:val=\"imp\"/><w:text/>", &r("x"));
    for (given, made) in [
        (p("M. {{ prenom }}"), p("M. Anaïs")),
        (inner.clone(), inline("<w:tag w:val=\"imp\"/><w:text/>", &v("0,5"))),
        (
            format!("<w:p><w:fldSimple w:instr=\" MERGEFIELD prenom \">{}</w:fldSimple></w:p>", r("x")),
            format!("<w:p>{}</w:p>", v("Anaïs")),
        ),
    ] {
        assert_eq!(body(&sdt(&bound, &given)), sdt(name, &made));
        // a control for plain text is what its name says
        let plain = format!("{name}<w:text/>");
        assert_eq!(body(&sdt(&plain, &given)), sdt(&plain, &format!("<w:p>{}</w:p>", v("LE GOFF"))));
    }
    // text that nobody gave up by a tag: another control, or more than one paragraph
    for frame in [
        sdt(&bound, &[p("a"), inline("", &r("b"))].concat()),
        sdt(name, &[p("Le collège"), p("et l’annexe")].concat()),
    ] {
        assert_eq!(body(&frame), frame);
    }
    for (properties, content) in
        [("<w:tag w:val=\"nom\"/>", [p("a"), p("b")].concat()), (name, [p("a"), p(" ")].concat())]
    {
        assert_eq!(
            body(&sdt(properties, &content)),
            sdt(properties, &format!("<w:p>{}</w:p>", v("LE GOFF")))
        );
    }
    let invited = format!("{name}<w:showingPlcHdr/>");
    assert_eq!(
        body(&sdt(&invited, &[p("a"), p("b")].concat())),
        sdt(name, &format!("<w:p>{}</w:p>", v("LE GOFF")))
    );
}

/// Word gives each state its own font; the characters of a symbol font say nothing in another one.
#[test]
fn a_box_with_glyphs_of_its_own() {
    let tick = |code: &str, state: u8, on: &str, off: &str| {
        format!(
            "<w:tag w:val=\"{code}\"/><w14:checkbox><w14:checked w14:val=\"{state}\"/><w14:checkedState {on}/><w14:uncheckedState {off}/></w14:checkbox>"
        )
    };
    let wing = "w14:val=\"00FE\" w14:font=\"Wingdings\"";
    let (wing_off, gothic) =
        ("w14:val=\"F0A8\" w14:font=\"Wingdings\"", "w14:val=\"2610\" w14:font=\"MS Gothic\"");
    let segoe = "w14:val=\"2611\" w14:font=\"Segoe UI Symbol\"";
    let before = "<w:r><w:rPr><w:rFonts w:ascii=\"MS Gothic\"/><w:b/></w:rPr><w:t>☐</w:t></w:r>";
    let sym = |code: &str| {
        format!("<w:r><w:rPr><w:b/></w:rPr><w:sym w:font=\"Wingdings\" w:char=\"{code}\"/></w:r>")
    };
    let text = |font: &str, ch: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"{font}\" w:eastAsia=\"{font}\" w:hAnsi=\"{font}\" w:hint=\"eastAsia\"/><w:b/></w:rPr><w:t>{ch}</w:t></w:r>"
        )
    };
    let same = |ch: &str| before.replace('☐', ch);
    for (code, on, off, made) in [
        ("1a-1", wing, wing_off, sym("F0FE")),
        ("1a-2", wing, wing_off, sym("F0A8")),
        ("1a-1", wing, gothic, sym("F0FE")),
        ("1a-2", wing, gothic, text("MS Gothic", "☐")),
        ("1a-1", segoe, gothic, text("Segoe UI Symbol", "☑")),
        ("1a-2", segoe, gothic, text("MS Gothic", "☐")),
        ("1a-1", "w14:val=\"0058\"", "w14:val=\"zz\"", same("X")),
        ("1a-2", "w14:val=\"0058\"", "w14:val=\"zz\"", same("☐")),
        ("1a-1", "w14:val=\"0027\"", "w14:val=\"005C\"", same("'")),
        ("1a-2", "w14:val=\"0027\"", "w14:val=\"005C\"", same("\\")),
        ("1a-1", "w14:val=\"E102\"", "w14:val=\"E103\"", same("&#xE102;")),
        ("1a-2", "w14:val=\"2612\"", "w14:val=\"00A0\"", same("\u{a0}")),
        ("1a-1", "w14:val=\"0026\" w14:font=\"Arial\"", "w14:val=\"003C\" w14:font=\"Arial\"", same("&amp;")),
    ] {
        let state = u8::from(code == "1a-1");
        assert_eq!(
            body(&inline(&tick(code, 0, on, off), before)),
            inline(&tick(code, state, on, off), &made),
            "{code} {on}"
        );
    }
    // a blank glyph is no value, and so no hole
    let blank = sdt(&tick("1a-2", 0, "w14:val=\"2612\"", "w14:val=\"0020\""), &p("☐"));
    let template = Package::new(&blank).compile().unwrap();
    let mut press = template.press();
    press.render(&crate::word::Fields::new().value()).unwrap();
    assert_eq!(press.holes(), 0);
    // a box that has never been ticked says nothing of its state
    for (given, made) in [
        ("<w14:checkbox/>", "<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>"),
        (
            "<w14:checkbox><w14:checked/></w14:checkbox>",
            "<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>",
        ),
        (
            "<w14:checkbox><w14:checkedState w14:val=\"2612\"/></w14:checkbox>",
            "<w14:checkbox><w14:checked w14:val=\"1\"/><w14:checkedState w14:val=\"2612\"/></w14:checkbox>",
        ),
    ] {
        let tag = "<w:tag w:val=\"1a-1\"/>";
        assert_eq!(
            body(&inline(&format!("{tag}{given}"), &r("☐"))),
            inline(&format!("{tag}{made}"), &r("☒"))
        );
    }
}

#[test]
fn dates_in_the_format_of_their_control() {
    let date = |full: &str, inner: &str| format!("<w:tag w:val=\"date\"/><w:date{full}>{inner}</w:date>");
    let full = " w:fullDate=\"2027-03-01T00:00:00Z\"";
    for (format, shown) in [
        ("dd/MM/yyyy", "01/03/2027"),
        ("MMMM yyyy", "2027-03-01 en lettres"),
        ("d MMMM yyyy", "01/03/2027"),
        ("", "01/03/2027"),
    ] {
        let inner = format!("<w:dateFormat w:val=\"{format}\"/>");
        assert_eq!(
            body(&inline(&date("", &inner), &r("x"))),
            inline(&date(full, &inner), &v(shown)),
            "{format}"
        );
    }
    let empty = "<w:tag w:val=\"date\"/><w:date/>";
    assert_eq!(
        body(&inline(empty, &r("x"))),
        inline(&format!("<w:tag w:val=\"date\"/><w:date{full}/>"), &v("01/03/2027"))
    );
    // a text in a control for dates: what was chosen before is not its date
    let text = |full: &str| format!("<w:tag w:val=\"nom\"/><w:date{full}><w:lid w:val=\"fr-FR\"/></w:date>");
    assert_eq!(body(&inline(&text(full), &r("x"))), inline(&text(""), &v("LE GOFF")));
    // no date, no day
    let none = fields().set("date", "").set("date_iso", "");
    let package = Package::new(&inline(&date(full, ""), &r("x")));
    let xml = part(&filled(&package, &none), "word/document.xml");
    assert!(xml.contains(&inline(&date("", ""), &v(""))), "{xml}");
    assert_eq!(super::gathered(&package, &none).0, 1);
}

#[test]
fn pictures_take_the_place_and_the_room_of_the_old_one() {
    let drawing = |relation: &str, size: (u32, u32), description: &str, rest: &str| {
        let (cx, cy) = size;
        format!(
            "<w:r><w:drawing><wp:inline xmlns:wp=\"wp\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:docPr id=\"5\" name=\"Image 1\"{description}/><a:graphic xmlns:a=\"a\"><a:blip r:embed=\"{relation}\"><a:grayscl/>{rest}</a:blip><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:graphic></wp:inline></w:drawing></w:r>"
        )
    };
    let tag = "<w:tag w:val=\"signature.png\"/>";
    let (ours, twin) = (
        "rIdLettresRne0",
        "<a:extLst><a:ext uri=\"svg\"><x:svgBlip xmlns:x=\"x\" r:embed=\"rId9\"/></a:ext></a:extLst>",
    );
    for (room, size, description, described) in [
        ((1000, 1000), (1000, 500), " descr=\"La signature\"", " descr=\"La signature\""),
        ((1000, 100), (200, 100), " descr=\"\"", " descr=\"signature.png\""),
        ((10, 9000), (10, 5), "", " descr=\"signature.png\""),
    ] {
        let given = inline(
            &format!("{tag}<w:showingPlcHdr/><w:picture/>"),
            &drawing("rId4", room, description, twin),
        );
        let made = inline(&format!("{tag}<w:picture/>"), &drawing(ours, size, described, ""));
        assert_eq!(body(&given), made);
        let letter = filled(&Package::new(&given), &fields());
        let relations = part(&letter, "word/_rels/document.xml.rels");
        assert_eq!(relations.matches(ours).count(), 1, "{relations}");
        assert!(relations.contains("Target=\"media/lettres-rne-1.png\""), "{relations}");
    }
    // nothing to take the place of: as large as it says itself
    let made = body(&inline(&format!("{tag}<w:picture/>"), &r("Cliquez")));
    assert!(!made.contains("Cliquez") && made.contains("<wp:extent cx=\"914400\" cy=\"457200\"/>"), "{made}");
    // in a header the relationship is the header's
    let package =
        Package::new(&p("x")).margin("header", "hdr", &inline(&format!("{tag}<w:picture/>"), &r("x")));
    assert!(part(&filled(&package, &fields()), "word/_rels/header1.xml.rels").contains(ours));
    // a picture that is not there is a fault, with its place
    let missing = Package::new(&inline("<w:tag w:val=\"autre.png\"/><w:picture/>", &r("x")));
    assert_eq!(super::compile(&missing).unwrap_err().len(), 1);
}

/// A loop repeats a control: its value, and never its identity.
#[test]
fn a_control_in_a_loop_has_an_identity_in_each_repetition() {
    let given = [
        p("{% for projet in projets %}"),
        format!(
            "<w:p>{}{}</w:p>",
            r("{{ projet }}"),
            sdt("<w:tag w:val=\"nom\"/><w:id w:val=\"77\"/><w:text/>", &r("x"))
        ),
        p("{% endfor %}"),
    ];
    let made = body(&given.concat());
    let ids: std::collections::BTreeSet<&str> =
        made.split("<w:id w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!((ids.len(), made.matches(&v("LE GOFF")).count()), (2, 2), "{made}");
}
