//! The file as a whole: everything that holds no tag is the template's, byte for byte, still compressed.

use std::io::{Cursor, Read as _};

use lettres_rne::docx::{Draft, Identity};

use super::{DOCUMENT, filled};
use crate::kinds::with_macros;
use crate::word::{Fields, Package, Words, entries, p, part};

/// The entries of a package in order: name, and the bytes as they lie in the file.
fn raw(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut found = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index_raw(index).unwrap();
        let mut data = Vec::new();
        entry.read_to_end(&mut data).unwrap();
        found.push((entry.name().unwrap().into_owned(), data));
    }
    found
}

fn assert_only_the_document_differs(template: &[u8], letter: &[u8]) {
    assert_eq!(entries(letter), entries(template));
    for (before, after) in raw(template).into_iter().zip(raw(letter)) {
        assert_eq!(before == after, before.0 != DOCUMENT, "{}", before.0);
    }
}

#[test]
fn other_parts_byte_for_byte() {
    // no properties, a part that nothing leads to, white space in odd places
    let package = Package::new(&p("{{ nom }}"))
        .related("customXml", "../customXml/item1.xml")
        .entry(
            "customXml/item1.xml",
            "<?xml version=\"1.0\"?>\n<x xmlns=\"urn:x\">  keep &#233; {{ nom }} </x>",
        )
        .entry("word/theme/theme9.xml", "<a:theme xmlns:a='urn:a'  b = '1' />")
        .entry("inconnu/é.bin", "\u{0}\u{1}\u{2}");
    let letter = filled(&package, &Fields::new());
    assert_only_the_document_differs(&package.bytes(), &letter);
    assert_eq!(part(&letter, DOCUMENT), part(&package.bytes(), DOCUMENT).replace("{{ nom }}", "LE GOFF"));
}

#[test]
fn properties_byte_for_byte() {
    let package = Package::new(&p("{{ nom }}"))
        .entry("docProps/core.xml", "<cp:coreProperties xmlns:cp='urn:cp' ><dc:creator xmlns:dc='urn:dc'>moi</dc:creator></cp:coreProperties>")
        .entry("docProps/custom.xml", "<Properties  />")
        .entry("docProps/app.xml", "<Properties><Pages>3</Pages></Properties>");
    assert_only_the_document_differs(&package.bytes(), &filled(&package, &Fields::new()));
}

#[test]
fn docm() {
    let template = with_macros(&p("{{ nom }}"));
    let compiled = Draft::read(template.clone()).unwrap().unstamped().compile(&Words).unwrap();
    assert_eq!(compiled.extension(), "docm");
    let letter = compiled.press().letter(&Fields::new().value(), &Identity::default()).unwrap().to_vec();
    assert_only_the_document_differs(&template, &letter);
}

/// The same letter five hundred times is what people get who fill a template that filling uses up.
#[test]
fn no_letter_uses_the_template_up() {
    let template = super::template(&Package::new(&p("{{ nom }}{% if vrai %}!{% endif %}")));
    let mut press = template.press();
    for name in ["A", "B", "C", "A"] {
        let fields = Fields::new().set("nom", name).value();
        let letter = press.letter(&fields, &Identity::default()).unwrap().to_vec();
        assert!(part(&letter, DOCUMENT).contains(&format!(">{name}<")), "{name}");
        let alone = template.press().letter(&fields, &Identity::default()).unwrap().to_vec();
        assert_eq!(letter, alone);
    }
}
