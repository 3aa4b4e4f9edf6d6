//! The optional settings file, `lettres-rne.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::error::{Error, UnknownKey};
use super::place::{self, Begun};
use crate::disk;
use crate::fr::errors::settings as words;
use crate::fr::rules;
use crate::fr::text::nearest;

/// Name of the settings file in a campaign's folder.
pub const FILE: &str = "lettres-rne.toml";
/// Longest settings file read, in bytes.
const LIMIT: u64 = 1 << 20;

/// The file as it is written; every key may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct File {
    pub(super) fichiers: Files,
    pub(super) campagne: Campaign,
    pub(super) lettres: Letters,
    pub(super) controles: Checks,
    /// Titles of the workbook's columns, by ours.
    pub(super) colonnes: BTreeMap<String, Titles>,
    pub(super) acceptes: BTreeMap<String, Accepted>,
    pub(super) courriel: Mail,
}

/// One title, or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Titles {
    One(String),
    Several(Vec<String>),
}

impl Titles {
    pub(super) fn list(self) -> Vec<String> {
        match self {
            Self::One(title) => vec![title],
            Self::Several(titles) => titles,
        }
    }
}

/// Where things are.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Files {
    pub(super) classeur: Option<String>,
    pub(super) modele: Option<String>,
    pub(super) sortie: Option<String>,
}

/// What the sheet of parameters may also say; the file wins.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Campaign {
    pub(super) annee: Option<Scalar>,
    pub(super) date: Option<Scalar>,
    pub(super) academie: Option<String>,
    pub(super) service: Option<String>,
    pub(super) valeur_imp: Option<Scalar>,
    pub(super) monnaie: Option<String>,
    pub(super) parite: Option<Scalar>,
    pub(super) taux: Option<Vec<Scalar>>,
    pub(super) enveloppe: Option<Scalar>,
    pub(super) heures_par_imp: Option<Scalar>,
    pub(super) decharge_compte: Option<bool>,
    pub(super) perimetre_dotation: Option<String>,
}

/// Names of the letters' files.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Letters {
    pub(super) dossier: Option<String>,
    pub(super) nom: Option<String>,
}

/// What the checks compare with.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Checks {
    pub(super) prefixes_uai: Option<Vec<String>>,
    pub(super) fournisseurs_grand_public: Option<Vec<String>>,
    pub(super) missions_impossibles: Option<BTreeMap<String, Vec<String>>>,
}

/// How the letters are sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Mail {
    pub(super) expediteur: Option<String>,
    pub(super) repondre_a: Option<String>,
    pub(super) copie: Option<Titles>,
    pub(super) copie_referent: Option<bool>,
    pub(super) un_message_par: Option<String>,
    pub(super) piece_jointe: Option<String>,
    pub(super) noms_des_pieces: Option<String>,
    pub(super) taille_max_mo: Option<f64>,
    pub(super) smtp: Server,
    pub(super) imap: Server,
    pub(super) cadence: Pace,
}

/// A server of mail.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Server {
    pub(super) serveur: Option<String>,
    pub(super) port: Option<u16>,
    pub(super) securite: Option<String>,
    pub(super) identifiant: Option<String>,
    pub(super) authentification: Option<String>,
    pub(super) autorite: Option<String>,
    pub(super) patience: Option<String>,
    pub(super) reprises: Option<Vec<String>>,
}

/// How fast.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Pace {
    pub(super) prereglage: Option<String>,
    pub(super) fenetres: Option<BTreeMap<String, u32>>,
    pub(super) entre_messages: Option<String>,
    pub(super) nuit: Option<String>,
    pub(super) diviseur_nuit: Option<u32>,
    pub(super) diviseur_week_end: Option<u32>,
    pub(super) fuseau: Option<String>,
}

/// For which schools the findings of a code are accepted.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Accepted {
    /// For all schools, and for what concerns none.
    Everywhere(bool),
    /// For one school.
    School(String),
    /// For these schools.
    Schools(Vec<String>),
    /// For these schools, or for all, each with the reason.
    Reasons(BTreeMap<String, String>),
}

/// A number, a date or a text: people write all of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Scalar {
    Integer(i64),
    Number(f64),
    Date(toml::value::Datetime),
    Text(String),
}

