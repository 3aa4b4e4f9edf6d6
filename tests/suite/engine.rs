//! The engine that fills Word files: each behaviour that a template's author may count on.

use lettres_rne::docx::{Draft, Identity, Reading, Region, Trouble};
use proptest::prelude::*;

use crate::word::{Fields, Package, p, part};

/// `text` as a paragraph cut into one run per piece, each in another style, with Word's litter in between.
fn in_runs(pieces: &[&str]) -> String {
    let runs: String = pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| {
            let piece = piece.replace('&', "&amp;").replace('<', "&lt;");
            format!(
                "<w:r w:rsidR=\"00A{index}\"><w:rPr><w:sz w:val=\"{}\"/></w:rPr><w:t xml:space=\"preserve\">{piece}</w:t></w:r><w:proofErr w:type=\"spellStart\"/>",
                20 + index
            )
        })
        .collect();
    format!("<w:p>{runs}</w:p>")
}

#[test]
fn fields_conditions_and_loops_read_as_expected() {
    for (body, expected) in [
        (p("Bonjour {{ prenom }} {{nom}} !"), "Bonjour Anaïs LE GOFF !"),
        (p("{{ Nombre d’IMP }} IMP"), "0,5 IMP"),
        (p("{% if vrai %}oui{% else %}non{% endif %}, {% if faux %}oui{% else %}non{% endif %}"), "oui, non"),
        (
            p("{% for x in projets %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}."),
            "Webradio, Fab-lab.",
        ),
        (p("{{ nom | lower }} {# rien #}fin"), "le goff fin"),
        (p("une { accolade } et {{ vide }}rien"), "une { accolade } et rien"),
        (p("{{ “a” }}{{ «\u{a0}b\u{a0}» }}"), "ab"),
    ] {
        assert_eq!(Package::new(&body).says(&Fields::new()), expected, "{body}");
    }
}

#[test]
fn a_paragraph_of_block_tags_leaves_no_trace() {
    let body = [
        p("avant"),
        p("{% for x in projets %}"),
        p("· {{ x }} ;"),
        p("{% endfor %}"),
        p("{% if faux %}"),
        p("jamais"),
        p("{% endif %}"),
        p("{%p if vrai %}"),
        p("toujours"),
        p("{%p endif %}"),
        p("{# une remarque #}"),
        p("après"),
    ]
    .concat();
    let said = Package::new(&body).says(&Fields::new());
    assert_eq!(said, "avant\n· Webradio ;\n· Fab-lab ;\ntoujours\naprès");
}

#[test]
fn a_block_around_whole_paragraphs_takes_them_whole() {
    let body = [p("{% if faux %}un"), p("deux{% endif %}"), p("{% if vrai %}trois"), p("quatre{% endif %}")]
        .concat();
    assert_eq!(Package::new(&body).says(&Fields::new()), "trois\nquatre");
}

#[test]
fn a_row_of_block_tags_disappears_and_rows_repeat() {
    let cell =
        |inner: &str| format!("<w:tc><w:tcPr><w:tcW w:w=\"1\" w:type=\"dxa\"/></w:tcPr>{inner}</w:tc>");
    let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(&p(a)), cell(&p(b)));
    let table = |open: &str, close: &str| {
        format!(
            "<w:tbl><w:tblPr/><w:tblGrid/>{}{}{}</w:tbl>{}",
            row(open, ""),
            row("{{ x }}", "{{ nom }}"),
            row(close, ""),
            p("fin")
        )
    };
    for (open, close) in
        [("{% for x in projets %}", "{% endfor %}"), ("{%tr for x in projets %}", "{%tr endfor %}")]
    {
        let package = Package::new(&table(open, close));
        assert_eq!(package.says(&Fields::new()), "Webradio\nLE GOFF\nFab-lab\nLE GOFF\nfin", "{open}");
        let xml = part(&package.fill(&Fields::new()), "word/document.xml");
        assert_eq!(xml.matches("<w:tr>").count(), 2);
    }
}

