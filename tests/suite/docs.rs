//! What the documents promise: fields, filters, every example of a template, settings, the two commands.

use std::fs;
use std::path::PathBuf;

use lettres_rne::docx::escaped;
use lettres_rne::findings::Code;
use lettres_rne::fr::fields::FIELDS;
use lettres_rne::fr::filters::FILTERS;
use lettres_rne::fr::kit::SETTINGS;
use lettres_rne::fr::rules;
use lettres_rne::kit;
use lettres_rne::letters::Read;
use lettres_rne::settings::{ACCEPTED, Arguments, FILE, KEYS, Settings};

use crate::campaign::small::{self, Book, LE_GOFF, TEACHERS, TEMPLATE};
use crate::word::{Package, field, p, part, table};

fn document(path: &str) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_guide_to_templates_has_every_field_with_its_example() {
    let guide = document("docs/modele.md");
    for field in &FIELDS {
        let row = format!("| `{}` | {} | {} |", field.path, field.what, field.example);
        assert!(guide.contains(&row), "docs/modele.md lacks {row}");
    }
}

#[test]
fn the_guide_to_templates_has_every_filter_with_its_examples() {
    let guide = document("docs/modele.md");
    for shown in &FILTERS {
        let example = shown.example.replace('|', "\\|");
        let row = format!("| `{}` | {} | `{example}` | {} |", shown.name, shown.what, shown.result);
        assert!(guide.contains(&row), "docs/modele.md lacks {row}");
    }
}

/// What a template with these paragraphs and tables says with the examples of all fields, in ordinary spaces.
#[track_caller]
fn says(body: &str) -> Vec<String> {
    let body = [&p("{{ rne.nom }}"), body, &p("fin")].concat();
    let read = Read::of(Package::new(&body).bytes(), "guide").unwrap();
    let proved = read.prove(&[]).unwrap_or_else(|faults| panic!("{faults}"));
    let said = proved.example.iter().map(|text| text.replace(['\u{a0}', '\u{202f}'], " "));
    let said: Vec<String> = said.collect();
    said[1..said.len() - 1].to_vec()
}

