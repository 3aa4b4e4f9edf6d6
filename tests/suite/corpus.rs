//! Whole documents as people make them, in `tests/corpus`: each is filled by the example `fill`, read by a reader that shares
//! nothing with the engine, and held to what its folder says that the letters are.

pub mod letters;
mod made;
mod pieces;
pub mod reader;
pub mod sound;
pub mod tree;

use std::fmt::Write as _;

use letters::{Parts, Specimen, corpus, ends_in, parts};
use serde_json::Value as Json;
use tree::Element;

/// Parts that every letter changes: what it says of itself, and the two lists that name it.
const IDENTITY: [&str; 4] =
    ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/custom.xml"];

/// In how many ways each template is cut.
const SEEDS: u64 = 2;

/// What a letter says, and all else in which it differs from its template.
fn told(name: &str, letter: &Parts, template: &Parts) -> String {
    let mut told = format!("=== {name}\n");
    for (part, content) in letter {
        let text = || match std::str::from_utf8(content) {
            Ok(text) => text.replace("\r\n", "\n"),
            Err(_) => format!("[{} bytes]", content.len()),
        };
        let root = ends_in(part, &["xml"]).then(|| Element::read(&text()).unwrap());
        if let Some(root) = root.filter(|root| reader::STORIES.contains(&root.name.as_str())) {
            let lines = reader::lines(&root);
            let _ = writeln!(told, "--- {part}");
            for line in lines {
                told += &format!("{line}\n");
            }
        } else if template.get(part) != Some(content) && !IDENTITY.contains(&part.as_str()) {
            let verb = if template.contains_key(part) { "changed" } else { "added" };
            let _ = writeln!(told, "--- {verb}: {part}\n{}", text());
        }
    }
    for part in template.keys().filter(|part| !letter.contains_key(*part)) {
        let _ = writeln!(told, "--- gone: {part}");
    }
    told
}

/// Each specimen, its template's parts and its letters.
fn each(mut test: impl FnMut(&Specimen, &Parts, &[(String, Vec<u8>)])) {
    let corpus = corpus();
    assert!(corpus.len() > 20, "{} templates", corpus.len());
    for specimen in corpus {
        test(&specimen, &parts(&specimen.template()), &specimen.letters());
    }
}