#[test]
fn an_empty_cell_keeps_its_paragraph() {
    let body = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{}{}{}</w:tc></w:tr></w:tbl>{}",
        p("{% if faux %}"),
        p("jamais"),
        p("{% endif %}"),
        p("fin")
    );
    let xml = part(&Package::new(&body).fill(&Fields::new()), "word/document.xml");
    assert!(xml.contains("<w:tc><w:p/></w:tc>"), "{xml}");
    // #emptied-from-the-edge: the block begins and ends where the cell's own content does
    let edges = p("{% if faux %}jamais") + &p("non plus{% endif %}");
    let table = format!("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{edges}</w:tc></w:tr></w:tbl>{}", p("fin"));
    let xml = part(&Package::new(&table).fill(&Fields::new()), "word/document.xml");
    assert!(xml.contains("<w:tc><w:p/></w:tc>"), "{xml}");
    let filled = Package::new(&body.replace("faux", "vrai")).fill(&Fields::new());
    assert!(!part(&filled, "word/document.xml").contains("<w:p/>"));
}

#[test]
fn a_tag_keeps_the_style_of_its_first_run_and_the_rest_keeps_its_own() {
    let body = in_runs(&["M. {", "{ no", "m }", "} (", "fin)"]);
    let xml = part(&Package::new(&body).fill(&Fields::new()), "word/document.xml");
    let runs = concat!(
        r#"<w:r w:rsidR="00A0"><w:rPr><w:sz w:val="20"/></w:rPr><w:t xml:space="preserve">M. LE GOFF</w:t></w:r><w:proofErr w:type="spellStart"/>"#,
        r#"<w:proofErr w:type="spellStart"/>"#,
        r#"<w:proofErr w:type="spellStart"/>"#,
        r#"<w:r w:rsidR="00A3"><w:rPr><w:sz w:val="23"/></w:rPr><w:t xml:space="preserve"> (</w:t></w:r><w:proofErr w:type="spellStart"/>"#,
    );
    assert!(xml.contains(runs), "{xml}");
}

#[test]
fn bookmarks_inside_a_tag_stay() {
    let body = "<w:p><w:r><w:t>{{ n</w:t></w:r><w:bookmarkStart w:id=\"7\" w:name=\"_Hlk1\"/><w:r><w:t>om</w:t></w:r>\
                <w:bookmarkEnd w:id=\"7\"/><w:r><w:t xml:space=\"preserve\"> }}</w:t></w:r></w:p>";
    let filled = Package::new(body).fill(&Fields::new());
    let xml = part(&filled, "word/document.xml");
    assert!(
        xml.contains("<w:bookmarkStart w:id=\"7\" w:name=\"_Hlk1\"/><w:bookmarkEnd w:id=\"7\"/>"),
        "{xml}"
    );
    assert_eq!(Reading::of(filled).unwrap().paragraphs, ["LE GOFF"]);
    // half of a bookmark in a paragraph that disappears outlives it
    let body = format!(
        "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"b\"/><w:r><w:t>{{% if vrai %}}</w:t></w:r></w:p>{}{}<w:p><w:r><w:t>fin</w:t></w:r><w:bookmarkEnd w:id=\"3\"/></w:p>",
        p("texte"),
        p("{% endif %}")
    );
    let xml = part(&Package::new(&body).fill(&Fields::new()), "word/document.xml");
    assert_eq!(xml.matches("w:id=\"3\"").count(), 2, "{xml}");
}

