//! What sort of Word file a template may be: templates, macros, protection; signed and Strict ones are refused.

use lettres_rne::docx::{Draft, Identity, PackageError, Protection, Reading};

use crate::word::{Fields, Package, W, Words, p, part, rewrite};

const TYPES: &str = "[Content_Types].xml";
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// A template of some sort, by the content type of its main part.
pub fn of_type(bytes: &[u8], kind: &str) -> Vec<u8> {
    rewrite(bytes, TYPES, |xml| xml.replace(DOCUMENT, kind))
}

/// A template with macros.
pub fn with_macros(body: &str) -> Vec<u8> {
    let package = Package::new(body)
        .related("vbaProject", "vbaProject.bin")
        .entry("word/vbaProject.bin", "\u{1}VBA")
        .entry("word/_rels/vbaProject.bin.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProjectSignature\" Target=\"vbaProjectSignature.bin\"/></Relationships>")
        .entry("word/vbaProjectSignature.bin", "signed macros");
    let bytes = of_type(&package.bytes(), "application/vnd.ms-word.document.macroEnabled.main+xml");
    rewrite(&bytes, TYPES, |xml| {
        xml.replace(
            "</Types>",
            "<Default Extension=\"bin\" ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>",
        )
    })
}

/// A template that somebody has signed.
pub fn signed(body: &str) -> Vec<u8> {
    let rels = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let package = Package::new(body)
        .entry("_xmlsignatures/origin.sigs", "")
        .entry("_xmlsignatures/_rels/origin.sigs.rels", &rels("signature", "sig1.xml"))
        .entry("_xmlsignatures/sig1.xml", "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>");
    rewrite(&package.bytes(), "_rels/.rels", |xml| {
        let origin = rels("origin", "_xmlsignatures/origin.sigs").replace("rId1", "rId9");
        let element = origin.split_once("<Relationship ").unwrap().1;
        xml.replace("</Relationships>", &format!("<Relationship {element}"))
    })
}

/// A template as Word saves it in Strict: other namespaces in the parts, other addresses in the relationships.
pub fn strict(body: &str) -> Vec<u8> {
    let strict = |xml: &str| {
        xml.replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
            .replace(&format!("<w:document xmlns:w=\"{W}\""), "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\" w:conformance=\"strict\"")
    };
    let mut bytes = Package::new(body).bytes();
    for name in ["_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml"] {
        bytes = rewrite(&bytes, name, strict);
    }
    bytes
}

fn filled(bytes: Vec<u8>) -> (&'static str, Vec<u8>) {
    let template = Draft::read(bytes).unwrap().compile(&Words).unwrap();
    let extension = template.extension();
    (extension, template.press().letter(&Fields::new().value(), &Identity::default()).unwrap().to_vec())
}

#[test]
fn what_comes_out_is_a_document_with_the_macros_that_went_in() {
    let plain = Package::new(&p("{{ nom }}")).bytes();
    let macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
    for (kind, extension, made) in [
        (DOCUMENT, "docx", DOCUMENT),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            "docx",
            DOCUMENT,
        ),
        (macros, "docm", macros),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", "docm", macros),
    ] {
        let template = of_type(&plain, kind);
        let (given, letter) = filled(template.clone());
        assert_eq!(given, extension);
        let types = part(&letter, TYPES);
        assert!(
            types.contains(&format!("<Override PartName=\"/word/document.xml\" ContentType=\"{made}\"/>")),
            "{types}"
        );
        assert_eq!(types.matches(".main+xml").count(), 1, "{types}");
        let reading = Reading::of(letter).unwrap();
        assert!(reading.untouched);
        assert_eq!(reading.paragraphs, ["LE GOFF"]);
        // nobody's letter is a document all the same
        let draft = Draft::read(template).unwrap().unstamped().compile(&Words).unwrap();
        let bytes = draft.press().letter(&Fields::new().value(), &Identity::default()).unwrap().to_vec();
        assert_eq!(part(&bytes, TYPES), part(&of_type(&plain, made), TYPES));
    }
    // the type of the main part may be that of its extension
    let by_default = rewrite(&plain, TYPES, |xml| {
        let template = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
        let xml = xml.replace("\"application/xml\"", &format!("\"{template}\""));
        xml.split("<Override PartName=\"/word/document.xml\"").next().unwrap().to_owned() + "</Types>"
    });
    let (_, letter) = filled(by_default);
    assert!(
        part(&letter, TYPES)
            .contains(&format!("<Override PartName=\"/word/document.xml\" ContentType=\"{DOCUMENT}\"/>"))
    );
}

