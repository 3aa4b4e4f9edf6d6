//! A letter's data, and what it must say with them.

use std::collections::BTreeMap;

use lettres_rne::docx::{Draft, Identity, Template, Value, Vocabulary};
use lettres_rne::fr::letter;
use lettres_rne::kit::template::template;

use crate::official::Blanks;

const ACADEMY: &str = "Vice-rectorat de la Nouvelle-Calédonie";
const SERVICE: &str = "DANE";
const HEAD: &str = "Mme\u{a0}Anaïs LE GOFF";
const SCHOOL: &str = "du collège Georges Baudoux";
const UAI: &str = "9830002K";
const TEACHER: &str = "M.\u{a0}Jean-Noël WAHÉO-D’ARBOUSSIER";

/// Projects long enough to wrap.
pub const PROJECTS: [&str; 3] = [
    "Webradio du collège : accompagner les élèves de 4e dans la conception, l’enregistrement et la diffusion d’une émission mensuelle ouverte aux familles et aux écoles du secteur",
    "Liaison CM2-6e autour du numérique & de la programmation, avec les écoles de Tiga et de Wé",
    "Fab-lab « Kaori » : initiation à la modélisation et à l’impression 3D sur le temps méridien",
];

/// The fields that the template may name.
struct Words;

impl Vocabulary for Words {
    fn heading(&self, _: &str) -> Option<String> {
        None
    }

    fn knows(&self, path: &str) -> bool {
        [
            "annee",
            "academie",
            "service",
            "date",
            "chef.nom_complet",
            "etablissement.du",
            "etablissement.uai",
            "rne.nom_complet",
            "imp",
            "imp_decharge",
            "projets",
            "projets[]",
            "projets[].code",
            "projets[].texte",
            "projets[].fin",
        ]
        .contains(&path)
    }

    fn nearest(&self, _: &str) -> Option<String> {
        None
    }

    fn nearest_word(&self, _: &str, _: &[&str]) -> Option<String> {
        None
    }

    fn box_code(&self, typed: &str) -> Option<String> {
        let known =
            ["decharge", "partage"].contains(&typed) || letter::missions().any(|(code, ..)| code == typed);
        known.then(|| typed.to_owned())
    }
}

/// The default template, proved and compiled.
pub fn compiled() -> Template {
    Draft::read(template().unwrap()).unwrap().compile(&Words).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

/// A letter's data; every third box is ticked.
pub struct Sample {
    pub projects: &'static [&'static str],
    pub relief: &'static str,
}

impl Sample {
    /// Code, text and end of each project.
    fn projects(&self) -> Vec<(String, &'static str, &'static str)> {
        let end = |rank: usize| if rank == self.projects.len() { "." } else { "\u{a0};" };
        (1..).zip(self.projects).map(|(rank, &text)| (format!("3f-{rank}"), text, end(rank))).collect()
    }

    /// Every box in the order of the letter, and whether it is ticked.
    pub fn boxes(&self) -> Vec<(String, bool)> {
        let options = ["decharge", "partage"].map(str::to_owned);
        let missions = letter::missions().map(|(code, ..)| code);
        let projects = self.projects().into_iter().map(|(code, ..)| code);
        let codes = options.into_iter().chain(missions).chain(projects);
        codes.enumerate().map(|(index, code)| (code, index % 3 == 0)).collect()
    }

    /// The filled letter.
    pub fn fill(&self) -> Vec<u8> {
        let map = |pairs: &[(&str, &str)]| Value::from_pairs(pairs.iter().copied());
        let projects: Vec<Value> = self
            .projects()
            .into_iter()
            .map(|(code, text, end)| map(&[("code", &code), ("texte", text), ("fin", end)]))
            .collect();
        let fields = BTreeMap::from([
            ("annee", Value::from("2027")),
            ("academie", Value::from(ACADEMY)),
            ("service", Value::from(SERVICE)),
            ("date", Value::from("01/03/2027")),
            ("chef", map(&[("nom_complet", HEAD)])),
            ("etablissement", map(&[("du", SCHOOL), ("uai", UAI)])),
            ("rne", map(&[("nom_complet", TEACHER)])),
            ("imp", Value::from("0,5")),
            ("imp_decharge", Value::from(self.relief)),
            ("projets", Value::from(projects)),
            ("cases", Value::from_pairs(self.boxes())),
        ]);
        let identity = Identity {
            title: letter::TITLE.to_owned(),
            author: SERVICE.to_owned(),
            date: "2027-03-01T00:00:00Z".to_owned(),
            facts: vec![("UAI", UAI.to_owned())],
        };
        let fields = Value::from_pairs(fields);
        compiled().press().letter(&fields, &identity).unwrap().to_vec()
    }

    /// The same values, as a letter must print them.
    pub fn blanks(&self) -> Blanks {
        let owned = str::to_owned;
        Blanks {
            academy: owned(ACADEMY),
            service: owned(SERVICE),
            year: owned("2027"),
            date: owned("01/03/2027"),
            head: owned(HEAD),
            school: owned(SCHOOL),
            uai: owned(UAI),
            teacher: owned(TEACHER),
            imp: owned("0,5"),
            relief: owned(self.relief),
            projects: self.projects.iter().map(|&text| owned(text)).collect(),
        }
    }
}