#[test]
fn a_case_tag_becomes_a_box_that_can_be_clicked() {
    let body = [p("{{ case(“1a-1”) }} Impulser ;"), p("{{ case(\"1a-2\") }} Participer.")].concat();
    let package = Package::new(&body);
    let reading = Reading::of(package.fill(&Fields::new())).unwrap();
    let boxes: Vec<_> = reading
        .boxes
        .iter()
        .map(|b| (b.tag.as_str(), b.ticked, b.glyph.as_str(), b.label.as_str()))
        .collect();
    assert_eq!(boxes, [("1a-1", true, "☒", "Impulser ;"), ("1a-2", false, "☐", "Participer.")]);
    let lines = package.compile().unwrap();
    assert_eq!(lines.boxes()[1].text, "Participer.");
    let xml = part(&package.fill(&Fields::new()), "word/document.xml");
    assert!(xml.contains("<w14:checked w14:val=\"1\"/>"));
}

#[test]
fn boxes_in_a_loop_have_ids_of_their_own() {
    let body = [p("{% for code in cases %}"), p("{{ case(code) }} {{ code }}"), p("{% endfor %}")].concat();
    let xml = part(&Package::new(&body).fill(&Fields::new()), "word/document.xml");
    let ids: std::collections::BTreeSet<&str> =
        xml.split("<w:id w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), 3, "{xml}");
}

#[test]
fn content_controls_are_filled_by_their_tag_and_stay_controls() {
    let control = |properties: &str, content: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    let tick = control(
        "<w:tag w:val=\"1a-1\"/><w14:checkbox><w14:checked w14:val=\"0\"/><w14:checkedState w14:val=\"2611\" w14:font=\"Segoe UI Symbol\"/></w14:checkbox>",
        "<w:r><w:t>☐</w:t></w:r>",
    );
    let text = control(
        "<w:alias w:val=\"Nombre d’IMP\"/><w:showingPlcHdr/><w:text/>",
        "<w:r><w:rPr><w:rStyle w:val=\"PlaceholderText\"/><w:b/></w:rPr><w:t>Cliquez ici</w:t></w:r><w:r><w:t> pour</w:t></w:r>",
    );
    let date = control(
        "<w:tag w:val=\"date\"/><w:date w:fullDate=\"2001-01-01T00:00:00Z\"><w:dateFormat w:val=\"dd/MM/yyyy\"/></w:date>",
        "<w:r><w:t>01/01/2001</w:t></w:r>",
    );
    let stranger = control("<w:tag w:val=\"autre\"/><w:text/>", "<w:r><w:t>à moi</w:t></w:r>");
    let block = control("<w:tag w:val=\"nom\"/>", &[p("ancien"), p("texte")].concat());
    let body = format!("<w:p>{tick}{text}{date}{stranger}</w:p>{block}");
    let fields = Fields::new().set("date", "01/03/2027").set("date_iso", "2027-03-01");
    let filled = Package::new(&body).fill(&fields);
    let xml = part(&filled, "word/document.xml");
    assert_eq!(Reading::of(filled).unwrap().paragraphs, ["☑0,501/03/2027à moi", "LE GOFF"]);
    assert!(
        xml.contains("<w14:checked w14:val=\"1\"/>") && xml.contains("w:fullDate=\"2027-03-01T00:00:00Z\"")
    );
    assert!(!xml.contains("showingPlcHdr") && !xml.contains("PlaceholderText") && xml.contains("<w:b/>"));
    assert_eq!(xml.matches("<w:sdt>").count(), 5);
}

#[test]
fn headers_footers_and_text_boxes_are_filled_too() {
    let inner = format!("<w:txbxContent>{}</w:txbxContent>", p("boîte {{ nom }}"));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><v:x>{inner}</v:x></mc:Choice><mc:Fallback><w:pict><v:shape>{inner}</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    let package = Package::new(&body).margin("header", "hdr", &p("en-tête {{ nom }}")).margin(
        "footer",
        "ftr",
        &p("pied {{ imp }}"),
    );
    let reading = Reading::of(package.fill(&Fields::new())).unwrap();
    assert_eq!(reading.paragraphs, ["", "boîte LE GOFF", "boîte LE GOFF"]);
    assert_eq!(reading.margins, ["en-tête LE GOFF", "pied 0,5"]);
}

#[test]
fn notes_and_comments_are_filled_too() {
    let note = |element: &str| format!("<w:{element} w:id=\"1\">{}</w:{element}>", p("note {{ nom }}"));
    let package = Package::new(&p("x"))
        .margin("footnotes", "footnotes", &note("footnote"))
        .margin("endnotes", "endnotes", &note("endnote"))
        .margin("comments", "comments", &note("comment"));
    assert_eq!(Reading::of(package.fill(&Fields::new())).unwrap().margins, ["note LE GOFF"; 3]);
}

#[test]
fn parts_without_tags_are_copied_byte_for_byte() {
    let theme = "<a:theme xmlns:a=\"urn:a\"  odd = '1' ><!-- kept --></a:theme>";
    let package = Package::new(&p("{{ nom }}"))
        .entry("word/theme/theme1.xml", theme)
        .entry("custom/é.bin", "\u{1}\u{2}");
    let filled = package.fill(&Fields::new());
    assert_eq!(part(&filled, "word/theme/theme1.xml"), theme);
    assert_eq!(part(&filled, "custom/é.bin"), "\u{1}\u{2}");
    let without = Package::new(&p("rien à remplir"));
    assert_eq!(
        part(&without.fill(&Fields::new()), "word/document.xml"),
        part(&without.bytes(), "word/document.xml")
    );
}

/// #byte-order-mark: the event reader skips it, and every offset would be three bytes late.
#[test]
fn a_part_that_begins_with_a_byte_order_mark_is_filled_in_its_place() {
    let bytes = Package::new(&p("Bonjour {{ nom }} !")).bytes();
    let marked = crate::word::rewrite(&bytes, "word/document.xml", |xml| format!("\u{feff}{xml}"));
    let template = Draft::read(marked).unwrap().compile(&crate::word::Words).unwrap();
    let filled = template.press().letter(&Fields::new().value(), &Identity::default()).unwrap().to_vec();
    assert_eq!(Reading::of(filled).unwrap().paragraphs, ["Bonjour LE GOFF !"]);
}

#[test]
fn a_value_is_never_a_tag_nor_xml() {
    let nasty = "{{ prenom }} <w:p/> & \"' {% if vrai %} ]]> \u{b}suite\ttab\u{1}";
    let fields = Fields::new().set("nom", nasty);
    let said = Package::new(&p("{{ nom }}")).says(&fields);
    assert_eq!(said, "{{ prenom }} <w:p/> & \"' {% if vrai %} ]]> \nsuite\ttab");
}

#[test]
fn all_faults_are_told_at_once_with_the_words_of_their_paragraphs() {
    let body = [
        p("Bonjour {{ nmo }}"),
        p("{{ nom"),
        p("nom }}"),
        p("{% if vrai %} sans fin"),
        p("{{ nom | uperr }}"),
        p("{% fi vrai %}"),
        p("{{ case(\"9z\") }} zut"),
        p("{{ nom + * }}"),
    ]
    .concat();
    let package = Package::new(&body).margin("footer", "ftr", &p("pied {{ inconnu }}"));
    let faults = package.compile().unwrap_err();
    let told: Vec<(Region, usize, &Trouble)> =
        faults.iter().map(|fault| (fault.spot.region, fault.spot.paragraph, &fault.trouble)).collect();
    let unknown = |name: &str, nearest: Option<&str>| Trouble::UnknownField {
        name: name.into(),
        nearest: nearest.map(str::to_owned),
    };
    for expected in [
        (Region::Body, 1, &unknown("nmo", Some("nom"))),
        (Region::Body, 2, &Trouble::Unclosed("{{ nom".into())),
        (Region::Body, 3, &Trouble::Unopened("}}".into())),
        (Region::Body, 4, &Trouble::BlockUnclosed("if vrai".into())),
        (Region::Body, 5, &Trouble::UnknownFilter { name: "uperr".into(), nearest: Some("upper".into()) }),
        (Region::Body, 6, &Trouble::UnknownKeyword { name: "fi".into(), nearest: Some("if".into()) }),
        (Region::Body, 7, &Trouble::UnknownBox("9z".into())),
        (Region::Body, 8, &Trouble::Unreadable("nom + *".into())),
        (Region::Footer, 1, &unknown("inconnu", None)),
    ] {
        assert!(told.contains(&expected), "{expected:?} is not in {told:#?}");
    }
    assert_eq!(told.len(), 9, "{told:#?}");
    assert_eq!(faults[0].spot.words, "Bonjour {{ nmo }}");
}

#[test]
fn blocks_that_would_break_the_file_are_refused() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let row = |cells: &str| format!("<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cells}</w:tr></w:tbl>{}", p("fin"));
    let first = |body: &str| Package::new(body).compile().unwrap_err().remove(0).trouble;
    let across = first(&row(&[cell(&p("x {% if vrai %}a")), cell(&p("b{% endif %}"))].concat()));
    assert!(
        matches!(&across, Trouble::BlockAcross { opened, .. } if opened.words == "x {% if vrai %}a"),
        "{across:?}"
    );
    assert_eq!(first(&p("texte {%p if vrai %}")), Trouble::TextLost("texte".into()));
    assert_eq!(first(&p("{%tr if vrai %}")), Trouble::NoRow("if vrai".into()));
    assert_eq!(first(&p("{% endif %}")), Trouble::BlockUnopened("endif".into()));
    let double = [p("{{ case('2-3') }} a"), p("{{ case('2-3') }} b")].concat();
    assert!(
        matches!(first(&double), Trouble::DoubleBox { code, first } if code == "2-3" && first.paragraph == 1)
    );
}

