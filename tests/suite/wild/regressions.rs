//! What the wild pages found, each with its template written out.

use lettres_rne::docx::Trouble;

use crate::wild::judge::breaches;
use crate::word::{Fields, Package, p, part};

/// The filled body, which the judge has nothing against.
fn sound(body: &str, fields: &Fields) -> String {
    let xml = part(&Package::new(body).fill(fields), "word/document.xml");
    let found = breaches(&xml);
    assert!(found.is_empty(), "{found:?}\n{xml}");
    xml
}

fn section(members: &str) -> String {
    format!(
        "<w:sdt><w:sdtPr><w:tag w:val=\"projets\"/><w15:repeatingSection/></w:sdtPr><w:sdtContent>{members}</w:sdtContent></w:sdt>"
    )
}

fn member(inner: &str) -> String {
    format!(
        "<w:sdt><w:sdtPr><w15:repeatingSectionItem/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )
}

/// #bookmark-out-of-a-section: half a bookmark went with an empty section, or came once for each member.
#[test]
fn half_a_bookmark_outlives_a_repeating_section() {
    let start = "<w:p><w:bookmarkStart w:id=\"3\" w:name=\"b\"/><w:r><w:t>{{ item }}</w:t></w:r></w:p>";
    let end = "<w:p><w:r><w:t>{{ item }}</w:t></w:r><w:bookmarkEnd w:id=\"3\"/></w:p>";
    let none = || Fields::new().set("projets", Vec::<String>::new());
    for body in [
        section(&member(start)) + end.replace("{{ item }}", "fin").as_str(),
        start.replace("{{ item }}", "debut") + &section(&member(end)) + &p("fin"),
        section(&(member(start) + &member(end))) + &p("fin"),
    ] {
        for fields in [Fields::new(), none()] {
            let xml = sound(&body, &fields);
            assert_eq!(xml.matches("<w:bookmarkStart").count(), 1, "{xml}");
        }
    }
}

/// #emptied-from-the-edge: a section that is all of a text box, and goes.
#[test]
fn a_text_box_whose_only_section_goes_keeps_a_paragraph() {
    let story = section(&member(&p("{{ item }}")));
    let body = format!("<w:p><w:r><w:pict><w:txbxContent>{story}</w:txbxContent></w:pict></w:r></w:p>");
    let xml = sound(&body, &Fields::new().set("projets", Vec::<String>::new()));
    assert!(xml.contains("<w:txbxContent><w:p/></w:txbxContent>"), "{xml}");
}

/// #space-between-hyphens: two tags that both take the space between them.
#[test]
fn hyphens_on_both_sides_of_a_space_share_it() {
    for body in [
        p("a {%- if vrai -%} {{- nom -}} {%- endif -%} b"),
        p("a {{- nom -}} {{- nom -}} b"),
        p("a {%- if vrai -%}  {%- endif -%}b"),
    ] {
        sound(&body, &Fields::new());
    }
}

/// #space-of-a-control: a tag leaves the white space of controls, links and fields to them, filled or not.
#[test]
fn a_tag_takes_no_space_from_a_control_or_a_field() {
    let text = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let control = |properties: &str, inner: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    };
    let titled = "<w:alias w:val=\"Nom d’usage\"/><w:id w:val=\"3\"/>";
    let tagged = "<w:tag w:val=\"nom\"/><w:id w:val=\"3\"/><w:text/>";
    let link = |inner: &str| format!("<w:hyperlink w:anchor=\"a\">{inner}</w:hyperlink>");
    let simple = format!("<w:fldSimple w:instr=\" MERGEFIELD nom \">{}</w:fldSimple>", text(" «nom» "));
    let field = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let complex = [
        &field("begin"),
        "<w:r><w:instrText> MERGEFIELD nom </w:instrText></w:r>",
        &field("separate"),
        &text(" «nom» "),
        &field("end"),
    ]
    .concat();
    let cases = [
        // the one that was found, and the same with a control whose own text goes
        (text(" ") + &control(titled, &text("{{- nom -}}")) + &text(" z"), " LE GOFF z"),
        (text("{{ nom -}}") + &control(tagged, &text(" x ")) + &text(" z"), "LE GOFFLE GOFF z"),
        (control(tagged, &text(" x ")) + &text("{{- nom }}"), "LE GOFFLE GOFF"),
        (text("{{ nom -}}") + &control(titled, &(text(" ") + &text("{{ nom }}"))), "LE GOFF LE GOFF"),
        (link(&text("{{- nom -}}")) + &text(" z"), "LE GOFF z"),
        (text("{{ nom -}}") + &simple + &text("{{- nom }}"), "LE GOFFLE GOFFLE GOFF"),
        (text("{{ nom -}}") + &complex + &text("{{- nom }}"), "LE GOFFLE GOFFLE GOFF"),
        // runs that stand side by side are one text, however they are cut
        (text("a ") + &text("  ") + &text("{{- nom -}}") + &text(" ") + &text(" z"), "aLE GOFFz"),
    ];
    for (body, said) in cases {
        let xml = sound(&format!("<w:p>{body}</w:p>"), &Fields::new());
        let reading = Package::new(&format!("<w:p>{body}</w:p>")).says(&Fields::new());
        assert_eq!(reading, said, "{xml}");
    }
}

