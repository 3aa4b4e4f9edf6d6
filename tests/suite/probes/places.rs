//! Where a tag is found, and what Word's own mechanisms give.

use super::{DOCUMENT, body, body_with, filled, run};
use crate::word::{Fields, Package, entries, p, part};

const SPELLING: [&str; 2] = ["<w:proofErr w:type=\"spellStart\"/>", "<w:proofErr w:type=\"spellEnd\"/>"];

/// A tag in three runs, of which the second is bold, with a spelling mark on both sides of it.
fn three(first: &str, second: &str, third: &str) -> String {
    let [start, end] = SPELLING;
    format!("<w:p>{}{start}{}{end}{}</w:p>", run(first, false), run(second, true), run(third, false))
}

#[test]
fn tag_split_over_runs() {
    // the value has the look of the first brace; the runs that only held the tag are gone, Word's marks are not
    let [start, end] = SPELLING;
    let expected = format!("<w:p>{}{start}{end}{}</w:p>", run("Bonjour LE GOFF", false), run(" fin", false));
    assert_eq!(body(&three("Bonjour {{ n", "om", " }} fin")), expected);
}

#[test]
fn tag_split_inside_its_braces() {
    let [start, end] = SPELLING;
    let expected = format!("<w:p>{}{start}{end}{}</w:p>", run("Bonjour LE GOFF", false), run(" fin", false));
    assert_eq!(body(&three("Bonjour {", "{ nom }", "} fin")), expected);
    // every place at once
    let letters: String = "{{ nom }}".chars().map(|letter| run(&letter.to_string(), false)).collect();
    assert_eq!(body(&format!("<w:p>{letters}</w:p>")), p("LE GOFF"));
}

#[test]
fn bookmark_inside_a_tag_keeps_both_halves() {
    let [start, end] = ["<w:bookmarkStart w:id=\"1\" w:name=\"z\"/>", "<w:bookmarkEnd w:id=\"1\"/>"];
    let template = format!("<w:p>{}{start}{}{end}</w:p>", run("{{ n", false), run("om }}", false));
    assert_eq!(body(&template), format!("<w:p>{}{start}{end}</w:p>", run("LE GOFF", false)));
    // one half before, the other inside, and the other way round
    let template = format!("<w:p>{start}{}{end}{}</w:p>", run("{{ n", false), run("om }} fin", false));
    let expected = format!("<w:p>{start}{}{end}{}</w:p>", run("LE GOFF", false), run(" fin", false));
    assert_eq!(body(&template), expected);
}

/// Parts beside the document: how they are related, and the root of each with a tag in it.
const PARTS: [(&str, &str, &str); 5] = [
    ("header", "hdr", "@"),
    ("footer", "ftr", "@"),
    ("footnotes", "footnotes", "<w:footnote w:id=\"1\">@</w:footnote>"),
    ("endnotes", "endnotes", "<w:endnote w:id=\"1\">@</w:endnote>"),
    ("comments", "comments", "<w:comment w:id=\"1\" w:author=\"A\" w:initials=\"A\">@</w:comment>"),
];

#[test]
fn header_footer_footnote_endnote_comment() {
    for (kind, element, inner) in PARTS {
        let package = Package::new(&p("texte")).margin(kind, element, &inner.replace('@', &p("[{{ nom }}]")));
        let letter = filled(&package, &Fields::new());
        for name in entries(&package.bytes()) {
            let expected = part(&package.bytes(), &name).replace("{{ nom }}", "LE GOFF");
            assert_eq!(part(&letter, &name), expected, "{kind}: {name}");
        }
        assert!(entries(&letter).iter().any(|name| part(&letter, name).contains("[LE GOFF]")), "{kind}");
    }
}

/// Whatever stands around the tag: its bytes stay, and only those of the tag give way.
#[test]
fn text_box_both_copies_hyperlink_text_inside_a_control() {
    let tag = p("[{{ nom }}]");
    let text_box = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><x:txbx xmlns:x=\"urn:x\"><w:txbxContent>{tag}</w:txbxContent></x:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:shape style=\"width:90pt\"><v:textbox><w:txbxContent>{tag}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    let inside = run("[{{ nom }}]", true);
    let link = format!("<w:p><w:hyperlink w:anchor=\"z\">{inside}</w:hyperlink></w:p>");
    let control = format!(
        "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"q\"/><w:id w:val=\"5\"/><w:text/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt></w:p>"
    );
    let inserted = format!("<w:p><w:ins w:id=\"9\" w:author=\"A\">{inside}</w:ins></w:p>");
    for (column, template, times) in [
        ("text box, both copies", text_box, 2),
        ("hyperlink text", link, 1),
        ("text inside a content control", control, 1),
        ("inserted text", inserted, 1),
    ] {
        let expected = template.replace("{{ nom }}", "LE GOFF");
        assert_eq!(expected.matches("[LE GOFF]").count(), times, "{column}");
        assert_eq!(body(&template), expected, "{column}");
    }
}

/// A complex field (ECMA-376 part 1, 17.16.18).
fn field(instruction: &str, result: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "<w:p>{}<w:r><w:instrText xml:space=\"preserve\">{instruction}</w:instrText></w:r>{}{}{}</w:p>",
        mark("begin"),
        mark("separate"),
        run(result, true),
        mark("end")
    )
}

