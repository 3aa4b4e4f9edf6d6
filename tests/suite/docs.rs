//! What the documents promise: fields, settings, the two commands.

use std::fs;

use lettres_rne::fr::fields::FIELDS;
use lettres_rne::fr::kit::SETTINGS;
use lettres_rne::settings::{Arguments, FILE, KEYS, Settings};

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

/// Both the guide's settings and those of a new campaign, once they are in force, hold every key and are understood.
#[test]
fn the_settings_that_are_shown_are_those_that_there_are() {
    let guide = document("docs/guide.md");
    let shown = guide.split("```toml\n").nth(1).unwrap().split("```").next().unwrap().to_owned();
    let in_force =
        SETTINGS.lines().skip(2).map(|line| line.trim_start_matches("# ")).collect::<Vec<_>>().join("\n");
    for text in [shown, in_force] {
        for key in KEYS {
            let (section, name) = key.split_once('.').unwrap();
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
