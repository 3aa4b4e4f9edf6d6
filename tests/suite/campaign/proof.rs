//! What a template holds, and everything that is wrong with one, before any letter.

use super::small::{self, Book, TEMPLATE};
use crate::harness::House;
use crate::word::{Package, p};

#[test]
fn a_sound_template_is_told_by_fields_and_missions() {
    let house = small::house(&Book::small());
    house
        .asks("modele")
        .says_all(&[
            "Le modèle « lettre-mission-rne.docx » est sans défaut.",
            "8 champs dans le modèle",
            "annee Année scolaire",
            "chef.nom_complet Civilité, prénom et nom du chef",
            "projet.texte Texte du projet",
            "3 missions à cocher",
            "1a-1 Impulser des pratiques",
            "2-1 Réparer des machines",
            "Champs que le modèle peut nommer",
        ])
        .run();
    let json = house.asks("modele --format json").says_all(&[]).run();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["missions"].as_array().unwrap().len(), 3);
    assert_eq!(json["missions"][2]["texte"], "Réparer des machines");
    assert_eq!(json["champs"].as_array().unwrap().len(), 8);
}

#[test]
fn the_shipped_template_is_sound() {
    let house = House::shipped();
    house
        .asks("modele")
        .says_all(&[
            "sans défaut",
            "12 champs dans le modèle",
            "56 missions à cocher",
            "2 autres cases decharge, partage",
        ])
        .run();
    let json = house.asks("modele --format json").says_all(&[]).run();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["missions"].as_array().unwrap().len(), 56);
}

/// What every template needs.
fn sound() -> String {
    p("{{ rne.nom }} {{ case(\"1a-1\") }} Une")
}

/// Bodies with a fault, and what is said of each.
fn faults() -> Vec<(String, &'static str)> {
    let cells = |left: &str, right: &str| {
        format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p(left), p(right))
    };
    vec![
        (
            p("Bonjour {{ rne.nom et {{ rne.prenom }}"),
            "« Bonjour {{ rne.nom et {{ rne.prenom }} » La balise « {{ rne.nom et » n’est pas fermée. \
             Ajoutez }} (ou %}) à la fin de la balise, sans passer à la ligne.",
        ),
        (
            p("Nom : {{ rne.nmo }}"),
            "« Nom : {{ rne.nmo }} » Le champ « rne.nmo » n’existe pas. Vouliez-vous dire « rne.nom » ?",
        ),
        (
            p("{{ case(\"1a-1\") }} Une fois") + &p("{{ case(\"1a-1\") }} Deux fois"),
            "« {{ case(\"1a-1\") }} Deux fois » La case « 1a-1 » figure deux fois : elle est déjà ici : Texte, paragraphe 1, \
             « {{ case(\"1a-1\") }} Une fois ». Donnez à l’une des deux lignes un code qui ne sert pas encore.",
        ),
        (
            cells("Si {% if partage %}Oui", "Non{% endif %}"),
            "« {% endif %} » se termine ici, mais « {% if partage %} » commence ailleurs (Texte, paragraphe 1, « Si {% if partage \
             %}Oui ») : l’un est dans une cellule ou une zone où l’autre n’est pas. Placez le début et la fin dans la même \
             cellule, ou chacun dans une ligne de tableau à lui.",
        ),
        (
            p("{% for projet in projets %}{{ projet.texte }}"),
            "Le bloc « {% for projet in projets %} » n’a pas de fin. Ajoutez {% endfor %} là où il se termine.",
        ),
        (
            p("{{ rne.nom | majuscule }}"),
            "Le filtre « majuscule » n’existe pas. Vouliez-vous dire « majuscules » ?",
        ),
        (
            p("{{ rne.nom | téléphone }}"),
            "Le filtre « téléphone » n’existe pas. Vouliez-vous dire « telephone » ?",
        ),
        (
            p("{{ rne.nom | grandes_lettres }}"),
            "Le filtre « grandes_lettres » n’existe pas. Retirez-le, avec la barre verticale qui le précède.",
        ),
        (
            sound() + &p("Le {{ rne.nom | date(\"long\") }}"),
            "« Le {{ rne.nom | date(\"long\") }} » La balise « rne.nom | date(\"long\") » ne peut pas être remplie : « LE GOFF » \
             n’est pas une date. Donnez au filtre le champ qu’il lui faut, ou retirez-le",
        ),
        (
            sound() + &p("{% for projet in projets %}{{ projet.texte | nombre }}{% endfor %}"),
            "La balise « projet.texte | nombre » ne peut pas être remplie : « Webradio du collège » n’est pas un nombre.",
        ),
        // in a branch that the example does not take
        (
            sound() + &p("{% if not decharge %}{{ montant | xpf }}{% endif %}"),
            "La balise « montant | xpf » ne peut pas être remplie : « 625 € » est déjà dans une autre unité que XPF",
        ),
        (
            sound() + &p("{{ rne.civilite | accord(\"née\") }}"),
            "le filtre accord ne s’écrit pas ainsi ; par exemple : {{ rne.civilite | accord(\"chargé\", \"chargée\") }}.",
        ),
        (
            sound() + &p("{{ date | date(\"toujours\") }}"),
            "« toujours » n’est pas une forme de date : court, long, complet, jour, mois, annee, iso, ou par exemple \"d MMMM yyyy\".",
        ),
        (
            sound() + &p("{{ projets[7].texte }}"),
            "La balise « projets[7].texte » ne peut pas être remplie ; cause technique : undefined value",
        ),
    ]
}

