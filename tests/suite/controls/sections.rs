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
        "<w:p><w:fldSimple w:instr=\"MERGEFIELD inconnu\"/></w:p>".to_owned(),
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

/// A package with data, the first custom XML part that a bond may mean.
fn with(body: &str, data: &str) -> Package {
    Package::new(body).related("customXml", "../customXml/item1.xml").entry("customXml/item1.xml", data)
}

/// A section whose members are elements of data.
fn bound(tag: &str, path: &str, inner: &str) -> String {
    let bond = format!("<w15:dataBinding xmlns:w15=\"{W15}\" w15:xpath=\"{path}\"/>");
    sdt(&format!("<w:tag w:val=\"{tag}\"/>{bond}<w15:repeatingSection xmlns:w15=\"{W15}\"/>"), &member(inner))
}

fn control(tag: &str, path: &str, kind: &str) -> String {
    let bond = format!("<w:dataBinding w:xpath=\"{path}\"/>");
    inline(&format!("<w:tag w:val=\"{tag}\"/>{bond}{kind}"), &r("x"))
}

fn bonds(letter: &[u8]) -> Vec<String> {
    let xml = part(letter, "word/document.xml");
    xml.split("xpath=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

/// Word shows a member for each element of data, so there are as many, and each control shows its own.
#[test]
fn the_data_of_a_section_are_repeated_with_it() {
    let (text, tick) = ("<w:text/>", "<w14:checkbox/>");
    let inner = [
        control("chef", "/l/m[1]/c[1]", text),
        control("case", "/l/m[1]/@t", tick),
        control("nom", "/l/n", text),
    ]
    .concat();
    let package = with(
        &[bound("equipes", "/l/m", &inner), control("nom", "/l/n", text)].concat(),
        "<l> <m t='0'><c>x</c><k>1</k></m> <n/> <m t='1'><c>y</c></m></l>",
    );
    let letter = filled(&package, &fields());
    assert_eq!(
        part(&letter, "customXml/item1.xml"),
        "<l> <m t=\"1\"><c>Anne</c><k>1</k></m><m t=\"0\"><c>Bao</c><k>1</k></m> <n>LE GOFF</n> </l>"
    );
    let own = |rank: u8| [format!("/l/m[{rank}]/c[1]"), format!("/l/m[{rank}]/@t"), "/l/n".to_owned()];
    let expected = [vec!["/l/m".to_owned()], own(1).into(), own(2).into(), vec!["/l/n".to_owned()]].concat();
    assert_eq!(bonds(&letter), expected);
    let none = filled(&package, &fields().set("equipes", Vec::<String>::new()));
    assert_eq!(part(&none, "customXml/item1.xml"), "<l>  <n>LE GOFF</n> </l>");
    assert_eq!(bonds(&none), ["/l/n"]);
}

#[test]
fn sections_in_sections_have_the_number_of_each() {
    let inner = bound("membres", "/l/m[1]/p", &control("nom", "/l/m[1]/p[1]", "<w:text/>"));
    let body = bound("equipes", "/l/m", &[control("chef", "/l/m[1]/c", "<w:text/>"), inner].concat());
    let letter = filled(&with(&body, "<l><m><c/><p/><p>z</p></m></l>"), &fields());
    assert_eq!(
        part(&letter, "customXml/item1.xml"),
        "<l><m><c>Anne</c><p>Luc</p><p>Zoé</p></m><m><c>Bao</c></m></l>"
    );
    let expected = ["/l/m", "/l/m[1]/c", "/l/m[1]/p", "/l/m[1]/p[1]", "/l/m[1]/p[2]", "/l/m[2]/c"];
    assert_eq!(bonds(&letter), expected);
}

/// Where the data can't follow, nothing stays bound, and what is shown is what the letter says.
#[test]
fn data_that_cannot_follow_are_let_go() {
    let text = "<w:text/>";
    let data = "<l><m><c>x</c></m><m><c>y</c></m><o>o</o></l>";
    let chief = control("chef", "/l/m[1]/c", text);
    for (body, bonds_left, data_left) in [
        // the section is not bound, or to one element only, or to something that is not there
        (section("equipes", &member(&chief)), 0, data),
        (bound("equipes", "/l/m[1]", &chief), 0, data),
        (bound("equipes", "/l/z", &chief), 0, data),
        // a control of the member is bound elsewhere, and one outside to the member
        (
            bound("equipes", "/l/m", &control("chef", "/l/o", text)),
            1,
            "<l><m><c>x</c></m><m><c>x</c></m><o>o</o></l>",
        ),
        (
            [
                bound("equipes", "/l/m", &chief),
                control("nom", "/l/m[1]/c", text),
                control("nom", "/l/m[2]/c", text),
            ]
            .concat(),
            4,
            "<l><m><c>Anne</c></m><m><c>Bao</c></m><o>o</o></l>",
        ),
        // one that is not ours
        (
            bound("equipes", "/l/m", &control("autre", "/l/m[1]/c", text)),
            1,
            "<l><m><c>x</c></m><m><c>x</c></m><o>o</o></l>",
        ),
        // two sections on the same elements, with the same list and with another: the second speaks for itself
        (
            [
                bound("equipes", "/l/m", &chief),
                bound("equipes", "/l/m", &[chief.clone(), control("nom", "/l/m[1]/c", text)].concat()),
            ]
            .concat(),
            3,
            "<l><m><c>Anne</c></m><m><c>Bao</c></m><o>o</o></l>",
        ),
        (
            [
                bound("equipes", "/l/m", &chief),
                bound("projets", "/l/m", &control("projets", "/l/m[1]/c", text)),
            ]
            .concat(),
            3,
            "<l><m><c>Anne</c></m><m><c>Bao</c></m><o>o</o></l>",
        ),
    ] {
        let letter = filled(&with(&body, data), &fields());
        assert_eq!(part(&letter, "customXml/item1.xml"), data_left, "{body}");
        assert_eq!(bonds(&letter).len(), bonds_left, "{body}: {:?}", bonds(&letter));
    }
}

/// The same section in a header: one of the two has the data, and the other one says the same by itself.
#[test]
fn a_section_in_two_parts() {
    let section = bound("equipes", "/l/m", &control("chef", "/l/m[1]/c", "<w:text/>"));
    let package = with(&section, "<l><m><c/></m></l>").margin("header", "hdr", &section);
    let letter = filled(&package, &fields());
    assert_eq!(part(&letter, "customXml/item1.xml"), "<l><m><c>Anne</c></m><m><c>Bao</c></m></l>");
    assert_eq!(bonds(&letter), ["/l/m", "/l/m[1]/c", "/l/m[2]/c"]);
    let names = crate::word::entries(&letter);
    let header = part(&letter, names.iter().find(|name| name.contains("header")).unwrap());
    assert!(!header.contains("dataBinding") && header.contains(&v("Bao")), "{header}");
}
