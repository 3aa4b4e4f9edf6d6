//! Word packages written by hand, in the shapes that Word writes, and a vocabulary for the engine's tests.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use lettres_rne::docx::{DateForms, Draft, Fault, Identity, Reading, Template, Value, Vocabulary, escaped};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A package with the given body, and whatever else is added.
#[derive(Clone)]
pub struct Package {
    parts: Vec<(String, String)>,
    relations: String,
    types: String,
}

impl Package {
    /// `body` is what stands between `<w:body>` and its end.
    pub fn new(body: &str) -> Self {
        let document = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document xmlns:w=\"{W}\" \
             xmlns:r=\"{R}\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" \
             xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
             xmlns:v=\"urn:schemas-microsoft-com:vml\" mc:Ignorable=\"w14\"><w:body>{body}</w:body></w:document>"
        );
        Self {
            parts: vec![("word/document.xml".into(), document)],
            relations: String::new(),
            types: String::new(),
        }
    }

    /// Adds a header or footer (`kind` is the relationship's, `element` the root's name).
    pub fn margin(mut self, kind: &str, element: &str, inner: &str) -> Self {
        let name = format!("{kind}{}.xml", self.parts.len());
        self.relations +=
            &format!("<Relationship Id=\"rId{}\" Type=\"{R}/{kind}\" Target=\"{name}\"/>", self.parts.len());
        self.types += &format!(
            "<Override PartName=\"/word/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml\"/>"
        );
        self.parts
            .push((format!("word/{name}"), format!("<w:{element} xmlns:w=\"{W}\">{inner}</w:{element}>")));
        self
    }

    /// Relates the document to a part that is added as an entry.
    pub fn related(mut self, kind: &str, target: &str) -> Self {
        let id = self.relations.matches("<Relationship ").count();
        self.relations += &format!("<Relationship Id=\"rIdX{id}\" Type=\"{R}/{kind}\" Target=\"{target}\"/>");
        self
    }

    /// Adds any other entry.
    pub fn entry(mut self, name: &str, content: &str) -> Self {
        self.parts.push((name.into(), content.into()));
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, content: &str| {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        };
        put(
            "[Content_Types].xml",
            &format!(
                "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>{}</Types>",
                self.types
            ),
        );
        let relations = |inner: &str| {
            format!(
                "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>"
            )
        };
        put(
            "_rels/.rels",
            &relations(&format!(
                "<Relationship Id=\"rId1\" Type=\"{R}/officeDocument\" Target=\"word/document.xml\"/>"
            )),
        );
        put("word/_rels/document.xml.rels", &relations(&self.relations));
        for (name, content) in &self.parts {
            put(name, content);
        }
        zip.finish().unwrap().into_inner()
    }

    pub fn compile(&self) -> Result<Template, Vec<Fault>> {
        Draft::read(self.bytes()).unwrap().compile(&Words)
    }

    /// The filled letter, or the faults.
    pub fn fill(&self, fields: &Fields) -> Vec<u8> {
        let template = self.compile().unwrap_or_else(|faults| panic!("{faults:#?}"));
        template.press().letter(&fields.value(), &Identity::default()).unwrap().to_vec()
    }

    /// The text of the filled body, a paragraph a line.
    pub fn says(&self, fields: &Fields) -> String {
        Reading::of(self.fill(fields)).unwrap().paragraphs.join("\n")
    }
}

/// A paragraph with one run.
pub fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// Complex fields as Word shows their codes, fields inside them included: `{ IF { MERGEFIELD Nom } = "x" "y" "z" }`. Each
/// piece of a code has a run of its own; what stands outside of braces is text.
pub fn field(code: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let result = "<w:r><w:t>«x»</w:t></w:r>";
    let mut runs = String::new();
    let mut depth = 0;
    for piece in code.split_inclusive(['{', '}']) {
        let (text, brace) = match piece.strip_suffix(['{', '}']) {
            Some(text) => (text, &piece[text.len()..]),
            None => (piece, ""),
        };
        if !text.is_empty() {
            let element = if depth == 0 { "t" } else { "instrText" };
            let text = escaped(text);
            runs += &format!("<w:r><w:{element} xml:space=\"preserve\">{text}</w:{element}></w:r>");
        }
        match brace {
            "{" => {
                runs += &mark("begin");
                depth += 1;
            }
            "}" => {
                runs += &[mark("separate").as_str(), result, &mark("end")].concat();
                depth -= 1;
            }
            _ => {}
        }
    }
    runs
}

/// A table: its rows, each with the text of its cells.
pub fn table(rows: &[Vec<&str>]) -> String {
    let cell =
        |text: &&str| format!("<w:tc><w:tcPr><w:tcW w:w=\"1\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>", p(text));
    let row = |cells: &Vec<&str>| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    let rows: String = rows.iter().map(row).collect();
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
}

/// The content of an entry of a package.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

/// The names of the entries of a package, in order.
pub fn entries(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

/// Fields for the engine's tests.
#[derive(Clone, Default)]
pub struct Fields(BTreeMap<String, Value>);

impl Fields {
    pub fn new() -> Self {
        Self::default()
            .set("nom", "LE GOFF")
            .set("prenom", "Anaïs")
            .set("imp", "0,5")
            .set("vide", "")
            .set("vrai", true)
            .set("faux", false)
            .set("projets", vec!["Webradio", "Fab-lab"])
            .set("aucun", Vec::<String>::new())
            .set("cases", Value::from_pairs([("1a-1", true), ("1a-2", false), ("2-3", true)]))
    }

    pub fn set(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }

    pub fn value(&self) -> Value {
        Value::from_pairs(self.0.clone())
    }
}

/// What the words of the engine's test templates mean.
pub struct Words;

impl Vocabulary for Words {
    fn heading(&self, typed: &str) -> Option<String> {
        (typed.replace('’', "'").to_lowercase() == "nombre d'imp").then(|| "imp".to_owned())
    }

    fn knows(&self, path: &str) -> bool {
        let path = path.trim_end_matches("[]");
        ["nom", "prenom", "imp", "vide", "vrai", "faux", "projets", "aucun", "date", "date_iso"]
            .contains(&path)
    }

    fn date(&self, path: &str) -> Option<DateForms> {
        let forms =
            |long: &str| DateForms { iso: "date_iso".into(), short: "date".into(), long: long.into() };
        ["date", "date_iso"].contains(&path).then(|| forms("date"))
    }

    fn nearest(&self, name: &str) -> Option<String> {
        (name == "nmo").then(|| "nom".to_owned())
    }

    fn nearest_word(&self, typed: &str, known: &[&str]) -> Option<String> {
        known.iter().find(|known| known.len() == typed.len()).map(|&known| known.to_owned())
    }

    fn box_code(&self, typed: &str) -> Option<String> {
        ["1a-1", "1a-2", "2-3"].contains(&typed).then(|| typed.to_owned())
    }
}

/// The package with one entry changed, as an editor would leave it.
pub fn rewrite(bytes: &[u8], name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let entry_name = entry.name().unwrap().into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
        if entry_name == name {
            content = change(&String::from_utf8(content).unwrap()).into_bytes();
        }
        zip.start_file(entry_name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
