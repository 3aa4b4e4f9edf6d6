//! One behaviour each: what engines that fill Word files do well, badly or not at all, in small documents. A table of a
//! dozen engines stands behind the names; here each column has the best answer that any of them gives, or a better
//! one, and the answer is compared whole: the text, the elements around it, and the bytes of everything else.

mod faults;
mod hidden;
mod logic;
mod places;
mod values;
mod whole;

use lettres_rne::docx::{Draft, Identity, Template};

use crate::word::{Fields, Package, Words, part};

const DOCUMENT: &str = "word/document.xml";

/// The template of a file that is nobody's letter.
fn template(package: &Package) -> Template {
    let draft = Draft::read(package.bytes()).unwrap().unstamped();
    draft.compile(&Words).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// What becomes of a package with these fields.
fn filled(package: &Package, fields: &Fields) -> Vec<u8> {
    template(package).press().letter(&fields.value(), &Identity::default()).unwrap().to_vec()
}

/// What a body becomes: all that stands between its tags.
fn body_with(body: &str, fields: &Fields) -> String {
    let xml = part(&filled(&Package::new(body), fields), DOCUMENT);
    let (_, inside) = xml.split_once("<w:body>").unwrap();
    inside.split_once("</w:body>").unwrap().0.to_owned()
}

/// The same with the usual fields: `nom` is `LE GOFF`.
fn body(body: &str) -> String {
    body_with(body, &Fields::new())
}

/// A run, in bold or not.
fn run(text: &str, bold: bool) -> String {
    let style = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    format!("<w:r>{style}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}
