//! Copies of a template: lines that have no code of their own get one, tags become boxes that can be clicked.

use lettres_rne::docx::{Draft, Reading};
use lettres_rne::letters::Words;

use super::small::{self, Book, TEMPLATE};
use crate::harness::House;
use crate::word::{Package, entries, p, part};

const NUMBERED: &str = "templates/lettre-mission-rne-numerote.docx";
const BOXES: &str = "templates/lettre-mission-rne-cases.docx";
const DOCUMENT: &str = "word/document.xml";

/// Code and text of each line with a box.
fn lines(bytes: Vec<u8>) -> Vec<String> {
    let template = Draft::read(bytes).unwrap().compile(&Words::default()).unwrap();
    template.boxes().iter().map(|line| format!("{} {}", line.code, line.text)).collect()
}

fn house(body: &str) -> House {
    let house = small::house(&Book::small());
    house.put(TEMPLATE, Package::new(&(small::body() + body)).bytes());
    house
}

/// A check box as Word inserts one; `properties` are its name, if it has any.
fn control(properties: &str, text: &str) -> String {
    format!(
        "<w:p><w:sdt><w:sdtPr>{properties}<w:id w:val=\"7\"/><w14:checkbox><w14:checked w14:val=\"0\"/></w14:checkbox></w:sdtPr>\
         <w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t xml:space=\"preserve\"> {text}</w:t></w:r></w:p>"
    )
}

#[test]
fn new_and_copied_lines_get_codes_of_their_own() {
    let body = [
        p("{{ case(\"2-1\") }} Une copie de la ligne de dépannage."),
        p("{{ case(\"?\") }} Une ligne nouvelle."),
        "<w:p><w:r><w:t>{{ ca</w:t></w:r><w:r><w:t xml:space=\"preserve\">se() }} Une balise coupée.</w:t></w:r></w:p>".into(),
        control("", "Une case sans nom."),
        control("<w:alias w:val=\"1a-2\"/><w:tag w:val=\"1a-2\"/>", "Une case copiée."),
        control("<w:tag w:val=\"lu-et-approuve\"/>", "Une case à l’auteur du modèle."),
    ];
    let house = house(&body.concat());
    let before = house.bytes(TEMPLATE);
    house
        .asks("modele")
        .ends_with(1)
        .says_all(&["1 case à cocher n’a pas de nom"])
        .complains_all(&["a 4 défauts"])
        .run();
    house
        .asks("modele --numeroter")
        .says(
            "
Copie du modèle : templates/lettre-mission-rne-numerote.docx

5 lignes ont reçu un code
  2-2     Une copie de la ligne de dépannage. (copie de 2-1)
  2-3     Une ligne nouvelle. (nouvelle ligne)
  2-4     Une balise coupée. (nouvelle ligne)
  2-5     Une case sans nom. (nouvelle ligne)
  1a-3    Une case copiée. (copie de 1a-2)

Le modèle lui-même n’a pas changé. Regardez la copie dans Word, puis donnez-lui
le nom du modèle, ou désignez-la avec --modele.
",
        )
        .writes(&[NUMBERED])
        .run();
    assert_eq!(house.bytes(TEMPLATE), before);
    assert_eq!(
        lines(house.bytes(NUMBERED)),
        [
            "1a-1 Impulser des pratiques ;",
            "1a-2 Participer à des projets.",
            "2-1 Réparer des machines.",
            "2-2 Une copie de la ligne de dépannage.",
            "2-3 Une ligne nouvelle.",
            "2-4 Une balise coupée.",
            "2-5 Une case sans nom.",
            "1a-3 Une case copiée.",
        ]
    );
    let xml = part(&house.bytes(NUMBERED), DOCUMENT);
    assert!(xml.contains("<w:tag w:val=\"lu-et-approuve\"/>"), "{xml}");
    assert!(xml.contains("<w:alias w:val=\"1a-3\"/><w:tag w:val=\"1a-3\"/>"), "{xml}");
    house.asks("modele --modele").with(NUMBERED).says_all(&["est sans défaut", "8 missions à cocher"]).run();
    // what has its codes already is left alone, and no copy is ever overwritten
    house.asks("modele --numeroter --modele").with(NUMBERED).says_all(&["Rien à changer"]).run();
    let second = "templates/lettre-mission-rne-numerote-2.docx";
    house.asks("modele --numeroter").says_all(&[second]).writes(&[second]).run();
    // scripts get the same
    let third = "templates/lettre-mission-rne-numerote-3.docx";
    let said = house.asks("modele --numeroter --format json").says_all(&[third]).writes(&[third]).run();
    let json: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(json["copie"], third);
    assert_eq!(json["lignes"][0]["code"], "2-2");
    assert_eq!(json["lignes"][0]["code_avant"], "2-1");
    assert_eq!(json["lignes"].as_array().unwrap().len(), 5);
    let said = house
        .asks("modele --numeroter --format json --modele")
        .with(NUMBERED)
        .says_all(&["\"copie\": null"])
        .run();
    assert!(serde_json::from_str::<serde_json::Value>(&said).is_ok(), "{said}");
}