/// The cells of the rows of the table whose head has this first cell, code without its quotes.
fn rows(guide: &str, head: &str) -> Vec<Vec<String>> {
    let start = format!("| {head} |");
    let table = guide.lines().skip_while(|line| !line.starts_with(&start)).skip(2);
    let rows = table.take_while(|line| line.starts_with('|')).map(|line| {
        let cells = line.replace("\\|", "\u{1}");
        let cells = cells.trim_matches('|').split('|').map(|cell| cell.trim().replace('\u{1}', "|"));
        cells.map(|cell| cell.trim_matches('`').to_owned()).collect::<Vec<_>>()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    assert!(rows.len() > 3, "{head}");
    rows
}

#[test]
fn every_example_of_a_filter_gives_its_result() {
    let rows = rows(&document("docs/modele.md"), "filtre");
    let said = says(&rows.iter().map(|row| p(&escaped(&row[2]))).collect::<String>());
    assert_eq!(said.len(), rows.len());
    for (row, said) in rows.iter().zip(said) {
        assert_eq!(said, row[3], "{}", row[2]);
    }
}

#[test]
fn every_example_of_a_mail_merge_gives_its_result() {
    let rows = rows(&document("docs/modele.md"), "code du champ");
    let said = says(&rows.iter().map(|row| format!("<w:p>{}</w:p>", field(&row[0]))).collect::<String>());
    assert_eq!(said.len(), rows.len());
    for (row, said) in rows.iter().zip(said) {
        assert_eq!(said, row[1], "{}", row[0]);
    }
}

/// Lines of the guide that begin with a bar are rows of a table, the others are paragraphs.
fn body(example: &str) -> String {
    let mut body = String::new();
    let mut rows: Vec<Vec<&str>> = Vec::new();
    for line in example.lines().chain([""]) {
        if let Some(row) = line.strip_prefix('|') {
            rows.push(row.trim_end_matches('|').split('|').map(str::trim).collect());
            continue;
        }
        if !rows.is_empty() {
            body += &table(&std::mem::take(&mut rows));
        }
        if !line.is_empty() {
            body += &p(&escaped(line));
        }
    }
    body
}

#[test]
fn every_piece_of_a_template_in_the_guide_makes_the_letter_beside_it() {
    let guide = document("docs/modele.md");
    let mut count = 0;
    for piece in guide.split("```modele\n").skip(1) {
        let (template, rest) = piece.split_once("```\n\n```lettre\n").unwrap();
        let letter = rest.split_once("```").unwrap().0;
        let cells = letter.lines().flat_map(|line| match line.strip_prefix('|') {
            Some(row) => row.trim_end_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect(),
            None => vec![line.to_owned()],
        });
        assert_eq!(says(&body(template)), cells.collect::<Vec<_>>(), "{template}");
        count += 1;
    }
    assert!(count >= 6, "{count}");
}

/// The runs of a paragraph as the guide writes them.
fn marked(paragraph: &str) -> String {
    let mut text = String::new();
    for run in paragraph.split("<w:r>").skip(1) {
        let Some(words) = run.split("<w:t xml:space=\"preserve\">").nth(1) else { continue };
        let words = words.split("</w:t>").next().unwrap();
        let has = |property: &str| run.contains(property);
        let stars = ["", "*", "**", "***"][usize::from(has("<w:i/>")) + 2 * usize::from(has("<w:b/>"))];
        let under = if has("<w:u ") { ["<u>", "</u>"] } else { ["", ""] };
        text += &[under[0], stars, words, stars, under[1]].concat();
    }
    text
}

/// Through the program: from the cell of a workbook to the runs of a letter.
#[test]
fn every_rich_value_of_the_guide_looks_so() {
    let rows = rows(&document("docs/modele.md"), "dans la cellule");
    let mut book = Book::small();
    let mut tags = String::new();
    for (rank, row) in rows.iter().enumerate() {
        let title = format!("Remarque {rank}");
        book = book.column(TEACHERS, &title, &[&row[0], "x", "x"]);
        tags += &p(&row[1].replace("Remarque", &title));
    }
    let house = small::house(&book);
    house.put(TEMPLATE, Package::new(&[small::body(), tags].concat()).bytes());
    house.asks("").says_all(&["Terminé."]).writes(&small::ALL).run();
    let xml = part(&house.bytes(LE_GOFF), "word/document.xml");
    let paragraphs: Vec<&str> = xml.split("<w:p>").collect();
    let shown = paragraphs[paragraphs.len() - rows.len()..].iter().map(|paragraph| marked(paragraph));
    for (row, shown) in rows.iter().zip(shown) {
        assert_eq!(shown, row[2].replace("\\*", "*"), "{} {}", row[0], row[1]);
    }
}

/// The page of rules is made by the program: `cargo run -- fabriquer .` writes it.
#[test]
fn the_page_of_rules_is_that_of_the_catalogue() {
    let path = PathBuf::from("docs").join("regles.md");
    let (_, made) = kit::files().unwrap().into_iter().find(|(file, _)| *file == path).unwrap();
    let made = String::from_utf8(made).unwrap();
    assert_eq!(document("docs/regles.md"), made, "docs/regles.md is old: cargo run -- fabriquer .");
    for code in Code::ALL {
        assert!(made.contains(&format!("### {} {}", code.text(), code.title())), "{}", code.text());
    }
}

#[test]
fn every_code_has_its_rule_and_every_rule_its_code() {
    let rules: Vec<&str> = rules::codes().collect();
    let mut sorted = rules.clone();
    sorted.sort_unstable();
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.text()).collect();
    codes.sort_unstable();
    assert_eq!(sorted, codes);
    for rule in rules.iter().map(|code| rules::of(code).unwrap()) {
        for text in [rule.meaning, rule.remedy, rule.example] {
            assert!(text.ends_with(['.', '»', '}', ']', ')']), "{}: {text}", rule.code);
            assert!(text.trim() == text && !text.is_empty(), "{}: {text}", rule.code);
        }
        for key in rule.settings {
            assert!(KEYS.contains(key), "{}: {key}", rule.code);
        }
        assert!(rules::of(&rule.code.to_lowercase()).is_some());
    }
}

/// Both the guide's settings and those of a new campaign, once they are in force, hold every key and are understood.
#[test]
fn the_settings_that_are_shown_are_those_that_there_are() {
    let guide = document("docs/guide.md");
    let shown = guide.split("```toml\n").nth(1).unwrap().split("```").next().unwrap().to_owned();
    let in_force =
        SETTINGS.lines().skip(2).map(|line| line.trim_start_matches("# ")).collect::<Vec<_>>().join("\n");
    for text in [shown, in_force] {
        assert!(text.contains(&format!("\n[{ACCEPTED}]\n")));
        for key in KEYS {
            let (section, name) = key.rsplit_once('.').unwrap();
            assert!(
                text.contains(&format!("[{section}]")) && text.contains(&format!("\n{name} = ")),
                "{key}"
            );
        }
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), text).unwrap();
        let arguments = Arguments { folder: Some(folder.path().to_owned()), ..Arguments::default() };
        Settings::settle(arguments).unwrap();
    }
}

#[test]
fn the_two_commands_of_the_readme_are_those_of_every_check() {
    let (readme, check) = (document("README.md"), document(".ci/run"));
    for command in ["cargo run --release", "cargo test"] {
        assert!(
            readme.contains(&format!("\n{command} ")) && check.contains(&format!("\n{command} ")),
            "{command}"
        );
    }
}