#[test]
fn the_same_fields_give_the_same_bytes_and_a_seal_that_holds() {
    let package = Package::new(&p("{{ nom }}"));
    let bytes = package.fill(&Fields::new());
    assert_eq!(bytes, package.fill(&Fields::new()));
    assert!(Reading::of(bytes.clone()).unwrap().untouched);
    // a hand in the text breaks the seal; Word keeps the custom properties when it saves
    let edited = crate::word::rewrite(&bytes, "word/document.xml", |xml| xml.replace("LE GOFF", "LE GUFF"));
    let reading = Reading::of(edited).unwrap();
    assert!(!reading.untouched && reading.property("LettresRne.Sceau").is_some());
}

#[test]
fn an_unstamped_template_writes_no_identity() {
    let package = Package::new(&p("{{ nom }}"));
    let template = Draft::read(package.bytes()).unwrap().unstamped().compile(&crate::word::Words).unwrap();
    let identity =
        Identity { title: "Titre".into(), facts: vec![("UAI", "x".into())], ..Identity::default() };
    let filled = template.press().letter(&Fields::new().value(), &identity).unwrap().to_vec();
    assert_eq!(crate::word::entries(&filled), crate::word::entries(&package.bytes()));
    for name in ["[Content_Types].xml", "_rels/.rels"] {
        assert_eq!(part(&filled, name), part(&package.bytes(), name));
    }
    let reading = Reading::of(filled).unwrap();
    assert_eq!((reading.paragraphs.join(""), reading.untouched), ("LE GOFF".into(), false));
}

proptest! {
    /// Whatever a cell holds reaches the letter, but for what XML can't hold.
    #[test]
    fn any_text_survives_the_letter(value in "\\PC{0,40}[\\n\\t&<>\"'{}%]{0,6}\\PC{0,10}") {
        let said = Package::new(&p("[{{ nom }}]")).says(&Fields::new().set("nom", value.clone()));
        // Unicode's own line and paragraph separators become the line break that Word knows
        let expected = value.replace(['\u{2028}', '\u{2029}'], "\n");
        prop_assert_eq!(said, format!("[{expected}]"));
    }
}