#[test]
fn field_code() {
    let instruction = |value: &str| format!(" HYPERLINK \"http://x/{value}\" ");
    let template = field(&instruction("{{ nom }}"), "lien");
    assert_eq!(body(&template), field(&instruction("LE GOFF"), "lien"));
    // a value ends neither the quotes nor the line, and is no escape of the field's language
    for (value, written) in [("a\"b\\c", "a&apos;b\\\\c"), ("a\nb\u{b}c\rd", "a b c d"), ("&<", "&amp;&lt;")]
    {
        let expected = field(&instruction(written), "lien").replace("&apos;", "'");
        assert_eq!(body_with(&template, &Fields::new().set("nom", value)), expected, "{value:?}");
    }
}

#[test]
fn content_control_filled_by_tag() {
    let control = |properties: &str, content: &str| {
        format!(
            "<w:p><w:sdt><w:sdtPr>{properties}<w:id w:val=\"5\"/><w:text/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt></w:p>"
        )
    };
    for names in
        ["<w:tag w:val=\"nom\"/>", "<w:alias w:val=\"nom\"/>", "<w:alias w:val=\"x\"/><w:tag w:val=\"NOM\"/>"]
    {
        assert_eq!(
            body(&control(names, &run("Cliquez ici", true))),
            control(names, &run("LE GOFF", true)),
            "{names}"
        );
    }
    // one that invites to click: neither the mark nor the grey stay
    let grey = "<w:r><w:rPr><w:rStyle w:val=\"Textedelespacerserv\"/><w:b/></w:rPr><w:t>Cliquez</w:t></w:r>";
    let names = "<w:tag w:val=\"nom\"/>";
    assert_eq!(
        body(&control(&format!("{names}<w:showingPlcHdr/>"), grey)),
        control(names, &run("LE GOFF", true))
    );
    // others' controls are none of ours
    let stranger = control("<w:tag w:val=\"autre\"/>", &run("à moi", false)) + &p("{{ nom }}");
    assert_eq!(body(&stranger), stranger.replace("{{ nom }}", "LE GOFF"));
}

#[test]
fn content_control_in_header_and_text_box() {
    let control = |content: &str| {
        format!(
            "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"nom\"/><w:text/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt></w:p>"
        )
    };
    let (before, after) = (control(&run("Cliquez", false)), control(&run("LE GOFF", false)));
    let package = Package::new(&p("texte")).margin("header", "hdr", &before);
    let header = entries(&package.bytes()).into_iter().find(|name| name.contains("header")).unwrap();
    assert!(part(&filled(&package, &Fields::new()), &header).contains(&after));
    let boxed = |inner: &str| {
        format!(
            "<w:p><w:r><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
        )
    };
    assert_eq!(body(&boxed(&before)), boxed(&after));
}

/// A check box as Word writes it: its state, the glyphs of both states, what is shown.
fn check_box(state: &str, [on, off]: [&str; 2], shown: &str) -> String {
    format!(
        "<w:p><w:sdt><w:sdtPr><w:tag w:val=\"1a-1\"/><w:id w:val=\"6\"/><w14:checkbox>{state}{on}{off}</w14:checkbox></w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt></w:p>"
    )
}

#[test]
fn checkbox_set() {
    let gothic = [
        "<w14:checkedState w14:val=\"2612\" w14:font=\"MS Gothic\"/>",
        "<w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/>",
    ];
    let glyph = |glyph: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:hint=\"eastAsia\"/></w:rPr><w:t>{glyph}</w:t></w:r>"
        )
    };
    // whether blanks count is no matter for a glyph
    let set = |template: &str| body(template).replace(" xml:space=\"preserve\"", "");
    let state = |state: &str| format!("<w14:checked w14:val=\"{state}\"/>");
    for (code, value, shown) in [("1a-1", "1", "☒"), ("1a-2", "0", "☐")] {
        for before in ["0", "1"] {
            let named = |xml: String| xml.replace("1a-1", code);
            let template = named(check_box(&state(before), gothic, &glyph("☐")));
            assert_eq!(set(&template), named(check_box(&state(value), gothic, &glyph(shown))), "{code}");
        }
    }
    // a box that has never been ticked may not say its state, nor its glyphs
    assert_eq!(set(&check_box("", ["", ""], &glyph("☐"))), check_box("", [&state("1"), ""], &glyph("☒")));
    assert_eq!(
        set(&check_box("<w14:checked/>", ["", ""], &glyph("☐"))),
        check_box(&state("1"), ["", ""], &glyph("☒"))
    );
}

#[test]
fn merge_field() {
    let style = " MERGEFIELD nom \\* MERGEFORMAT ";
    let shown = format!("<w:p>{}</w:p>", run("LE GOFF", true));
    assert_eq!(body(&field(style, "«nom»")), shown);
    let simple = format!("<w:p><w:fldSimple w:instr=\"{style}\">{}</w:fldSimple></w:p>", run("«nom»", true));
    assert_eq!(body(&simple), shown);
    // Word cuts the instruction where it likes
    let cut = field(style, "«nom»")
        .replace("LD nom", "LD</w:instrText></w:r><w:r><w:instrText xml:space=\"preserve\"> nom");
    assert_eq!(body(&cut), shown);
}

#[test]
fn tags_in_deleted_text_stay_there() {
    let deleted = format!(
        "<w:p>{}<w:del w:id=\"9\" w:author=\"A\"><w:r><w:delText>{{{{ nom }}}} {{{{ inconnu</w:delText></w:r></w:del></w:p>",
        run("[{{ nom }}]", false)
    );
    // the value does not leak into the history, and what was deleted has no faults
    assert_eq!(body(&deleted), deleted.replacen("[{{ nom }}]", "[LE GOFF]", 1));
    assert!(
        part(&filled(&Package::new(&deleted), &Fields::new()), DOCUMENT).contains("<w:delText>{{ nom }}")
    );
}