#[test]
fn macros_and_their_own_signature_are_kept_and_told() {
    let bytes = with_macros(&p("{{ nom }}"));
    let draft = Draft::read(bytes.clone()).unwrap();
    assert!(draft.has_macros());
    let (extension, letter) = filled(bytes.clone());
    assert_eq!(extension, "docm");
    for name in ["word/vbaProject.bin", "word/vbaProjectSignature.bin", "word/_rels/vbaProject.bin.rels"] {
        assert_eq!(part(&letter, name), part(&bytes, name));
    }
    assert!(!Draft::read(Package::new(&p("x")).bytes()).unwrap().has_macros());
}

#[test]
fn protection_is_told_and_kept() {
    let with = |settings: &str| {
        let settings = format!("<w:settings xmlns:w=\"{W}\">{settings}</w:settings>");
        Package::new(&p("{{ nom }}"))
            .related("settings", "settings.xml")
            .entry("word/settings.xml", &settings)
            .bytes()
    };
    for (settings, protection) in [
        (
            "<w:documentProtection w:edit=\"forms\" w:enforcement=\"1\" w:hash=\"x\"/>",
            Some(Protection::Forms),
        ),
        ("<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"true\"/>", Some(Protection::ReadOnly)),
        ("<w:documentProtection w:edit=\"comments\" w:enforcement=\"on\"/>", Some(Protection::Comments)),
        (
            "<w:documentProtection w:edit=\"trackedChanges\" w:enforcement=\"1\"/>",
            Some(Protection::TrackedChanges),
        ),
        ("<w:documentProtection w:formatting=\"1\" w:enforcement=\"1\"/>", Some(Protection::Styles)),
        ("<w:writeProtection w:recommended=\"1\"/>", Some(Protection::Opening)),
        ("<w:documentProtection w:edit=\"forms\" w:enforcement=\"0\"/>", None),
        ("<w:documentProtection w:edit=\"forms\"/>", None),
        ("<w:zoom w:percent=\"100\"/>", None),
    ] {
        let bytes = with(settings);
        let draft = Draft::read(bytes.clone()).unwrap();
        assert_eq!(draft.protection(), protection, "{settings}");
        let (_, letter) = filled(bytes.clone());
        assert_eq!(part(&letter, "word/settings.xml"), part(&bytes, "word/settings.xml"));
    }
}

#[test]
fn a_signed_template_and_a_strict_one_are_refused_for_what_they_are() {
    assert_eq!(Draft::read(signed(&p("{{ nom }}"))).unwrap_err(), PackageError::Signed);
    // a signed letter that comes back is read
    assert_eq!(Reading::of(signed(&p("lu"))).unwrap().paragraphs, ["lu"]);
    // what is left of a signature that was taken away signs nothing
    let gone = rewrite(&signed(&p("{{ nom }}")), "_xmlsignatures/_rels/origin.sigs.rels", |_| {
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>".to_owned()
    });
    assert!(Draft::read(gone).is_ok());
    assert_eq!(Draft::read(strict(&p("{{ nom }}"))).unwrap_err(), PackageError::Strict);
    // a text may speak of Strict
    let spoken = Package::new(&p("http://purl.oclc.org/ooxml/wordprocessingml/main")).bytes();
    assert!(Draft::read(spoken).is_ok());
}
