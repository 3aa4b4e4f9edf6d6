//! Templates that would make the same letter for everybody, or letters that say nothing: refused before the first.

use super::small::{self, ALL, Book, DUPONT, GEORGES, LE_GOFF, REPORT, SUMMARY, TEACHERS, TEMPLATE};
use crate::harness::House;
use crate::word::{Package, W, p};

/// The small academy with another body of its template.
fn with(body: &str) -> House {
    let house = small::house(&Book::small());
    house.put(TEMPLATE, Package::new(body).bytes());
    house
}

fn control(properties: &str, text: &str) -> String {
    let content = format!("<w:r><w:t>{text}</w:t></w:r>");
    format!("<w:p><w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt></w:p>")
}

/// #letter-as-template: last year's letter bears a name, which would stand in every letter.
#[test]
fn a_letter_that_is_already_made() {
    let house = small::house(&Book::small());
    house.asks("").says_all(&[]).writes(&ALL).run();
    house
        .asks("--modele")
        .with(LE_GOFF)
        .ends_with(1)
        .complains_all(&["est une lettre déjà faite, pas le modèle", "--modele"])
        .run();
}

#[test]
fn a_template_that_names_nobody() {
    let house = with(&[p("Lettre de mission, {{ chef.nom_complet }}"), p("{{ case('1a-1') }} x")].concat());
    let sentence = "Le modèle ne nomme le référent nulle part";
    house.asks("").ends_with(1).complains_all(&[sentence, "{{ rne.nom_complet }}"]).run();
    house.asks("modele").ends_with(1).says_all(&["1 champ dans le modèle"]).complains_all(&[sentence]).run();
    // in a control, behind a filter, or in a block: he is named
    let named = [
        control("<w:tag w:val=\"rne.nom\"/><w:text/>", "Nom"),
        p("{{ Nom | upper }}"),
        p("{% set qui = rne.nom_complet %}{{ qui }}"),
    ];
    for body in named {
        let house = with(&[body, p("{{ case('1a-1') }} x")].concat());
        house.asks("modele").says_all(&["est sans défaut"]).run();
    }
}

#[test]
fn a_template_without_a_box_beside_columns_of_ticks() {
    let house = with(&p("{{ rne.nom_complet }}"));
    let sentence = "Le modèle n’a aucune case à cocher, et le classeur a 3 colonnes de missions : toutes les coches seraient perdues.";
    house.asks("").ends_with(1).complains_all(&[sentence]).run();
}

#[test]
fn a_control_whose_tag_is_mistyped() {
    let mistyped = control("<w:tag w:val=\"rne.nomm\"/><w:showingPlcHdr/><w:text/>", "Cliquez ici");
    let house = with(&[small::body(), mistyped].concat());
    house
        .asks("")
        .ends_with(1)
        .complains_all(&["Le champ « rne.nomm » n’existe pas. Vouliez-vous dire « rne.nom » ?"])
        .run();
    // a control that is none of ours is left alone
    let other = control("<w:tag w:val=\"societe.logo\"/><w:text/>", "à moi");
    let house = with(&[small::body(), other].concat());
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    assert!(house.letter(LE_GOFF).paragraphs.contains(&"à moi".to_owned()));
}

#[test]
fn a_blank_of_the_official_text_is_told() {
    let house = with(&[small::body(), p("Établie entre M. ou Mme ……… et"), p("une réserve, …")].concat());
    house
        .asks("")
        .says_all(&["1 avertissement", "G06", "« Établie entre M. ou Mme ……… et »"])
        .writes(&ALL)
        .run();
}

/// An empty value is a hole wherever the template prints it: in a tag, in an expression, in a control.
#[test]
fn a_hole_in_a_control_or_in_an_expression_sets_aside() {
    let bodies = [
        control("<w:tag w:val=\"rne.discipline\"/><w:text/>", "Discipline"),
        p("{{ rne.discipline ~ \"\" }}"),
        p("{{ rne.discipline | upper }}"),
    ];
    for body in bodies {
        let house = small::house(&Book::small().column(TEACHERS, "Discipline", &["SVT", "", "EPS"]));
        house.put(TEMPLATE, Package::new(&[small::body(), body.clone()].concat()).bytes());
        let aside = house.asks("").ends_with(3).writes_letters(2).writes(&[SUMMARY, REPORT]);
        aside.says_all(&["X02", "DUPONT", "1 ligne"]).run();
    }
    // who has thought of it is not told
    let house = small::house(&Book::small().column(TEACHERS, "Discipline", &["SVT", "", "EPS"]));
    let body = [small::body(), p("Discipline : {{ rne.discipline | default('non dite') }}")].concat();
    house.put(TEMPLATE, Package::new(&body).bytes());
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    let letter = house.letter(DUPONT);
    assert!(letter.paragraphs.contains(&"Discipline : non dite".to_owned()), "{:?}", letter.paragraphs);
}

#[test]
fn a_date_control_shows_the_date_in_its_own_format() {
    let date = |tag: &str, format: &str| {
        let format = format!("<w:dateFormat w:val=\"{format}\"/>");
        let properties =
            format!("<w:tag w:val=\"{tag}\"/><w:date w:fullDate=\"2020-01-01T00:00:00Z\">{format}</w:date>");
        control(&properties, "1 janvier 2020")
    };
    for (tag, format, shown) in [
        ("date", "dd/MM/yyyy", "01/03/2027"),
        ("date", "d MMMM yyyy", "1er mars 2027"),
        ("date_iso", "dd/MM/yyyy", "01/03/2027"),
        ("DATE_LONGUE", "d MMMM yyyy", "1er mars 2027"),
    ] {
        let house = with(&[small::body(), date(tag, format)].concat());
        house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
        let text = house.letter(LE_GOFF).paragraphs.join("\n").replace('\u{a0}', " ");
        assert!(text.ends_with(shown), "{tag} {format}: {text}");
        let xml = crate::word::part(&house.bytes(LE_GOFF), "word/document.xml");
        assert!(xml.contains("w:fullDate=\"2027-03-01T00:00:00Z\"") && xml.contains(W), "{xml}");
    }
}

/// A part may be spelt in another case by its relationship: the seal holds all the same.
#[test]
fn a_part_in_another_case_leaves_the_seal_whole() {
    let house = small::house(&Book::small());
    let bytes = small::template();
    let odd = crate::word::rewrite(&bytes, "_rels/.rels", |xml| {
        xml.replace("word/document.xml", "word/Document.xml")
    });
    house.put(TEMPLATE, odd);
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    let changed = Book::small().set(TEACHERS, 2, "IMP", "2");
    house.put(small::WORKBOOK, changed.bytes());
    // our own letter is replaced, not taken for a person's
    house.asks("").says_all(&["Terminé."]).writes(&[LE_GOFF, SUMMARY, REPORT]).run();
    assert_eq!(house.below(GEORGES).len(), 2);
}
