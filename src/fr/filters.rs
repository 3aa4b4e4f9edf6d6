//! The filters of a template: each with an example that the guide prints and a test runs, the names of their forms, and what
//! they say of a value that they can't read: the end of a sentence that begins with the tag.

use super::dates::{Moment, day_of_month};
use super::pictures::DatePicture;
use super::typography::{NBSP, quote};

/// A filter as the guide shows it.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub what: &'static str,
    /// A tag with it.
    pub example: &'static str,
    /// What the tag prints, with the values of the fields' examples.
    pub result: &'static str,
}

const fn shown(name: &'static str, what: &'static str, example: &'static str, result: &'static str) -> Shown {
    Shown { name, what, example, result }
}

/// All filters, in the order of the guide; the first example of each is also what a wrong call is answered with.
pub const FILTERS: [Shown; 42] = [
    shown("majuscules", "Tout en capitales, avec les accents", "{{ rne.prenom | majuscules }}", "ANAÏS"),
    shown("minuscules", "Tout en minuscules", "{{ rne.nom | minuscules }}", "le goff"),
    shown(
        "capitale",
        "Capitale à la première lettre, le reste inchangé",
        "{{ chef.fonction | capitale }}",
        "Principale",
    ),
    shown(
        "titre",
        "Capitale à chaque mot, sauf de, du, la, et…",
        "{{ \"lycée du mont-dore\" | titre }}",
        "Lycée du Mont-Dore",
    ),
    shown("sans_accents", "Sans accents ni ligatures", "{{ rne.prenom | sans_accents }}", "Anais"),
    shown("initiales", "Initiales d’un prénom", "{{ \"Jean-Luc\" | initiales }}", "J.-L."),
    shown(
        "telephone",
        "Numéro de 6 ou 10 chiffres, par groupes de deux",
        "{{ \"243555\" | telephone }}",
        "24 35 55",
    ),
    shown("date", "Date en toutes lettres (forme long)", "{{ date | date }}", "1er mars 2027"),
    shown("date", "Avec le jour de la semaine", "{{ date | date(\"complet\") }}", "lundi 1er mars 2027"),
    shown("date", "En chiffres", "{{ \"2027-03-01\" | date(\"court\") }}", "01/03/2027"),
    shown("date", "Une partie : jour, mois, annee", "{{ date | date(\"mois\") }}", "mars"),
    shown("date", "Pour les machines", "{{ date | date(\"iso\") }}", "2027-03-01"),
    shown("date", "Dans un format de Word", "{{ date | date(\"dddd d MMMM yyyy\") }}", "lundi 1er mars 2027"),
    shown(
        "nombre",
        "Milliers séparés, virgule, pas de zéro inutile",
        "{{ \"1250,50\" | nombre }}",
        "1 250,5",
    ),
    shown("nombre", "Avec un nombre de décimales", "{{ \"1250,5\" | nombre(2) }}", "1 250,50"),
    shown("nombre", "Dans un format de Word", "{{ \"1250\" | nombre(\"# ##0,00\") }}", "1 250,00"),
    shown(
        "valeur",
        "Nombre à comparer ou à additionner",
        "{{ \"oui\" if imp | valeur >= 0.5 else \"non\" }}",
        "oui",
    ),
    shown("euros", "Montant en euros, deux décimales ou aucune", "{{ \"312,5\" | euros }}", "312,50 €"),
    shown("xpf", "Montant en francs, sans décimales", "{{ \"74582\" | xpf }}", "74 582 XPF"),
    shown("xpf", "Sous un autre nom", "{{ montant_local | xpf(\"F CFP\") }}", "74 582 F CFP"),
    shown("imp", "Nombre d’IMP, avec son unité", "{{ imp_decharge | imp }}", "0,5 IMP"),
    shown(
        "lettres",
        "Nombre ou montant en toutes lettres",
        "{{ montant | lettres }}",
        "six cent vingt-cinq euros",
    ),
    shown(
        "lettres",
        "Un nombre sans unité, en euros",
        "{{ \"312,5\" | euros | lettres }}",
        "trois cent douze euros et cinquante centimes",
    ),
    shown("lettres", "Au féminin", "{{ \"21\" | lettres(\"féminin\") }}", "vingt et une"),
    shown("ordinal", "Rang", "{{ \"2\" | ordinal }}", "2e"),
    shown("ordinal", "Au féminin", "{{ \"1\" | ordinal(\"féminin\") }}", "1re"),
    shown(
        "accord",
        "S’accorde avec une civilité : masculin, féminin",
        "{{ rne.civilite | accord(\"chargé\", \"chargée\") }}",
        "chargée",
    ),
    shown(
        "accord",
        "Civilité inconnue : les deux formes",
        "{{ \"\" | accord(\"chargé\", \"chargée\") }}",
        "chargé(e)",
    ),
    shown(
        "accord",
        "Ou la forme donnée en troisième",
        "{{ \"\" | accord(\"il\", \"elle\", \"il ou elle\") }}",
        "il ou elle",
    ),
    shown(
        "pluriel",
        "S’accorde avec un nombre : pluriel à partir de 2",
        "{{ \"2\" | pluriel(\"heure\") }}",
        "heures",
    ),
    shown("pluriel", "Ou avec une liste", "{{ projets | pluriel(\"projet\", \"projets\") }}", "projet"),
    shown(
        "article",
        "Nom précédé de le, la ou l’",
        "{{ etablissement.nom | article }}",
        "le collège Georges Baudoux",
    ),
    shown(
        "du",
        "Nom précédé de du, de la, de l’, de ou d’",
        "{{ \"Annexe de Mou\" | du }}",
        "de l’annexe de Mou",
    ),
    shown(
        "au",
        "Nom précédé de au, à la, à l’ ou à",
        "{{ etablissement.nom | au }}",
        "au collège Georges Baudoux",
    ),
    shown(
        "elision",
        "Petit mot élidé devant une voyelle : de, le, la, que…",
        "{{ rne.prenom | elision(\"de\") }}",
        "d’Anaïs",
    ),
    shown(
        "liste",
        "Une liste, ou les lignes d’une cellule, en une phrase",
        "{{ [projet1, projet2, projet3] | liste }}",
        "Webradio du collège, Fab-lab et Robotique",
    ),
    shown(
        "liste",
        "Avec un autre mot que et",
        "{{ [projet2, projet3] | liste(\"ou\") }}",
        "Fab-lab ou Robotique",
    ),
    shown(
        "sinon",
        "Autre chose quand la valeur est absente",
        "{{ \"\" | sinon(\"sans courriel\") }}",
        "sans courriel",
    ),
    shown(
        "upper",
        "Nom de Jinja et de docxtpl : les autres noms anglais marchent aussi",
        "{{ rne.prenom | upper }}",
        "ANAÏS",
    ),
    shown(
        "replace",
        "Remplace un texte par un autre",
        "{{ rne.courriel | replace(\"@\", \" (arobase) \") }}",
        "anais.le-goff (arobase) exemple.invalid",
    ),
    shown("length", "Nombre d’éléments d’une liste", "{{ projets | length }}", "1"),
    shown(
        "join",
        "Une liste avec un séparateur",
        "{{ [projet2, projet3] | join(\" / \") }}",
        "Fab-lab / Robotique",
    ),
];