#[test]
fn every_fault_is_told_with_the_words_of_its_paragraph_and_nothing_is_written() {
    for (body, told) in faults() {
        let house = small::house(&Book::small());
        house.put(TEMPLATE, Package::new(&body).bytes());
        let one = "a 1 défaut : aucune lettre n’est faite tant qu’il en reste.";
        for line in ["modele", "", "verifier", "modele --format json"] {
            house.asks(line).ends_with(1).says_all(&[]).complains_all(&[one, told]).run();
        }
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let house = small::house(&Book::small());
    let body = p("Bonjour {{ rne.nom")
        + &p("Le {{ dat }}")
        + &p("{{ case(\"1a-1\") }} Un")
        + &p("{{ case(\"1a-1\") }} Deux")
        + &p("Fin {% endif %}");
    house.put(TEMPLATE, Package::new(&body).bytes());
    house
        .asks("modele")
        .ends_with(1)
        .complains(
            "Impossible : Le modèle « lettre-mission-rne.docx » a 4 défauts : aucune lettre n’est faite tant qu’il en reste.
             - Texte, paragraphe 1, « Bonjour {{ rne.nom » La balise « {{ rne.nom » n’est pas fermée. Ajoutez }} \
             (ou %}) à la fin de la balise, sans passer à la ligne.
             - Texte, paragraphe 2, « Le {{ dat }} » Le champ « dat » n’existe pas. Vouliez-vous dire « date » ?
             - Texte, paragraphe 4, « {{ case(\"1a-1\") }} Deux » La case « 1a-1 » figure deux fois : elle est déjà ici : Texte, \
             paragraphe 3, « {{ case(\"1a-1\") }} Un ». Donnez à l’une des deux lignes un code qui ne sert pas encore.
             - Texte, paragraphe 5, « Fin {% endif %} » « {% endif %} » ne correspond à aucun bloc ouvert. Supprimez-le, ou ajoutez \
             le début du bloc ({% if … %}, {% for … %}).",
        )
        .run();
    let ask = house.asks("modele --format json").ends_with(1).says_all(&[]);
    let json: serde_json::Value = serde_json::from_str(&ask.complains_all(&["a 4 défauts"]).run()).unwrap();
    assert!(json["erreur"].as_str().unwrap().contains("paragraphe 5"), "{json}");
}

#[test]
fn a_template_can_be_shown_without_any_workbook() {
    let house = House::empty();
    house.put("modeles/a.docx", small::template());
    house.asks("modele --modele modeles/a.docx").says_all(&["Le modèle « a.docx » est sans défaut."]).run();
}