/// #tab-before-a-hyphen: tabs and line breaks are layout, and no white space that a tag takes.
#[test]
fn a_tag_takes_no_tab_and_no_line_break() {
    for mark in ["<w:tab/>", "<w:br/>"] {
        let text = |text: &str| format!("<w:t xml:space=\"preserve\">{text}</w:t>");
        let said = if mark == "<w:tab/>" { '\t' } else { '\n' };
        for tag in ["{{- nom -}}", "{%- if vrai -%}LE GOFF{%- endif -%}"] {
            let one_run = format!("<w:p><w:r>{}{mark}{}{mark}</w:r></w:p>", text("a "), text(tag));
            let many = format!(
                "<w:p><w:r>{}</w:r><w:r>{mark}</w:r><w:r>{}</w:r><w:r>{mark}{}</w:r></w:p>",
                text("a "),
                text(&format!(" {tag} ")),
                text(" ")
            );
            sound(&one_run, &Fields::new());
            sound(&many, &Fields::new());
            let says = |body: &str| Package::new(body).says(&Fields::new());
            assert_eq!(says(&one_run), format!("a {said}LE GOFF{said}"), "{one_run}");
            assert_eq!(says(&many), format!("a {said}LE GOFF{said} "), "{many}");
        }
    }
}

/// #ends-before-beginnings: what ends directly before a repeating section ends before the section begins.
#[test]
fn what_ends_where_a_section_begins_is_not_the_sections() {
    let members = section(&member(&p("- {{ item }}")));
    let both = "- Webradio\n- Fab-lab";
    for (before, said) in [
        (p("{% if faux %}perdu{% endif %}"), ""),
        (p("{% if vrai %}a{% endif %}"), "a\n"),
        (p("{% if faux %}perdu{% endif %}") + &p("{% if faux %}perdu{% endif %}"), ""),
        (p("{{ aucun | paragraphs }}"), ""),
        (p("{{ projets | paragraphs }}"), "Webradio\nFab-lab\n"),
        (p("{% for x in aucun %}{{ x }}") + &p("y{% endfor %}"), ""),
        (members.clone(), "- Webradio\n- Fab-lab\n"),
    ] {
        let body = before.clone() + &members + &p("fin");
        sound(&body, &Fields::new());
        assert_eq!(Package::new(&body).says(&Fields::new()), format!("{said}{both}\nfin"), "{before}");
        let none = Fields::new().set("projets", Vec::<String>::new());
        let said = if before.contains("projets") { "" } else { said };
        sound(&body, &none);
        assert_eq!(Package::new(&body).says(&none), format!("{said}fin"), "{before}");
    }
    // in a table, where rows are watched
    let row = |inner: &str| format!("<w:tr><w:tc>{inner}</w:tc></w:tr>");
    let rows = row(&p("{% if faux %}perdu{% endif %}")).replace("<w:p>", "<w:p><w:pPr/>")
        + &section(&member(&row(&p("{{ item }}"))));
    let table = format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>{}", p("fin"));
    sound(&table, &Fields::new());
    assert!(Package::new(&table).says(&Fields::new()).ends_with("Webradio\nFab-lab\nfin"));
}

/// #ends-of-two-blocks: a bookmark that begins in two blocks and ends in the paragraph that ends both.
#[test]
fn half_a_bookmark_leaves_both_blocks_that_a_paragraph_ends() {
    let start = "<w:bookmarkStart w:id=\"3\" w:name=\"b\"/>";
    let end = "<w:bookmarkEnd w:id=\"3\"/>";
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    for (outer, inner) in [("faux", "vrai"), ("vrai", "faux"), ("faux", "faux"), ("vrai", "vrai")] {
        let opened = format!("{{% if {outer} %}}{{% if {inner} %}}a");
        let body = format!("<w:p>{start}{}</w:p>", run(&opened))
            + &format!("<w:p>{}{end}</w:p>", run("{% endif %}{% endif %}"));
        let xml = sound(&(body + &p("fin")), &Fields::new());
        assert_eq!(xml.matches("<w:bookmark").count() % 2, 0, "{xml}");
    }
}