#[test]
fn every_letter_says_what_its_folder_says() {
    let bless = std::env::var_os("LETTRES_RNE_BLESS").is_some();
    let mut wrong = Vec::new();
    each(|specimen, template, letters| {
        let said: String =
            letters.iter().map(|(name, letter)| told(name, &parts(letter), template)).collect();
        if bless {
            std::fs::write(specimen.expected(), &said).unwrap();
        }
        let expected = std::fs::read_to_string(specimen.expected()).unwrap_or_default();
        if said != expected {
            let differ = said.lines().zip(expected.lines()).find(|(said, expected)| said != expected);
            wrong.push(format!("{}: {differ:#?}", specimen.name));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn templates_cut_into_pieces_make_the_same_letters() {
    let mut wrong = Vec::new();
    for specimen in corpus() {
        let (bytes, expected) = (specimen.template(), std::fs::read_to_string(specimen.expected()).unwrap());
        let template = parts(&bytes);
        for seed in 1..=SEEDS {
            let letters = specimen.letters_of(&pieces::in_pieces(&bytes, &template, seed));
            let said: String =
                letters.iter().map(|(name, letter)| told(name, &parts(letter), &template)).collect();
            for (said, expected) in
                said.lines().zip(expected.lines()).filter(|(said, expected)| said != expected)
            {
                wrong.push(format!("{}, seed {seed}: {said}\n  not {expected}", specimen.name));
            }
            for (name, letter) in letters {
                let faults = sound::faults(&parts(&letter)).into_iter();
                wrong.extend(faults.map(|fault| format!("{}, seed {seed}, {name}: {fault}", specimen.name)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a part with text holds something that a letter may change: a tag, a field, a control, notes that marks may leave.
fn is_filled(root: &Element) -> bool {
    let text = root.text();
    let all = root.all(&[]);
    let has = |name: &str| all.iter().any(|element| element.is(name));
    ["{{", "{%", "{#", "MERGEFIELD"].iter().any(|sign| text.contains(sign))
        || all.iter().any(|element| element.attribute("instr").is_some())
        || ["w:sdt", "w:ffData", "w:footnote", "w:endnote", "w:comment"].into_iter().any(has)
}

#[test]
fn a_part_with_nothing_to_fill_is_the_templates_and_no_delimiter_is_left() {
    each(|specimen, template, letters| {
        let rows = specimen.rows();
        for (name, letter) in letters {
            let letter = parts(letter);
            for (part, content) in template.iter().filter(|(part, _)| ends_in(part, &["xml"])) {
                let text = String::from_utf8_lossy(content);
                let root = Element::read(&text).unwrap();
                if !reader::STORIES.contains(&root.name.as_str()) {
                    continue;
                }
                let said = String::from_utf8_lossy(&letter[part]);
                if !is_filled(&root) {
                    assert_eq!(said, text, "{}/{name}: {part}", specimen.name);
                }
                let strange =
                    |ch: &char| ('\u{e000}'..='\u{f8ff}').contains(ch) || ch.is_control() && *ch > '\r';
                let left: Vec<char> = said
                    .chars()
                    .filter(strange)
                    .filter(|&ch| !text.contains(ch) && !rows.contains(ch))
                    .collect();
                assert!(left.is_empty(), "{}/{name}: {part} has {left:?}", specimen.name);
            }
        }
    });
}

/// Letters of which docx-rs reads less than they say, each with what it does not know.
const UNREAD: [(&str, &str); 4] = [
    ("office-notes", "frames"),
    ("script-prefixes", "other prefixes than w"),
    ("word-boxes", "shapes of Word 2010"),
    ("word-revisions", "moved text"),
];

/// The characters of `w:t` as docx-rs reads them, in order.
fn read(json: &Json, text: &mut String) {
    match json {
        Json::Object(object) if object.get("type").is_some_and(|kind| kind == "text") => {
            text.push_str(object["data"]["text"].as_str().unwrap_or_default());
        }
        // it keeps a comment where its range begins
        Json::Object(object) if object.get("type").is_some_and(|kind| kind == "commentRangeStart") => {}
        Json::Object(object) => object.values().for_each(|value| read(value, text)),
        Json::Array(list) => list.iter().for_each(|value| read(value, text)),
        _ => {}
    }
}

/// A reader that is neither ours nor the engine's.
#[test]
fn docx_rs_reads_the_same_words() {
    let mut wrong = Vec::new();
    let blanks = |text: &str| text.split_whitespace().collect::<String>();
    each(|specimen, _, letters| {
        for (name, letter) in letters {
            let root = String::from_utf8(parts(letter).remove("word/document.xml").unwrap()).unwrap();
            let root = Element::read(&root).unwrap();
            let ours = root.all(&["w:del", "w:moveFrom"]).into_iter().filter(|it| it.is("w:t"));
            let ours = blanks(&ours.map(Element::text).collect::<String>());
            let docx =
                docx_rs::read_docx(letter).unwrap_or_else(|error| panic!("{}: {error}", specimen.name));
            let document: Json = serde_json::from_str(&docx.json()).unwrap();
            let mut theirs = String::new();
            read(&document["document"]["children"], &mut theirs);
            let is_unread = UNREAD.iter().any(|(unread, _)| *unread == specimen.name);
            if (blanks(&theirs) != ours) != is_unread {
                wrong.push(format!("{}/{name}: {theirs}\n{ours}", specimen.name));
            }
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn no_letter_breaks_a_rule_that_its_template_keeps() {
    let mut wrong = Vec::new();
    each(|specimen, template, letters| {
        let known = sound::faults(template);
        assert!(known.is_empty(), "{}: {known:#?}", specimen.name);
        for (name, letter) in letters {
            let found = sound::faults(&parts(letter));
            wrong.extend(found.into_iter().map(|fault| format!("{}/{name}: {fault}", specimen.name)));
        }
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The library counts the identities of paragraphs through the whole process, and sorts some of its lists by chance.
fn settled(name: &str, content: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(content);
    let mut settled = String::new();
    let mut rest = text.as_ref();
    while let Some((before, after)) = rest.split_once("paraId=\"") {
        settled += before;
        settled += "paraId=\"";
        rest = after.trim_start_matches(|ch: char| ch.is_ascii_hexdigit());
    }
    assert!(!name.is_empty());
    (settled + rest).into_bytes()
}

#[test]
fn the_templates_of_docx_rs_are_what_it_writes() {
    for (name, rows, made) in [
        (
            "rust-letter",
            r#"[{"école": "Lycée Voltaire", "date": "4 mars", "nom": "Le Goff", "prénom": "Anaïs", "mentions": ["une", "deux"],
  "épreuves": [{"nom": "Français", "notes": [12, 14.5]}, {"nom": "R&D", "notes": []}]},
 {"école": "Collège <X>", "date": "", "nom": "B", "prénom": "C", "mentions": [], "épreuves": []}]
"#,
            made::letter(),
        ),
        (
            "rust-marks",
            r#"[{"nom": "Le Goff", "prenom": "Anaïs", "lignes": ["un", "deux", "trois"]}, {"nom": "R&D", "prenom": "<Zoé>", "lignes": []}]
"#,
            made::marks(),
        ),
    ] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name);
        if std::env::var_os("LETTRES_RNE_BLESS").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("template.docx"), &made).unwrap();
            std::fs::write(folder.join("rows.json"), rows).unwrap();
        }
        let kept = parts(&std::fs::read(folder.join("template.docx")).unwrap());
        let made = parts(&made);
        assert_eq!(kept.keys().collect::<Vec<_>>(), made.keys().collect::<Vec<_>>(), "{name}");
        for (part, content) in &made {
            assert_eq!(settled(part, content), settled(part, &kept[part]), "{name}: {part}");
        }
    }
}
