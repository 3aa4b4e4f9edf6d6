//! The shapes of a template: as the product makes it, as Word saves it, and one that asks for too much.

use std::io::{Cursor, Read as _, Write as _};

use lettres_rne::docx::{Value, Vocabulary};
use lettres_rne::kit::template::template;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The default template, as the product makes it.
pub(crate) fn plain() -> Vec<u8> {
    template().unwrap()
}

/// The same letter with the proportions of one that Word has saved: revision numbers on every paragraph and run, and
/// properties that every run says again.
pub(crate) fn like_word() -> Vec<u8> {
    const RUN: &str =
        "<w:r w:rsidRPr=\"00C51D8B\"><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>";
    const MORE: &str =
        "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/><w:lang w:val=\"fr-FR\" w:eastAsia=\"fr-FR\"/>";
    with_document(&plain(), |xml| {
        let paragraph = "<w:p w:rsidR=\"00A77B3E\" w:rsidRDefault=\"00A77B3E\" w:rsidP=\"00F0411C\">";
        xml.replace("<w:p>", paragraph)
            .replace("<w:r><w:t", &format!("<w:r><w:rPr>{MORE}</w:rPr><w:t"))
            .replace("<w:r><w:rPr>", RUN)
    })
}

/// 60 boxes, each with 3 conditions, in each of the rows of a loop.
pub(crate) fn worst() -> Vec<u8> {
    let p = |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>");
    let row = |inner: &str| format!("<w:tr><w:tc>{inner}</w:tc></w:tr>");
    let line = |number: usize| {
        format!(
            "{{{{ case(x.code) }}}} {number} {{% if x.a %}}un{{% else %}}une{{% endif %}} {{% if x.b and not x.a %}}deux {{{{ x.nom }}}}{{% endif %}}{{% if x.nom == nom %}}trois{{% endif %}}"
        )
    };
    let lines: String = (0..60).map(|number| p(&line(number))).collect();
    let table = [row(&p("{%tr for x in lignes %}")), row(&lines), row(&p("{%tr endfor %}"))].concat();
    with_document(&plain(), |xml| {
        let (head, body) = xml.split_once("<w:body>").unwrap();
        let section = body.rfind("<w:sectPr").unwrap();
        format!(
            "{head}<w:body><w:tbl><w:tblPr/><w:tblGrid/>{table}</w:tbl>{}{}",
            p("{{ nom }}"),
            &body[section..]
        )
    })
}

/// The words of [`worst`].
pub(crate) struct Words;

impl Vocabulary for Words {
    fn heading(&self, _: &str) -> Option<String> {
        None
    }

    fn knows(&self, path: &str) -> bool {
        !path.is_empty()
    }

    fn nearest(&self, _: &str) -> Option<String> {
        None
    }

    fn nearest_word(&self, _: &str, _: &[&str]) -> Option<String> {
        None
    }

    fn box_code(&self, typed: &str) -> Option<String> {
        Some(typed.to_owned())
    }
}

/// The fields of one letter of [`worst`], with 20 rows.
pub(crate) fn worst_fields(letter: usize) -> Value {
    let code = |row: usize| format!("m{row}");
    let line = |row: usize| {
        Value::from_pairs([
            ("code", Value::from(code(row))),
            ("nom", Value::from(format!("NOM {}", row % 3))),
            ("a", Value::from((row + letter).is_multiple_of(2))),
            ("b", Value::from((row + letter).is_multiple_of(3))),
        ])
    };
    let cases = Value::from_pairs((0..20).map(|row| (code(row), row.is_multiple_of(2))));
    // what the footer says
    let rne = Value::from_pairs([("nom_complet", "Anaïs LE GOFF")]);
    let school = Value::from_pairs([("uai", "9880001A")]);
    Value::from_pairs([
        ("nom", Value::from(format!("NOM {}", letter % 3))),
        ("lignes", (0..20).map(line).collect()),
        ("cases", cases),
        ("rne", rne),
        ("etablissement", school),
    ])
}

/// A template with its document changed.
fn with_document(bytes: &[u8], change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        let mut content = String::new();
        entry.read_to_string(&mut content).unwrap();
        if name == "word/document.xml" {
            content = change(&content);
        }
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
