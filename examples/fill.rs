//! Fills a Word template from JSON: the engine of letters as a library, with neither teachers nor workbooks.
//!
//! ```sh
//! cargo run --release --example fill -- template.docx rows.json folder [--limit 10]
//! ```
//!
//! `rows.json` is a list of objects, one for each letter; `folder` gets `0000.docx`, `0001.docx` and so on (`.docm` where
//! the template has macros). A template for
//! the rows `{"Nom": "LE GOFF", "chef": {"prénom": "Anaïs"}, "m01": true, "projets": [{"titre": "Webradio"}]}` may say
//!
//! - `{{ Nom }}`, `{{ nom }}`, `{{ chef.prenom }}`: a key or a path of keys, whatever its case, accents and spaces;
//! - `{% for p in projets %}{{ p.titre }}{% endfor %}` and `{% if m01 %}…{% endif %}`;
//! - `{{ date | date("long") }}`, `{{ prix | euros }}`: the French filters of `docs/modele.md`, and the pictures of merge fields;
//! - `{{r p.texte }}`, `{{ projets | paragraphes }}`, `{{ image("logo.png", largeur="3 cm") }}`: bold words, a paragraph for each,
//!   a picture from the template's folder;
//! - `{{ case("m01") }}`: a tick box that can be clicked, for a key whose values are true or false. A check box control
//!   that the author has made is ticked when its tag is such a key; other controls and merge fields are filled by theirs.
//!
//! What the engine wants to know, it asks of a [`Vocabulary`]: here the one that the rows themselves make. All faults of a
//! template are told at once, with the words of their paragraphs, before anything is written.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "an example speaks to the person who tries it, and writes files in the simplest way"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::{env, fs};

use lettres_rne::docx::{
    Draft, Enumerator, Fault, Filter, Identity, Lost, NoPicture, Object, Picture, Trouble, Value, Vocabulary,
    Word,
};
use lettres_rne::letters::{Pictures, filters};
use serde_json::Value as Json;
use unicode_normalization::UnicodeNormalization as _;

