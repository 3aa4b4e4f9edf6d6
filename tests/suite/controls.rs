//! Content controls and old form fields: every kind at every level in every region, with exactly the bytes that change.

mod data;
mod foreign;
mod forms;
mod hostile;
mod lists;
mod places;
mod sections;

use std::sync::Arc;

use lettres_rne::docx::{
    DateForms, Draft, Fault, Identity, NoPicture, Picture, Reading, Template, Value, Vocabulary,
};

use crate::word::{Fields, Package, Words, part};

/// Word 2013's additions, and the drawings of a picture.
const W15: &str = "http://schemas.microsoft.com/office/word/2012/wordml";

/// A picture of 96 by 48 dots: one inch by a half.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x60\0\0\0\x30\x08\x02\0\0\0....";

/// The engine's test words, with pictures, lists in lists and dates as Word writes them.
struct Office;

impl Vocabulary for Office {
    fn heading(&self, typed: &str) -> Option<String> {
        Words.heading(typed)
    }

    fn knows(&self, path: &str) -> bool {
        let lists = [
            "equipes",
            "equipes[]",
            "equipes[].chef",
            "equipes[].case",
            "equipes[].membres",
            "equipes[].membres[]",
            "equipes[].membres[].nom",
        ];
        lists.contains(&path)
            || ["lignes", "grade", "avis"].contains(&path)
            || !["nom[]", "prenom[]", "imp[]", "vide[]", "date[]"].contains(&path) && Words.knows(path)
    }

    fn nearest(&self, name: &str) -> Option<String> {
        (name == "equipes.chf").then(|| "equipes".to_owned())
    }

    fn nearest_word(&self, typed: &str, known: &[&str]) -> Option<String> {
        Words.nearest_word(typed, known)
    }

    fn date(&self, path: &str) -> Option<DateForms> {
        (path == "date").then(|| DateForms {
            iso: "date_iso".into(),
            short: "date".into(),
            long: "date | upper".into(),
        })
    }

    fn box_code(&self, typed: &str) -> Option<String> {
        Words.box_code(typed)
    }

    fn pictured(&self, code: &str, picture: &Picture) -> Option<String> {
        match picture {
            Picture::Date(format) if format == "MMMM yyyy" => Some(format!("{code} ~ ' en lettres'")),
            _ => None,
        }
    }

    fn picture(&self, name: &str) -> Result<Arc<[u8]>, NoPicture> {
        match name {
            "signature.png" => Ok(PNG.into()),
            _ => Err(NoPicture::Missing),
        }
    }
}

fn fields() -> Fields {
    let team = |chief: &str, code: &str, members: &[&str]| {
        let members: Vec<Value> = members.iter().map(|name| Value::from_pairs([("nom", *name)])).collect();
        Value::from_pairs([
            ("chef", Value::from(chief)),
            ("case", Value::from(code)),
            ("membres", Value::from(members)),
        ])
    };
    Fields::new()
        .set("lignes", "une\ndeux & <trois>")
        .set("grade", "agrégé")
        .set("avis", "réservé")
        .set("date", "01/03/2027")
        .set("date_iso", "2027-03-01")
        .set("equipes", vec![team("Anne", "1a-1", &["Luc", "Zoé"]), team("Bao", "1a-2", &[])])
}

fn compile(package: &Package) -> Result<Template, Vec<Fault>> {
    Draft::read(package.bytes()).unwrap().compile(&Office)
}

/// The filled letter.
fn filled(package: &Package, fields: &Fields) -> Vec<u8> {
    let template = compile(package).unwrap_or_else(|faults| panic!("{faults:#?}"));
    template.press().letter(&fields.value(), &Identity::default()).unwrap().to_vec()
}

/// How many values a letter prints empty, and the values that their lists do not have.
fn gathered(package: &Package, fields: &Fields) -> (usize, Vec<(String, String, bool)>) {
    let template = compile(package).unwrap();
    let mut press = template.press();
    press.letter(&fields.value(), &Identity::default()).unwrap();
    let strangers = press.strangers().iter();
    let strangers = strangers.map(|one| (one.control.clone(), one.value.clone(), one.is_open)).collect();
    (press.holes(), strangers)
}

/// The filled body, between its tags.
fn body(body: &str) -> String {
    let package = Package::new(body);
    let xml = part(&filled(&package, &fields()), "word/document.xml");
    xml.split_once("<w:body>").unwrap().1.split_once("</w:body>").unwrap().0.to_owned()
}

/// A control.
fn sdt(properties: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

/// A run.
fn r(text: &str) -> String {
    format!("<w:r><w:t>{text}</w:t></w:r>")
}

/// The run that a value stands in.
fn v(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A control in a paragraph of its own.
fn inline(properties: &str, content: &str) -> String {
    format!("<w:p>{}</w:p>", sdt(properties, content))
}

/// What a reader sees of the body, paragraph by paragraph.
fn says(package: &Package, fields: &Fields) -> Vec<String> {
    Reading::of(filled(package, fields)).unwrap().paragraphs
}
