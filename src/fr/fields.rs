//! The fields that a template may name: what each says, and the column that means it.

use super::columns::{self, Heading};

/// A field of the letter.
#[derive(Debug)]
pub struct Field {
    /// Its path, as a tag writes it: `rne.nom`. A loop's variable over `projets` is `projets[]`.
    pub path: &'static str,
    /// What it says.
    pub what: &'static str,
    /// What it says in an example.
    pub example: &'static str,
    /// The column or parameter whose title means it too: `{{ Nombre d’IMP }}`.
    pub heading: Option<&'static Heading>,
}

const fn field(path: &'static str, what: &'static str, example: &'static str) -> Field {
    Field { path, what, example, heading: None }
}

const fn titled(
    path: &'static str,
    what: &'static str,
    example: &'static str,
    heading: &'static Heading,
) -> Field {
    Field { path, what, example, heading: Some(heading) }
}

/// All fields, as a template's author reads them.
pub const FIELDS: [Field; 44] = [
    titled("annee", "Année scolaire", "2027", &columns::YEAR),
    titled("date", "Date de la lettre", "01/03/2027", &columns::LETTER_DATE),
    field("date_longue", "Date de la lettre, en toutes lettres", "1er mars 2027"),
    field("date_iso", "Date de la lettre, pour les contrôles de contenu", "2027-03-01"),
    titled("academie", "Académie", "Vice-rectorat de la Nouvelle-Calédonie", &columns::ACADEMY),
    titled("service", "Service émetteur", "DANE", &columns::SERVICE),
    titled("chef.civilite", "Civilité du chef d’établissement", "Mme", &columns::HEAD_CIVILITY),
    titled("chef.nom", "Nom du chef d’établissement", "WAÏA", &columns::HEAD_SURNAME),
    titled("chef.prenom", "Prénom du chef d’établissement", "Élise", &columns::HEAD_FIRST),
    field("chef.nom_complet", "Civilité, prénom et nom du chef", "Mme Élise WAÏA"),
    titled("chef.fonction", "Fonction du chef d’établissement", "principale", &columns::HEAD_FUNCTION),
    titled("chef.courriel", "Courriel du chef", "ce.9830004m@exemple.invalid", &columns::HEAD_MAIL),
    titled("etablissement.uai", "Code de l’établissement", "9830004M", &columns::UAI),
    titled("etablissement.nom", "Nom de l’établissement", "Collège Georges Baudoux", &columns::SCHOOL_NAME),
    titled(
        "etablissement.du",
        "Nom de l’établissement, avec du, de la, de l’ ou d’",
        "du collège Georges Baudoux",
        &columns::CALLED,
    ),
    titled("etablissement.type", "Type d’établissement", "collège", &columns::SCHOOL_KIND),
    titled("etablissement.secteur", "Public ou privé", "public", &columns::SECTOR),
    titled("etablissement.commune", "Commune", "Nouméa", &columns::COMMUNE),
    titled("etablissement.province", "Province", "Sud", &columns::PROVINCE),
    titled("rne.civilite", "Civilité du référent", "Mme", &columns::CIVILITY),
    titled("rne.nom", "Nom du référent", "LE GOFF", &columns::SURNAME),
    titled("rne.prenom", "Prénom du référent", "Anaïs", &columns::FIRST),
    field("rne.nom_complet", "Civilité, prénom et nom du référent", "Mme Anaïs LE GOFF"),
    titled("rne.discipline", "Discipline du référent", "Mathématiques", &columns::DISCIPLINE),
    titled("rne.courriel", "Courriel du référent", "anais.le-goff@exemple.invalid", &columns::TEACHER_MAIL),
    field(RANK, "Rang de la ligne dans la feuille des référents, à partir de 1", "1"),
    titled("imp", "Nombre d’IMP attribué", "1", &columns::IMP),
    titled("imp_decharge", "IMP exercées en décharge ; 0 s’il n’y en a pas", "0,5", &columns::RELIEF),
    field("imp_paye", "IMP payées", "0,5"),
    titled("decharge", "Décharge : oui ou non, pour {% if decharge %}", "oui", &columns::RELIEF_TICK),
    titled("partage", "Mission partagée : oui ou non, pour {% if partage %}", "non", &columns::SHARED),
    field("montant", "Montant annuel payé, en euros", "625 €"),
    field("montant_local", "Montant annuel payé, en monnaie locale", "74 582 XPF"),
    titled("projet1", "Premier projet particulier", "Webradio du collège", &columns::PROJECTS[0]),
    titled("projet2", "Deuxième projet particulier", "Fab-lab", &columns::PROJECTS[1]),
    titled("projet3", "Troisième projet particulier", "Robotique", &columns::PROJECTS[2]),
    field("projets", "Les projets : {% for projet in projets %}", "3 projets"),
    field("projets[].code", "Code de la case du projet", "3f-1"),
    field("projets[].texte", "Texte du projet", "Webradio du collège"),
    field("projets[].fin", "Ponctuation qui termine sa ligne", " ;"),
    field("missions", "Les missions cochées : {% for mission in missions %}", "12 missions"),
    field("missions[].code", "Code de la mission", "1a-1"),
    field("missions[].texte", "Texte de la mission", "Impulser et accompagner…"),
    field("missions[].rubrique", "Titre au-dessus de la mission", "Accompagner l’équipe éducative"),
];

/// The number of a letter's row.
pub const RANK: &str = "rang";

/// The date of the letter in its three forms: short, long, for machines.
pub const DATES: [&str; 3] = ["date", "date_longue", "date_iso"];

/// What stands behind a project that others follow.
pub const PROJECT_FOLLOWED: &str = "\u{a0};";
/// What stands behind the last project.
pub const PROJECT_LAST: &str = ".";

/// Boxes that are no missions: the two options.
pub const RELIEF_BOX: &str = "decharge";
/// The option "somebody else shares the missions".
pub const SHARED_BOX: &str = "partage";

/// Code of the box of a free project, by its rank from 1.
pub fn project_code(rank: usize) -> String {
    let (letter, _) = super::letter::PROJECTS;
    format!("{}{letter}-{rank}", super::letter::CHAPTERS.len())
}