/// #row-and-paragraph, #control-in-a-row: a row that goes, with a paragraph in it that goes for another tag, or a control.
#[test]
fn a_row_goes_with_all_that_is_in_it() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let table = |cells: &str| format!("<w:tbl><w:tr>{cells}</w:tr></w:tbl>{}", p("fin"));
    let tags = "<w:p><w:r><w:t>{%p if faux %}</w:t></w:r><w:r><w:t>{% else %}</w:t></w:r></w:p>";
    let control = format!(
        "<w:sdt><w:sdtPr><w:tag w:val=\"1a-2\"/><w14:checkbox/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt><w:p/>",
        p("")
    );
    let set = p("{% set x = nom %}");
    let rows = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>{}",
        cell(&p("{%tr if vrai %}")),
        cell(&set),
        cell(&p("{{ x }}")),
        cell(&p("{%tr endif %}")),
        p("fin")
    );
    for body in [
        table(&cell(&(tags.to_owned() + &p("")))) + &p("{%p endif %}"),
        table(&(cell(&p("{% if vrai %}")) + &cell(&control))) + &p("{% endif %}"),
    ] {
        // what is meant is anybody's guess: a fault of the template, or a sound letter
        match Package::new(&body).compile() {
            Ok(_) => drop(sound(&body, &Fields::new())),
            Err(faults) => assert!(!format!("{faults:?}").contains("Internal"), "{faults:?}"),
        }
    }
    assert!(sound(&rows, &Fields::new()).contains("LE GOFF"));
}

/// #bookmark-in-a-control: a control of two paragraphs is filled, and its second one goes with half a bookmark.
#[test]
fn half_a_bookmark_outlives_the_old_text_of_a_control() {
    let mark = |kind: &str| format!("<w:bookmark{kind} w:id=\"3\" w:name=\"b\"/>");
    let run = "<w:r><w:t>x</w:t></w:r>";
    let control = |inner: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:tag w:val=\"nom\"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        )
    };
    let (start, end) =
        (format!("<w:p>{}{run}</w:p>", mark("Start")), format!("<w:p>{}{run}</w:p>", mark("End")));
    for body in [
        start.clone() + &control(&(p("un") + &end)) + &p("fin"),
        control(&(p("un") + &start)) + &end,
        // and in a block, where it moves
        p("{% for x in projets %}") + &control(&(p("un") + &start)) + &p("{% endfor %}") + &end,
    ] {
        let xml = sound(&body, &Fields::new());
        assert_eq!(xml.matches("<w:bookmarkStart").count(), 1, "{xml}");
    }
}

/// #block-across-a-section: the block was taken for one around the section, and crossed the section's own.
#[test]
fn a_block_does_not_leave_the_section_that_it_begins_in() {
    let across = section(&member(&p("{% if vrai %}x"))) + &p("y{% endif %}");
    let into = p("{% if vrai %}x") + &section(&member(&p("y{% endif %}"))) + &p("fin");
    for body in [across, into] {
        let faults = Package::new(&body).compile().unwrap_err();
        assert!(matches!(faults[0].trouble, Trouble::BlockAcross { .. }), "{faults:?}");
    }
    let middle = p("{% if vrai %}x") + &section(&member(&p("y{% else %}"))) + &p("z{% endif %}");
    let faults = Package::new(&middle).compile().unwrap_err();
    assert!(matches!(faults[0].trouble, Trouble::BlockUnopened(_)), "{faults:?}");
    let within = section(&member(&(p("{% if vrai %}x") + &p("{{ item }}{% endif %}")))) + &p("fin");
    assert!(sound(&within, &Fields::new()).contains("Webradio"));
    let around = p("{% if vrai %}") + &section(&member(&p("{{ item }}"))) + &p("{% endif %}");
    assert!(sound(&around, &Fields::new()).contains("Webradio"));
}
/// #half-a-tag: a tag that is cut by the edge of a control or field is told where that is filled, and whole where it is not.
#[test]
fn a_tag_that_is_half_in_something_filled_is_told() {
    let text = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    let control = |properties: &str, inner: &str| {
        let content = text(inner);
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
    };
    let tagged = "<w:tag w:val=\"nom\"/><w:id w:val=\"3\"/><w:text/>";
    let frame = "<w:alias w:val=\"Cadre\"/><w:id w:val=\"3\"/>";
    let field =
        |inner: &str| format!("<w:fldSimple w:instr=\" MERGEFIELD nom \">{}</w:fldSimple>", text(inner));
    for body in [
        text("a {{ no") + &control(tagged, "m }} b"),
        control(tagged, "a {{ no") + &text("m }} b"),
        text("a {{ no") + &field("m }} b"),
        field("a {{ no") + &text("m }} b"),
    ] {
        let faults = Package::new(&format!("<w:p>{body}</w:p>")).compile().unwrap_err();
        let troubles: Vec<_> = faults.into_iter().map(|fault| fault.trouble).collect();
        assert_eq!(troubles, [Trouble::Halved("nom".into())], "{body}");
    }
    for body in [text("a {{ no") + &control(frame, "m }} b"), control(frame, "a {{ no") + &text("m }} b")] {
        assert_eq!(Package::new(&format!("<w:p>{body}</w:p>")).says(&Fields::new()), "a LE GOFF b", "{body}");
    }
}
