//! What the wild pages found, each with its template written out.

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
