//! Repeating sections of Word 2013: a member for each of a list.

use super::{W15, body, fields, filled, inline, r, says, sdt, v};
use crate::word::{Package, p, part};

fn section(tag: &str, members: &str) -> String {
    sdt(
        &format!("<w:tag w:val=\"{tag}\"/><w:id w:val=\"5\"/><w15:repeatingSection xmlns:w15=\"{W15}\"/>"),
        members,
    )
}

fn member(content: &str) -> String {
    sdt(&format!("<w:id w:val=\"6\"/><w15:repeatingSectionItem xmlns:w15=\"{W15}\"/>"), content)
}

fn text(tag: &str) -> String {
    inline(&format!("<w:tag w:val=\"{tag}\"/><w:showingPlcHdr/><w:text/>"), &r("x"))
}

fn lines(given: &str) -> Vec<String> {
    says(&Package::new(given), &fields())
}

#[test]
fn one_member_becomes_as_many_as_the_list_has() {
    // by the member's own name, with the list before it, in a tag, and for a list of texts by the list's name
    for name in ["chef", "equipes.chef", "Equipes[].chef", "item.chef", "CHEF"] {
        assert_eq!(lines(&section("equipes", &member(&text(name)))), ["Anne", "Bao"], "{name}");
    }
    assert_eq!(
        lines(&section("equipes", &member(&p("{{ item.chef }} {{ loop.index }}")))),
        ["Anne 1", "Bao 2"]
    );
    assert_eq!(lines(&section("projets", &member(&text("projets")))), ["Webradio", "Fab-lab"]);
    // a field of the letter is the same in each
    assert_eq!(lines(&section("projets", &member(&text("nom")))), ["LE GOFF", "LE GOFF"]);
    // further members of the template go, whatever stands in them
    let others = [
        p("{{ prenom }}"),
        text("nom"),
        text("equipes.chf"),
        p("<w:fldSimple w:instr=\"MERGEFIELD inconnu\"/>"),
    ];
    let members = others.map(|other| member(&other)).concat();
    assert_eq!(lines(&section("equipes", &[member(&text("chef")), members].concat())), ["Anne", "Bao"]);
    // boxes by the code that the member has
    let tick = inline("<w:tag w:val=\"case\"/><w14:checkbox/>", &r("☐"));
    assert_eq!(lines(&section("equipes", &member(&tick))), ["☒", "☐"]);
}

#[test]
fn each_member_has_an_identity_of_its_own() {
    let made = body(&section(
        "equipes",
        &member(&inline("<w:tag w:val=\"chef\"/><w:id w:val=\"7\"/><w:text/>", &r("x"))),
    ));
    let ids: Vec<&str> =
        made.split("<w:id w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!((ids.len(), unique.len()), (5, 5), "{made}");
    assert_eq!(made.matches("repeatingSectionItem").count(), 2);
    assert!(made.contains(&v("Anne")) && made.contains(&v("Bao")));
}

/// A section inside another, over the member's own list.
#[test]
fn a_section_in_a_section() {
    let inner = section("membres", &member(&text("nom")));
    let outer = section("equipes", &member(&[text("chef"), inner].concat()));
    assert_eq!(lines(&outer), ["Anne", "Luc", "Zoé", "Bao"]);
    let other =
        section("equipes", &member(&[text("chef"), section("projets", &member(&p("{{ item }}")))].concat()));
    assert_eq!(lines(&other), ["Anne", "Webradio", "Fab-lab", "Bao", "Webradio", "Fab-lab"]);
}

#[test]
fn rows_of_a_table() {
    let row = format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", text("chef"), p("{{ item.case }}"));
    let table = |rows: &str| format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl><w:p/>");
    let made = body(&table(&section("equipes", &member(&row))));
    assert_eq!(made.matches("<w:tr>").count(), 2);
    assert_eq!(lines(&table(&section("equipes", &member(&row)))), ["Anne", "1a-1", "Bao", "1a-2", ""]);
    // without members the section goes, and with its only row the table
    let none = row.replace("chef", "nom").replace("{{ item.case }}", "x");
    assert_eq!(body(&table(&section("aucun", &member(&none)))), "<w:p/>");
    let cell = format!(
        "<w:tbl><w:tblPr/><w:tr><w:tc>{}</w:tc></w:tr></w:tbl><w:p/>",
        section("aucun", &member(&p("x")))
    );
    assert_eq!(body(&cell), "<w:tbl><w:tblPr/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>");
}

#[test]
fn what_is_no_list_is_left_alone() {
    for given in
        [section("nom", &member(&p("x"))), section("clients", &member(&p("x"))), section("equipes", &p("x"))]
    {
        assert_eq!(body(&given), given);
    }
    // a section of the document can't be repeated
    let breaks = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>";
    assert_eq!(super::compile(&Package::new(&section("equipes", &member(breaks)))).unwrap_err().len(), 1);
}

/// The data behind what is repeated can't say which member is meant: nothing in a section stays bound.
#[test]
fn nothing_in_a_section_is_bound() {
    let bound = |path: &str| format!("<w:dataBinding w:xpath=\"{path}\"/>");
    let w15 = format!("<w15:dataBinding xmlns:w15=\"{W15}\" w15:xpath=\"/l/m\"/>");
    let control = |tag: &str, kind: &str| {
        inline(&format!("<w:tag w:val=\"{tag}\"/>{}{kind}", bound("/l/m[1]/c")), &r("x"))
    };
    let inner = [
        control("chef", "<w:text/>"),
        control("nom", "<w:text/>"),
        control("case", "<w14:checkbox/>"),
        control("autre", "<w:text/>"),
    ]
    .concat();
    let given = sdt(
        &format!("<w:tag w:val=\"equipes\"/>{w15}<w15:repeatingSection xmlns:w15=\"{W15}\"/>"),
        &member(&inner),
    );
    let data = "<l><m><c>x</c></m></l>";
    let package = Package::new(&given)
        .related("customXml", "../customXml/item1.xml")
        .entry("customXml/item1.xml", data);
    let letter = filled(&package, &fields());
    assert!(!part(&letter, "word/document.xml").contains("dataBinding"));
    assert_eq!(part(&letter, "customXml/item1.xml"), data);
}
