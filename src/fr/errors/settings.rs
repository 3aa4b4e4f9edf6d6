//! Settings files that can't be read.

use crate::fr::grammar::choice;
use crate::fr::kit::SETTINGS;
use crate::fr::mail::settings as mail;
use crate::fr::text::clean;
use crate::fr::typography::quote;

/// Longest value shown whole, in characters.
const LONGEST: usize = 60;

/// A value as it is shown: on one line, and not without end.
pub fn short(typed: &str) -> String {
    let typed = clean(typed);
    match typed.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &typed[..at]),
        None => typed,
    }
}

/// What may stand behind a key: its kind, and the example of a new campaign's file.
pub fn expected(key: &str) -> String {
    let one_of =
        |choices: &[&str]| choice(&choices.iter().map(|one| format!("\"{one}\"")).collect::<Vec<_>>());
    match key.rsplit('.').next().unwrap_or(key) {
        "un_message_par" => return one_of(&mail::PER),
        "piece_jointe" => return one_of(&mail::ATTACHED),
        "noms_des_pieces" => return one_of(&mail::NAMES),
        "securite" => return one_of(&mail::SECURITY[..2]),
        "authentification" => return one_of(&mail::LOGIN),
        "taille_max_mo" => return mail::SIZE.to_owned(),
        "port" => return mail::PORT.to_owned(),
        "diviseur_nuit" | "diviseur_week_end" => return mail::DIVISOR.to_owned(),
        _ => {}
    }
    if key.starts_with("colonnes.") {
        return "un titre entre guillemets, comme \"Question 12\", ou une liste de titres, comme [\"IMP demandées\"]".to_owned();
    }
    if key.starts_with("acceptes.") {
        return "true, une liste comme [\"9830004M\", \"9830277J\"], ou un motif comme { \"9830420P\" = \"motif\" }".to_owned();
    }
    let Some(example) = example(key) else {
        return format!("rien après un signe =, car c’est une section : [{key}], seul sur sa ligne");
    };
    match example.chars().next() {
        Some('t' | 'f') => mail::YES_OR_NO.to_owned(),
        Some('[') => format!("une liste entre crochets, comme {example}"),
        Some('{') => format!("un tableau entre accolades, comme {example}"),
        Some('"') => format!("un texte entre guillemets, comme {example}"),
        _ => format!("un nombre ou un texte, comme {example}"),
    }
}

/// The value that a new campaign's file shows for a key.
fn example(key: &str) -> Option<&'static str> {
    let (section, name) = key.rsplit_once('.')?;
    let mut lines =
        SETTINGS.lines().skip_while(|line| line.strip_prefix('[') != Some(&format!("{section}]")));
    lines.next()?;
    lines
        .take_while(|line| !line.starts_with('['))
        .find_map(|line| line.strip_prefix("# ")?.strip_prefix(name)?.strip_prefix(" = "))
}

/// A section that is begun twice: the second time at the last of both lines.
pub fn section_twice(path: &str, section: &str, first: usize, second: usize) -> String {
    format!(
        "Dans {}, la section [{section}] est écrite deux fois, aux lignes {first} et {second}. Mettez sous la ligne {first} ce \
         qui suit la ligne {second}, et supprimez celle-ci.",
        quote(path)
    )
}

/// A key that is given twice.
pub fn key_twice(path: &str, key: &str, first: usize, second: usize) -> String {
    format!(
        "Dans {}, {key} est donné deux fois, aux lignes {first} et {second}. Gardez la bonne ligne, et supprimez l’autre.",
        quote(path)
    )
}
