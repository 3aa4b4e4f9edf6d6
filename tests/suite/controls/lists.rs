//! Drop-down lists and combo boxes: which value is an entry, and what is told of the others.

use super::{body, fields, filled, gathered, inline, r, v};
use crate::word::{Package, part};

fn list(kind: &str, last: &str) -> String {
    format!(
        "<w:tag w:val=\"grade\"/><w:{kind}{last}><w:listItem w:value=\"Choisissez un élément.\"/>\
         <w:listItem w:displayText=\"Certifié\" w:value=\"C\"/><w:listItem w:displayText=\"Agrégé &amp; autre\" w:value=\"A\"/></w:{kind}>"
    )
}

#[test]
fn a_value_is_an_entry_by_its_text_or_by_what_is_stored() {
    for kind in ["dropDownList", "comboBox"] {
        let package = Package::new(&inline(&list(kind, " w:lastValue=\"x\""), &r("Choisissez un élément.")));
        for (value, shown, stored, told) in [
            ("Certifié", "Certifié", "C", 0),
            ("C", "Certifié", "C", 0),
            (" certifié ", "Certifié", "C", 0),
            ("agrégé\u{a0}& AUTRE", "Agrégé &amp; autre", "A", 0),
            ("Agrégé", "Agrégé", "Agrégé", 1),
            ("Choisissez un élément.", "Choisissez un élément.", "Choisissez un élément.", 1),
        ] {
            let fields = fields().set("grade", value);
            let xml = part(&filled(&package, &fields), "word/document.xml");
            let made = inline(&list(kind, &format!(" w:lastValue=\"{stored}\"")), &v(shown));
            assert!(xml.contains(&made), "{kind} {value}: {xml}");
            let is_open = kind == "comboBox";
            let strangers = vec![("grade".to_owned(), value.to_owned(), is_open); told];
            assert_eq!(gathered(&package, &fields), (0, strangers), "{kind} {value}");
        }
        // nothing is a hole, and no stranger
        let (holes, strangers) = gathered(&package, &fields().set("grade", " "));
        assert!(holes > 0 && strangers.is_empty());
    }
}

/// A control and the data behind it, twice in the document: told once.
#[test]
fn a_stranger_is_told_once() {
    let bound = format!("<w:dataBinding w:xpath=\"/l\"/>{}", list("dropDownList", ""));
    let twice = [inline(&bound, &r("x")), inline(&bound, &r("x"))].concat();
    let package = Package::new(&twice)
        .related("customXml", "../customXml/item1.xml")
        .entry("customXml/item1.xml", "<l>x</l>");
    assert_eq!(gathered(&package, &fields().set("grade", "PLP")).1.len(), 1);
    let letter = filled(&package, &fields().set("grade", "certifié"));
    assert_eq!(part(&letter, "customXml/item1.xml"), "<l>C</l>");
}

/// An attribute can be written in either quotes, and a value may hold either.
#[test]
fn what_a_list_stores_fits_its_attribute() {
    let list = |last: &str| format!("<w:tag w:val=\"grade\"/><w:comboBox w:lastValue={last}/>");
    for quote in ['"', '\''] {
        let package = Package::new(&inline(&list(&format!("{quote}x{quote}")), &r("x")));
        let xml = part(&filled(&package, &fields().set("grade", "l'\"a\"\nb")), "word/document.xml");
        assert!(xml.contains(&list("\"l'&quot;a&quot; b\"")), "{xml}");
    }
}

#[test]
fn a_list_without_entries_has_no_entry() {
    let empty = "<w:tag w:val=\"grade\"/><w:dropDownList/>";
    assert_eq!(body(&inline(empty, &r("x"))), inline(empty, &v("agrégé")));
    assert_eq!(gathered(&Package::new(&inline(empty, &r("x"))), &fields()).1.len(), 1);
}