/// The form of a date that no form was asked for.
pub const DATE_FORM: &str = "long";
/// The unit of amounts in euros, in sentences.
pub const EURO: &str = "l’euro";
/// The unit of amounts in francs.
pub const FRANC: &str = "XPF";
/// The unit of missions.
pub const IMP: &str = "IMP";
/// The word before the last item of a list.
pub const AND: &str = "et";

/// The date in the form that a template asks for by name, or by a picture; none where there is no such form.
pub fn date(moment: Moment, form: &str) -> Option<String> {
    Some(match super::text::fold(form).as_str() {
        "court" => moment.short(),
        "long" => moment.long(),
        "complet" => format!("{} {}", moment.weekday(), moment.long()),
        "jour" => day_of_month(moment.day),
        "mois" => moment.month_name().to_owned(),
        "annee" => moment.year.to_string(),
        "iso" => moment.iso(),
        _ => DatePicture::read(form)?.of(moment),
    })
}

/// Whether an argument asks for the feminine.
pub fn is_feminine(argument: &str) -> bool {
    let folded = super::text::fold(argument);
    !folded.is_empty() && "feminin".starts_with(&folded) || folded == "feminine"
}

/// A value that is no date.
pub fn no_date(value: &str) -> String {
    format!("{} n’est pas une date", quote(value))
}

/// A form of dates that there is none of.
pub fn no_date_form(form: &str) -> String {
    format!(
        "{} n’est pas une forme de date{NBSP}: court, long, complet, jour, mois, annee, iso, ou par exemple \"d MMMM yyyy\"",
        quote(form)
    )
}

/// A value that is no number.
pub fn no_number(value: &str) -> String {
    format!("{} n’est pas un nombre", quote(value))
}

/// A form of numbers that there is none of.
pub fn no_number_form(form: &str) -> String {
    format!(
        "{} n’est pas une forme de nombre{NBSP}: donnez un nombre de décimales (0 à 9), ou par exemple \"# ##0,00\"",
        quote(form)
    )
}

/// Euros where francs are asked for, and the like.
pub fn other_unit(value: &str, wanted: &str) -> String {
    format!("{} est déjà dans une autre unité que {wanted}, et un filtre ne convertit rien", quote(value))
}

/// A number that has no words, or no rank.
pub fn no_words(value: &str) -> String {
    format!("{} ne s’écrit pas en toutes lettres", quote(value))
}

/// A number that is no rank.
pub fn no_rank(value: &str) -> String {
    format!("{} n’est pas un rang (1, 2, 3…)", quote(value))
}

/// A value that is no civility.
pub fn no_civility(value: &str) -> String {
    format!("{} n’est pas une civilité (M. ou Mme)", quote(value))
}

/// A value that is no telephone number.
pub fn no_phone(value: &str) -> String {
    format!("{} n’est pas un numéro de téléphone à 6 ou 10 chiffres", quote(value))
}

/// A particle that never elides.
pub fn no_particle(particle: &str) -> String {
    format!(
        "{} ne s’élide pas{NBSP}: le filtre connaît de, le, la, que, se et leurs semblables",
        quote(particle)
    )
}

/// `1er`, `1re`, `2e`.
pub fn ordinal(number: &str, feminine: bool) -> String {
    let ending = match (number, feminine) {
        ("1", false) => "er",
        ("1", true) => "re",
        _ => "e",
    };
    format!("{number}{ending}")
}

/// A filter without what it needs, or with more than it takes.
pub fn wrong_arguments(filter: &str) -> String {
    let example = FILTERS.iter().find(|shown| shown.name == filter).map_or("", |shown| shown.example);
    format!("le filtre {filter} ne s’écrit pas ainsi{NBSP}; par exemple{NBSP}: {example}")
}
