//! What a template holds, on the screen.

use std::fmt::Write as _;

use lettres_rne::docx::Vocabulary;
use lettres_rne::fr::cli::screen as words;
use lettres_rne::fr::fields::FIELDS;
use lettres_rne::fr::typography::bind;
use lettres_rne::letters::{Proved, Words};

use super::wrap::wrap;

/// Column where the texts begin.
const TEXTS: usize = 28;

/// The proved template `file`: fields with what they say, missions by heading, other boxes.
pub(crate) fn told(file: &str, proved: &Proved) -> String {
    let mut text = wrap("", 0, &words::sound(file));
    let vocabulary = Words::default();
    let named: Vec<(&str, &str)> = proved
        .names
        .iter()
        .map(|name| {
            let path = vocabulary.heading(name).unwrap_or_else(|| name.clone());
            // a loop's variable has a name of its own: `projet.texte` is `projets[].texte`
            let leaf = path.split_once('.').map(|(_, leaf)| format!("[].{leaf}"));
            let field = FIELDS.iter().find(|field| field.path == path).or_else(|| {
                FIELDS
                    .iter()
                    .find(|field| leaf.as_ref().is_some_and(|leaf| field.path.ends_with(leaf.as_str())))
            });
            (name.as_str(), field.map_or(words::FIELD_COLUMN, |field| field.what))
        })
        .collect();
    let _ = writeln!(text, "\n{}", words::fields(named.len()));
    for (name, what) in named {
        text.push_str(&wrap(&format!("  {name} "), TEXTS, &bind(what)));
    }
    let _ = writeln!(text, "\n{}", words::missions(proved.missions.len()));
    let mut above: &[String] = &[];
    for mission in &proved.missions {
        if mission.headings != above {
            above = &mission.headings;
            text.push_str(&wrap("  ", 2, &bind(&above.join(" › "))));
        }
        text.push_str(&wrap(&format!("    {} ", mission.code), 12, &bind(mission.label())));
    }
    if !proved.options.is_empty() {
        let _ = writeln!(text, "\n{}\n  {}", words::options(proved.options.len()), proved.options.join(", "));
    }
    let _ = writeln!(text, "\n{}", words::KNOWN_FIELDS);
    for field in FIELDS.iter().filter(|field| !field.path.contains("[]")) {
        text.push_str(&wrap(
            &format!("  {} ", field.path),
            TEXTS,
            &bind(&format!("{} ({})", field.what, field.example)),
        ));
    }
    text
}