impl Scalar {
    /// As a person would type it in a cell.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Integer(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// Every key of the file, for suggestions and for the documentation.
pub const KEYS: [&str; 50] = [
    "fichiers.classeur",
    "fichiers.modele",
    "fichiers.sortie",
    "campagne.annee",
    "campagne.date",
    "campagne.academie",
    "campagne.service",
    "campagne.valeur_imp",
    "campagne.monnaie",
    "campagne.parite",
    "campagne.taux",
    "campagne.enveloppe",
    "campagne.heures_par_imp",
    "campagne.decharge_compte",
    "campagne.perimetre_dotation",
    "lettres.dossier",
    "lettres.nom",
    "controles.prefixes_uai",
    "controles.fournisseurs_grand_public",
    "controles.missions_impossibles",
    "courriel.expediteur",
    "courriel.repondre_a",
    "courriel.copie",
    "courriel.copie_referent",
    "courriel.un_message_par",
    "courriel.piece_jointe",
    "courriel.noms_des_pieces",
    "courriel.taille_max_mo",
    "courriel.smtp.serveur",
    "courriel.smtp.port",
    "courriel.smtp.securite",
    "courriel.smtp.identifiant",
    "courriel.smtp.authentification",
    "courriel.smtp.autorite",
    "courriel.smtp.patience",
    "courriel.smtp.reprises",
    "courriel.imap.serveur",
    "courriel.imap.port",
    "courriel.imap.securite",
    "courriel.imap.identifiant",
    "courriel.imap.authentification",
    "courriel.imap.autorite",
    "courriel.imap.patience",
    "courriel.cadence.prereglage",
    "courriel.cadence.fenetres",
    "courriel.cadence.entre_messages",
    "courriel.cadence.nuit",
    "courriel.cadence.diviseur_nuit",
    "courriel.cadence.diviseur_week_end",
    "courriel.cadence.fuseau",
];

/// The section whose keys are the codes of findings.
pub const ACCEPTED: &str = "acceptes";

/// Reads the file of a folder; a folder without one has no settings.
pub(super) fn read(folder: &Path) -> Result<File, Error> {
    let path = folder.join(FILE);
    if !path.exists() {
        return Ok(File::default());
    }
    let bytes = disk::read(&path, LIMIT)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::NotText(path.clone()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    parse(text).map_err(|fault| match fault {
        Fault::Syntax(line) => Error::Syntax { path, line },
        Fault::Value { key, typed } => {
            let expected = words::expected(&key);
            Error::Value { key, typed: words::short(&typed), expected }
        }
        Fault::Twice(begun, lines) => {
            let (is_section, name) = match begun {
                Begun::Section(name) => (true, name),
                Begun::Key(name) => (false, name),
            };
            Error::Twice { path, is_section, name, lines }
        }
        Fault::Keys(keys) => Error::UnknownKeys { path, keys },
    })
}

/// Why a text is no settings file.
#[derive(Debug)]
pub(super) enum Fault {
    /// Not TOML; holds the line.
    Syntax(usize),
    /// A value of the wrong kind, as written.
    Value { key: String, typed: String },
    /// Something that is there already; holds both lines.
    Twice(Begun, [usize; 2]),
    /// Keys that do not exist.
    Keys(Vec<UnknownKey>),
}

pub(super) fn parse(text: &str) -> Result<File, Fault> {
    let line = |error: &toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start).min(text.len());
        text[..at].matches('\n').count() + 1
    };
    let deserializer = toml::Deserializer::parse(text).map_err(|error| {
        let line = line(&error);
        place::twice(text, line)
            .map_or(Fault::Syntax(line), |(begun, first)| Fault::Twice(begun, [first, line]))
    })?;
    let mut unknown = Vec::new();
    let file: File = serde_ignored::deserialize(deserializer, |path| unknown.push(path.to_string()))
        .map_err(|error| wrong(text, &error).unwrap_or_else(|| Fault::Syntax(line(&error))))?;
    let strange = file.acceptes.keys().filter(|code| rules::of(code).is_none());
    let strange: Vec<UnknownKey> = strange.map(|code| strange_code(code)).collect();
    if unknown.is_empty() && strange.is_empty() {
        return Ok(file);
    }
    let keys = unknown.into_iter().map(|key| {
        // the section may be right and only the key wrong: compare the last word too
        let last = key.rsplit('.').next().unwrap_or(&key);
        let meant = nearest(&key, KEYS).or_else(|| {
            let known = KEYS.iter().map(|known| known.rsplit('.').next().unwrap_or(known));
            let word = nearest(last, known)?;
            KEYS.iter().find(|known| known.ends_with(word)).copied()
        });
        UnknownKey { meant: meant.map(str::to_owned), key }
    });
    Err(Fault::Keys(keys.chain(strange).collect()))
}

/// A value of the wrong kind, by the key that one knows: what stands inside one is the key's affair.
fn wrong(text: &str, error: &toml::de::Error) -> Option<Fault> {
    let (path, typed) = place::value(text, error.span()?.start)?;
    let is_inside =
        |key: &&&str| path.strip_prefix(**key).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let key = KEYS.iter().find(is_inside).map_or_else(|| path.clone(), |key| (*key).to_owned());
    Some(Fault::Value { key, typed })
}

