//! A vocabulary with everything that a vocabulary may have, and values for it.

use std::sync::Arc;

use lettres_rne::docx::{DateForms, Filter, NoPicture, Picture, Value, Vocabulary, truth};

use super::dice::Dice;

/// What the wild pages may name.
pub struct Rich;

/// The paths that are known; a list's members are `[]`.
const PATHS: [&str; 17] = [
    "nom",
    "prenom",
    "vide",
    "nombre",
    "oui",
    "non",
    "rne",
    "rne.nom",
    "projets",
    "projets[]",
    "gens",
    "gens[]",
    "gens[].nom",
    "gens[].taches",
    "gens[].taches[]",
    "date",
    "date_iso",
];

static FILTERS: [Filter; 1] = [Filter {
    name: "crier",
    apply: |value, arguments| {
        if arguments.len() > 1 { Err("too much".to_owned()) } else { Ok(Value::from(format!("{value} !"))) }
    },
}];

/// The smallest PNG header that says a size.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x60\0\0\0\x30\x08\x02\0\0\0....";

impl Vocabulary for Rich {
    fn heading(&self, typed: &str) -> Option<String> {
        (typed.replace('’', "'").to_lowercase() == "nom d'usage").then(|| "rne.nom".to_owned())
    }

    fn knows(&self, path: &str) -> bool {
        PATHS.contains(&path)
    }

    fn nearest(&self, name: &str) -> Option<String> {
        PATHS.iter().find(|path| path.len() == name.len()).map(|&path| path.to_owned())
    }

    fn nearest_word(&self, typed: &str, known: &[&str]) -> Option<String> {
        known.iter().find(|known| known.len() == typed.len()).map(|&known| known.to_owned())
    }

    fn date(&self, path: &str) -> Option<DateForms> {
        let forms = DateForms { iso: "date_iso".into(), short: "date".into(), long: "date".into() };
        ["date", "date_iso"].contains(&path).then_some(forms)
    }

    fn box_code(&self, typed: &str) -> Option<String> {
        ["1a-1", "1a-2", "2-3", "3-1", "3-2", "3-3"].contains(&typed).then(|| typed.to_owned())
    }

    fn filters(&self) -> &'static [Filter] {
        &FILTERS
    }

    fn pictured(&self, code: &str, picture: &Picture) -> Option<String> {
        match picture {
            Picture::Date(letters) => (!letters.is_empty()).then(|| code.to_owned()),
            Picture::Number(_) => None,
        }
    }

    fn picture(&self, name: &str) -> Result<Arc<[u8]>, NoPicture> {
        if name == "logo.png" { Ok(PNG.into()) } else { Err(NoPicture::Missing) }
    }

    fn following(&self, steps: usize, path: &str) -> Option<String> {
        (steps == 1 && ["", "nom", "prenom"].contains(&path)).then(|| path.to_owned())
    }

    fn rank(&self) -> Option<String> {
        Some("nombre".to_owned())
    }
}

/// Values that a careless engine would take for something else.
const TRAPS: [&str; 20] = [
    "LE GOFF",
    "",
    " ",
    "a&b<c>\"d\"'e'",
    "{{ nom }}{% if oui %}",
    "</w:t></w:r>]]><![CDATA[<!--",
    "\u{1}P\u{2}\u{0}\u{7f}\u{85}\u{9f}",
    "\u{e100} nom \u{e101}\u{e102} if x \u{e103}",
    "une\r\nligne\rpuis\nune\u{b}autre\u{2028}fin\t\u{c}page",
    "**gras** *italique* __sous__ ** * __",
    "\u{fffe}\u{ffff}\u{feff}\u{202e}\u{200b}",
    "É👩‍🏫\u{301}\u{202f};",
    "x\\\"y\\",
    "&amp;&#x1;&lt;",
    "1",
    "-3",
    "2027-03-01",
    "%}}}#}",
    "un nom qui est bien plus long que tous les autres, et qui n’en finit pas",
    "1a-1",
];

fn value(dice: &mut Dice<'_>) -> Value {
    match dice.below(8) {
        0..=4 => Value::from(dice.pick(&TRAPS)),
        5 => Value::from(dice.text()),
        6 => Value::from(i64::try_from(dice.below(256)).unwrap_or_default() - 100),
        _ => Value::from(()),
    }
}

fn list(dice: &mut Dice<'_>, member: fn(&mut Dice<'_>) -> Value) -> Value {
    let count = dice.below(5);
    (0..count).map(|_| member(dice)).collect()
}

/// The fields of one letter.
pub fn fields(dice: &mut Dice<'_>) -> Value {
    let person =
        |dice: &mut Dice<'_>| Value::from_pairs([("nom", value(dice)), ("taches", list(dice, value))]);
    let cases = ["1a-1", "1a-2", "2-3", "3-1", "3-2", "3-3"].map(|code| (code, dice.below(2) == 1));
    Value::from_pairs([
        ("nom", value(dice)),
        ("prenom", value(dice)),
        ("vide", Value::from("")),
        ("nombre", Value::from(dice.below(9))),
        ("oui", truth(dice.below(4) != 3, "oui")),
        ("non", truth(dice.below(4) == 3, "non")),
        ("rne", Value::from_pairs([("nom", value(dice))])),
        ("projets", list(dice, value)),
        ("gens", list(dice, person)),
        ("date", Value::from("01/03/2027")),
        ("date_iso", Value::from("2027-03-01")),
        ("cases", Value::from_pairs(cases)),
    ])
}
