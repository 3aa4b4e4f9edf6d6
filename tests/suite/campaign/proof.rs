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
            "9 champs dans le modèle",
            "annee Année scolaire · Texte § 1",
            "chef.nom_complet Civilité, prénom et nom du chef · Texte § 2",
            "projets[].texte Texte du projet · Texte § 9",
            "3 missions à cocher",
            "1a-1 Impulser des pratiques",
            "2-1 Réparer des machines",
            "Modèle et classeur vont ensemble.",
            "Ce que dirait une lettre",
            "Entre Mme Élise WAÏA, du collège Georges Baudoux, et Mme Anaïs LE GOFF : 1 IMP.",
            "☒ Impulser des pratiques ;",
            "Champs que le modèle peut nommer",
        ])
        .run();
    let json = house.asks("modele --format json").says_all(&[]).run();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["missions"].as_array().unwrap().len(), 3);
    assert_eq!(json["missions"][2]["texte"], "Réparer des machines");
    assert_eq!(json["champs"].as_array().unwrap().len(), 9);
}

#[test]
fn the_shipped_template_is_sound() {
    let house = House::shipped();
    house
        .asks("modele")
        .says_all(&[
            "sans défaut",
            "14 champs dans le modèle",
            "56 missions à cocher",
            "2 autres cases decharge, partage",
        ])
        .run();
    let json = house.asks("modele --format json").says_all(&[]).run();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["missions"].as_array().unwrap().len(), 56);
}

#[test]
fn all_faults_are_told_at_once() {
    let house = small::house(&Book::small());
    let body = p("Bonjour {{ imp")
        + &p("Le {{ dat }}")
        + &p("{{ case(\"1a-1\") }} Un")
        + &p("{{ case(\"1a-1\") }} Deux")
        + &p("Fin {% endif %}");
    house.put(TEMPLATE, Package::new(&body).bytes());
    house
        .asks("modele")
        .ends_with(1)
        .says_all(&["0 champ dans le modèle", "1a-1 Un", "1a-1 Deux"])
        .complains(
            "Impossible : Le modèle « lettre-mission-rne.docx » a 5 défauts : aucune lettre n’est faite tant qu’il en reste.
             - Texte, paragraphe 1, « Bonjour {{ imp » La balise « {{ imp » n’est pas fermée. Ajoutez }} \
             (ou %}) à la fin de la balise, sans passer à la ligne.
             - Texte, paragraphe 2, « Le {{ dat }} » Le champ « dat » n’existe pas. Vouliez-vous dire « date » ?
             - Texte, paragraphe 4, « {{ case(\"1a-1\") }} Deux » La case « 1a-1 » figure deux fois : elle est déjà ici : Texte, \
             paragraphe 3, « {{ case(\"1a-1\") }} Un ». Donnez à l’une des deux lignes un code qui ne sert pas encore, ou lancez \
             lettres-rne modele --numeroter.
             - Texte, paragraphe 5, « Fin {% endif %} » « {% endif %} » ne correspond à aucun bloc ouvert. Supprimez-le, ou ajoutez \
             le début du bloc ({% if … %}, {% for … %}).
             - Texte Le modèle ne nomme le référent nulle part : toutes les lettres diraient la même personne, ou personne. Écrivez \
             {{ rne.nom_complet }} là où son nom doit figurer.",
        )
        .run();
    let ask = house.asks("modele --format json").ends_with(1).says_all(&[]);
    let json: serde_json::Value = serde_json::from_str(&ask.complains_all(&["a 5 défauts"]).run()).unwrap();
    assert_eq!((json["sans_defaut"].as_bool(), json["defauts"].as_array().unwrap().len()), (Some(false), 5));
    assert_eq!(json["defauts"][1]["constat"], "Le champ « dat » n’existe pas.", "{json}");
}

#[test]
fn a_template_can_be_shown_without_any_workbook() {
    let house = House::empty();
    house.put("modeles/a.docx", small::template());
    house.asks("modele --modele modeles/a.docx").says_all(&["Le modèle « a.docx » est sans défaut."]).run();
}