fn main() -> ExitCode {
    match fill() {
        Ok(count) => {
            println!("{count} letters");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The whole story: read, prove, fill.
fn fill() -> Result<usize, Box<dyn Error>> {
    let arguments = Arguments::read()?;
    let rows: Vec<Json> = serde_json::from_slice(&fs::read(&arguments.rows)?)?;
    let beside = arguments.template.parent().map(PathBuf::from);
    let words = Arc::new(Words::of(&rows, Pictures::in_folders(beside)));

    // nobody's letters: every part that holds no tag stays as it is in the template, byte for byte
    let draft = Draft::read(fs::read(&arguments.template)?)?.unstamped();
    // a template is compiled once; it is sound or every fault is told
    let template = draft
        .compile(&*words)
        .map_err(|faults| faults.iter().map(sentence).collect::<Vec<_>>().join("\n"))?;

    fs::create_dir_all(&arguments.folder)?;
    // what a letter says of itself (title, date, whose it is): these letters say nothing
    let identity = Identity::default();
    // a press keeps the memory that one letter after the other needs; threads would have one each
    let mut press = template.press();
    let mut count = 0;
    for row in rows.into_iter().take(arguments.limit) {
        let row = Arc::new(Row { words: Arc::clone(&words), json: row });
        let file = format!("{count:04}.{}", template.extension());
        let letter = press.letter(&row.fields(), &identity)?;
        fs::write(arguments.folder.join(&file), letter)?;
        for Lost { value, character } in press.lost() {
            let field = row.key_of(value).map_or_else(String::new, |key| format!("\"{key}\": "));
            eprintln!("{file}: {field}{character:?} of {value:?} can't be written and was left out");
        }
        count += 1;
    }
    Ok(count)
}

/// What was asked for.
struct Arguments {
    template: PathBuf,
    rows: PathBuf,
    folder: PathBuf,
    limit: usize,
}

impl Arguments {
    fn read() -> Result<Self, Box<dyn Error>> {
        let mut words: Vec<String> = env::args().skip(1).collect();
        let mut limit = usize::MAX;
        if let Some(at) = words.iter().position(|word| word == "--limit") {
            limit = words.get(at + 1).ok_or("--limit wants a number")?.parse()?;
            words.drain(at..at + 2);
        }
        let [template, rows, folder] = words.try_into().map_err(
            |_| "fill TEMPLATE.docx ROWS.json FOLDER [--limit N]: one letter for each object of the list",
        )?;
        Ok(Self { template: template.into(), rows: rows.into(), folder: folder.into(), limit })
    }
}

/// What the values at one place look like, over all rows.
#[derive(Debug, Default)]
struct Shape {
    /// What objects hold: by their key in JSON, the name in the template's language, and what stands there.
    keys: BTreeMap<String, (String, Shape)>,
    /// What lists hold.
    items: Option<Box<Shape>>,
    is_boolean: bool,
}

impl Shape {
    fn learn(&mut self, json: &Json) {
        match json {
            Json::Bool(_) => self.is_boolean = true,
            Json::Array(items) => {
                let shape = self.items.get_or_insert_default();
                for item in items {
                    shape.learn(item);
                }
            }
            // rows have the same keys most of the time: then there is nothing to look up
            Json::Object(object) if self.keys.keys().eq(object.keys()) => {
                for ((_, shape), value) in self.keys.values_mut().zip(object.values()) {
                    shape.learn(value);
                }
            }
            Json::Object(object) => {
                for (key, value) in object {
                    if let Some((_, shape)) = self.keys.get_mut(key) {
                        shape.learn(value);
                    } else {
                        let mut shape = Self::default();
                        shape.learn(value);
                        self.keys.insert(key.clone(), (name(key), shape));
                    }
                }
            }
            Json::Null | Json::Number(_) | Json::String(_) => {}
        }
    }

    /// All paths to what stands here: `chef.prenom`, and `projets[].titre` for what a loop over `projets` shows.
    fn paths(&self, here: &str, found: &mut Vec<String>) {
        if !here.is_empty() {
            found.push(here.to_owned());
        }
        if let Some(items) = &self.items {
            items.paths(&format!("{here}[]"), found);
        }
        for (name, shape) in self.keys.values() {
            let path = if here.is_empty() { name.clone() } else { format!("{here}.{name}") };
            shape.paths(&path, found);
        }
    }

    /// A value for the template. What a row does not have is there and is null: nothing is printed for it.
    fn value(&self, json: &Json) -> Value {
        match json {
            Json::String(text) => Value::from(text.as_str()),
            Json::Bool(yes) => Value::from(*yes),
            Json::Array(items) => {
                let shape = self.items.as_deref();
                items.iter().filter_map(|item| Some(shape?.value(item))).collect()
            }
            _ if !self.keys.is_empty() => Value::from_pairs(self.pairs(json)),
            _ if self.items.is_some() => Value::from(Vec::<Value>::new()),
            Json::Number(number) => number.as_i64().map_or(Value::from(number.as_f64()), Value::from),
            _ => Value::from(()),
        }
    }

    /// The name and the value of all that an object may hold.
    fn pairs<'j>(&'j self, object: &'j Json) -> impl Iterator<Item = (&'j str, Value)> {
        let there = |key: &String| object.get(key).unwrap_or(&Json::Null);
        self.keys.iter().map(move |(key, (name, shape))| (name.as_str(), shape.value(there(key))))
    }
}

/// The words that a template may use: the keys of the rows.
#[derive(Debug)]
struct Words {
    /// By the name in the template's language: the key in JSON, and what stands there.
    fields: BTreeMap<String, (String, Shape)>,
    paths: Vec<String>,
    pictures: Pictures,
}

impl Words {
    fn of(rows: &[Json], pictures: Pictures) -> Self {
        let mut shape = Shape::default();
        for row in rows {
            shape.learn(row);
        }
        let mut paths = Vec::new();
        shape.paths("", &mut paths);
        let fields = shape.keys.into_iter().map(|(key, (name, shape))| (name, (key, shape))).collect();
        Self { fields, paths, pictures }
    }

    /// The names of the keys whose values are true or false: each may be a tick box.
    fn boxes(&self) -> impl Iterator<Item = &String> {
        self.fields.iter().filter(|(_, (_, shape))| shape.is_boolean).map(|(name, _)| name)
    }
}

/// One row, which the template asks for what it needs: keys that it does not name cost nothing.
#[derive(Debug)]
struct Row {
    words: Arc<Words>,
    json: Json,
}

impl Row {
    /// The fields of one letter, and with them `cases`: whether each box is ticked.
    fn fields(self: &Arc<Self>) -> Value {
        let cases = Value::from_object(Boxes(Arc::clone(self)));
        Value::from_object(Fields { row: Arc::clone(self), cases })
    }

    /// The key of a value.
    fn key_of(&self, value: &str) -> Option<&str> {
        let mut pairs = self.json.as_object()?.iter();
        pairs.find(|(_, held)| held.as_str() == Some(value)).map(|(key, _)| key.as_str())
    }
}

/// The fields of a row.
#[derive(Debug)]
struct Fields {
    row: Arc<Row>,
    cases: Value,
}

impl Object for Fields {
    fn get_value(self: &Arc<Self>, name: &Value) -> Option<Value> {
        self.get_value_by_str(name.as_str()?)
    }

    fn get_value_by_str(self: &Arc<Self>, name: &str) -> Option<Value> {
        if name == "cases" {
            return Some(self.cases.clone());
        }
        let (key, shape) = self.row.words.fields.get(name)?;
        Some(shape.value(self.row.json.get(key).unwrap_or(&Json::Null)))
    }
}

/// Whether each box of a row is ticked.
#[derive(Debug)]
struct Boxes(Arc<Row>);

impl Object for Boxes {
    fn get_value(self: &Arc<Self>, code: &Value) -> Option<Value> {
        let code = code.as_str()?;
        // most keys are names as they stand: then one look is enough
        if let Some(is_ticked) = self.0.json.get(code).and_then(Json::as_bool) {
            return Some(Value::from(is_ticked));
        }
        let (key, shape) = self.0.words.fields.get(code)?;
        let is_ticked = || self.0.json.get(key).and_then(Json::as_bool).unwrap_or_default();
        shape.is_boolean.then(|| Value::from(is_ticked()))
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Values(self.0.words.boxes().map(Value::from).collect())
    }
}

impl Vocabulary for Words {
    fn heading(&self, typed: &str) -> Option<String> {
        // `a + b` is an expression, and no way to write `ab`
        let is_name = typed.chars().all(|ch| ch.is_alphanumeric() || " \u{a0}._-'’°/".contains(ch));
        let like_typed = |path: &&String| plain(path) == plain(typed) && !path.contains("[]");
        let found = self.paths.iter().find(like_typed).filter(|_| is_name && !self.knows(typed));
        found.cloned()
    }

    fn knows(&self, path: &str) -> bool {
        self.paths.iter().any(|known| known == path)
    }

    fn nearest(&self, name: &str) -> Option<String> {
        nearest(name, self.paths.iter().map(String::as_str).filter(|path| !path.contains("[]")))
    }

    fn nearest_word(&self, typed: &str, known: &[&str]) -> Option<String> {
        nearest(typed, known.iter().copied())
    }

    fn box_code(&self, typed: &str) -> Option<String> {
        self.boxes().find(|code| plain(code) == plain(typed)).cloned()
    }

    // what a template of ours may say in French, these may say too
    fn filters(&self) -> &'static [Filter] {
        &filters::FILTERS
    }

    fn pictured(&self, code: &str, picture: &Picture) -> Option<String> {
        filters::pictured(code, picture)
    }

    fn word(&self, typed: &str) -> Option<Word> {
        filters::word(typed)
    }

    fn picture(&self, name: &str) -> Result<Arc<[u8]>, NoPicture> {
        self.pictures.read(name)
    }
}

/// What two spellings of a word have in common: small letters without accents, and digits.
fn plain(text: &str) -> String {
    text.nfkd().filter(|ch| ch.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The name of a key in the template's language, where `é` and blanks can't stand: `Nom d’usage` is `Nom_d_usage`.
fn name(key: &str) -> String {
    let letters = key.nfkd().filter(|&ch| !('\u{300}'..='\u{36f}').contains(&ch));
    let name: String = letters.map(|ch| if ch.is_ascii_alphanumeric() { ch } else { '_' }).collect();
    if name.starts_with(|ch: char| ch.is_ascii_digit()) { format!("_{name}") } else { name }
}

/// The word that was most likely meant: a quarter of its letters may be wrong.
fn nearest<'k>(typed: &str, known: impl Iterator<Item = &'k str>) -> Option<String> {
    let typed = plain(typed);
    known
        .map(|word| (strsim::damerau_levenshtein(&plain(word), &typed), word))
        .filter(|&(distance, word)| distance <= 1.max(word.len() / 4) && distance < typed.len())
        .min()
        .map(|(_, word)| word.to_owned())
}

/// What is wrong, and where: the words of the paragraph say more than its number.
fn sentence(Fault { spot, trouble }: &Fault) -> String {
    let instead = |nearest: &Option<String>| {
        nearest.as_ref().map_or_else(String::new, |nearest| format!(", did you mean \"{nearest}\"?"))
    };
    let what = match trouble {
        Trouble::Unclosed(tag) => format!("\"{tag}\" is never closed"),
        Trouble::Unopened(braces) => format!("\"{braces}\" closes nothing"),
        Trouble::UnknownField { name, nearest } => format!("no field \"{name}\"{}", instead(nearest)),
        Trouble::UnknownFilter { name, nearest } => format!("no filter \"{name}\"{}", instead(nearest)),
        Trouble::UnknownKeyword { name, nearest } => format!("no keyword \"{name}\"{}", instead(nearest)),
        Trouble::UnknownBox(code) => format!("no box \"{code}\""),
        Trouble::BlockUnclosed(tag) => format!("the block \"{tag}\" never ends"),
        Trouble::BlockUnopened(tag) => format!("\"{tag}\" ends nothing"),
        // the enumeration is closed: a product has a sentence for each
        other => format!("{other:?}"),
    };
    format!("{:?}, paragraph {}, \"{}\": {what}", spot.region, spot.paragraph, spot.words)
}