/// A code that the catalogue does not have, and the one that was probably meant.
fn strange_code(code: &str) -> UnknownKey {
    let meant = nearest(code, rules::codes()).map(|meant| format!("{ACCEPTED}.{meant}"));
    UnknownKey { key: format!("{ACCEPTED}.{code}"), meant }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_are_refused_with_what_was_meant() {
        let Err(Fault::Keys(keys)) = parse("[campagne]\nanee = 2027\n[lettre]\nnom = 'x'\n[zz]\ny = 1\n")
        else {
            panic!()
        };
        let told: Vec<_> = keys.iter().map(|key| (key.key.as_str(), key.meant.as_deref())).collect();
        assert_eq!(told[0], ("campagne.anee", Some("campagne.annee")));
        assert!(told.iter().any(|(key, _)| key.starts_with("lettre")));
        assert!(told.iter().any(|(key, meant)| key.starts_with("zz") && meant.is_none()));
    }

    #[test]
    fn codes_that_do_not_exist_are_refused_too() {
        let Err(Fault::Keys(keys)) = parse("[acceptes]\nSH3 = true\nsh03 = true\nQ77 = true\n") else {
            panic!()
        };
        let told: Vec<_> = keys.iter().map(|key| (key.key.as_str(), key.meant.as_deref())).collect();
        assert_eq!(told, [("acceptes.Q77", None), ("acceptes.SH3", Some("acceptes.SH03"))]);
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_told_with_what_may_stand_there() {
        for (text, key, typed, expected) in [
            (
                "[courriel]\ncopie_referent = \"oui\"",
                "courriel.copie_referent",
                "\"oui\"",
                "true (oui) ou false (non), sans guillemets",
            ),
            ("[courriel]\ntaille_max_mo = '10'", "courriel.taille_max_mo", "'10'", "10"),
            ("[courriel]\ncopie = 3", "courriel.copie", "3", "[\"archives@exemple.invalid\"]"),
            (
                "courriel.smtp.port = \"465\"",
                "courriel.smtp.port",
                "\"465\"",
                "de 1 à 65535, sans guillemets",
            ),
            ("[courriel.smtp]\nport = 70000", "courriel.smtp.port", "70000", "de 1 à 65535"),
            (
                "[courriel.imap]\npatience = 10",
                "courriel.imap.patience",
                "10",
                "entre guillemets, comme \"1 min\"",
            ),
            (
                "[courriel.smtp]\nreprises = \"5 min\"",
                "courriel.smtp.reprises",
                "\"5 min\"",
                "entre crochets, comme [\"5 min\"",
            ),
            (
                "[courriel.smtp]\nreprises = ['5 min', 15]",
                "courriel.smtp.reprises",
                "['5 min', 15]",
                "[\"5 min\"",
            ),
            (
                "[courriel.cadence]\ndiviseur_nuit = 1.5",
                "courriel.cadence.diviseur_nuit",
                "1.5",
                "un nombre entier",
            ),
            (
                "[courriel.cadence]\nfenetres = { '1' = '100' }",
                "courriel.cadence.fenetres",
                "'100'",
                "{ \"1\" = 100,",
            ),
            ("[courriel.cadence.fenetres]\n1 = -100", "courriel.cadence.fenetres", "-100", "{ \"1\" = 100,"),
            (
                "[courriel]\nun_message_par = 1",
                "courriel.un_message_par",
                "1",
                "\"établissement\" ou \"lettre\"",
            ),
            ("[campagne]\nannee = true", "campagne.annee", "true", "2027"),
            ("[campagne]\ndecharge_compte = 'oui'", "campagne.decharge_compte", "'oui'", "true (oui)"),
            ("[lettres]\nnom = 3", "lettres.nom", "3", "entre guillemets"),
            ("[colonnes]\nIMP = 3", "colonnes.IMP", "3", "\"Question 12\""),
            ("[acceptes]\nC03 = 3", "acceptes.C03", "3", "[\"9830004M\", \"9830277J\"]"),
            ("courriel = 'dane@ac-noumea.nc'", "courriel", "'dane@ac-noumea.nc'", "[courriel]"),
        ] {
            match parse(text) {
                Err(Fault::Value { key: told, typed: written }) => {
                    assert_eq!((told.as_str(), written.as_str()), (key, typed), "{text}");
                    assert!(words::expected(key).contains(expected), "{text}: {}", words::expected(key));
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }

    #[test]
    fn every_key_says_what_may_stand_there() {
        for key in KEYS {
            assert!(
                words::expected(key).contains(", comme ")
                    || words::expected(key).contains("sans guillemets")
                    || words::expected(key).contains(" ou "),
                "{key}: {}",
                words::expected(key)
            );
        }
    }

    #[test]
    fn values_may_be_written_as_people_do() {
        let file =
            parse("[campagne]\nannee = 2027\ndate = 2027-03-01\nparite = '8,38'\ntaux = [0.25, '0,5', 1]\n")
                .unwrap();
        assert_eq!(file.campagne.annee.unwrap().text(), "2027");
        assert_eq!(file.campagne.date.unwrap().text(), "2027-03-01");
        assert_eq!(file.campagne.taux.unwrap().len(), 3);
        assert!(matches!(parse("[campagne]\nannee = \n"), Err(Fault::Syntax(2))));
    }
}