/// The line that says what the workbook's column says is the old one, wherever the copy stands.
#[test]
fn the_workbook_says_which_line_is_the_copy() {
    let book = Book::small().column(small::TEACHERS, "1b-1 · L’ancienne mission", &["x", "", ""]);
    let house = small::house(&book);
    let body =
        small::body() + &p("{{ case('1b-1') }} La copie") + &p("{{ case('1b-1') }} L’ancienne mission");
    house.put(TEMPLATE, Package::new(&body).bytes());
    let told = ["1 ligne a reçu un code", "1b-2 La copie (copie de 1b-1)"];
    house.asks("modele --numeroter").says_all(&told).writes(&[NUMBERED]).run();
}

/// Tags and controls fill alike, and nothing else of the file has changed.
#[test]
fn tags_become_boxes_that_fill_alike() {
    let house = House::shipped();
    let told = ["58 balises sont devenues des cases à cliquer dans Word."];
    house.asks("modele --cases").says_all(&told).writes(&[BOXES]).run();
    let (template, copy) = (house.bytes(TEMPLATE), house.bytes(BOXES));
    assert_eq!(lines(template.clone()), lines(copy.clone()));
    assert_eq!(entries(&template), entries(&copy));
    for name in entries(&template).iter().filter(|name| *name != DOCUMENT) {
        assert_eq!(part(&template, name), part(&copy, name), "{name}");
    }
    assert_eq!(part(&copy, DOCUMENT).matches("<w14:checkbox>").count(), 58);
    let letters = |arguments: &str| {
        house.asks(arguments).says_all(&["72"]).writes_letters(72).writes(&others(arguments)).run();
        let folder = arguments.rsplit(' ').next().unwrap();
        let letters = house.below(&format!("{folder}/lettres"));
        letters.into_iter().map(|(path, bytes)| (path, Reading::of(bytes).unwrap())).collect::<Vec<_>>()
    };
    let from_tags = letters("--sortie balises");
    let from_boxes = letters(&format!("--modele {BOXES} --sortie cases"));
    for ((path, tags), (_, boxes)) in from_tags.iter().zip(&from_boxes) {
        assert_eq!((&tags.paragraphs, &tags.margins), (&boxes.paragraphs, &boxes.margins), "{path}");
        assert_eq!(tags.boxes, boxes.boxes, "{path}");
    }
    assert_eq!(from_tags.len(), from_boxes.len());
}

fn others(arguments: &str) -> [&'static str; 2] {
    if arguments.starts_with("--modele") {
        ["cases/synthese-2027.xlsx", "cases/rapport.html"]
    } else {
        ["balises/synthese-2027.xlsx", "balises/rapport.html"]
    }
}

/// A text box is written twice, for old programs and for new ones: both copies are one line.
#[test]
fn both_copies_of_a_text_box_get_the_same_code() {
    let inner = p("{{ case(\"?\") }} Dans un cadre.");
    let text_box = |inner: &str| format!("<w:txbxContent>{inner}</w:txbxContent>");
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">{0}</mc:Choice><mc:Fallback><w:pict><v:rect>{0}</v:rect>\
         </w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        text_box(&inner)
    );
    let house = house(&body);
    let told = ["1 ligne a reçu un code", "2-2 Dans un cadre.", "4 balises sont devenues"];
    let copy = "templates/lettre-mission-rne-numerote-cases.docx";
    house.asks("modele --numeroter --cases").says_all(&told).writes(&[copy]).run();
    let xml = part(&house.bytes(copy), DOCUMENT);
    assert_eq!(xml.matches("<w:tag w:val=\"2-2\"/>").count(), 2, "{xml}");
    assert!(!xml.contains("case("), "{xml}");
    let ids: std::collections::BTreeSet<&str> =
        xml.split("<w:id w:val=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), 5, "each control has a number of its own");
}
