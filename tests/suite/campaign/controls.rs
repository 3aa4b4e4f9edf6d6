//! A template without a single tag: an office has set content controls and old form fields, and given them names.

use super::small::{self, ALL, Book, DUPONT, LE_GOFF, REPORT, SUMMARY, TEACHERS, TEMPLATE, WADRA};
use crate::harness::House;
use crate::word::{Package, W, p, part};

const W15: &str = "http://schemas.microsoft.com/office/word/2012/wordml";

fn sdt(properties: &str, content: &str) -> String {
    format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>")
}

fn text(title: &str, kind: &str) -> String {
    let grey = "<w:r><w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr><w:t>Cliquez ici.</w:t></w:r>";
    sdt(&format!("<w:alias w:val=\"{title}\"/><w:showingPlcHdr/>{kind}"), grey)
}

fn line(label: &str, control: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{label} : </w:t></w:r>{control}</w:p>")
}

fn tick(code: &str, label: &str) -> String {
    let control = sdt(&format!("<w:tag w:val=\"{code}\"/><w14:checkbox/>"), "<w:r><w:t>☐</w:t></w:r>");
    format!("<w:p>{control}<w:r><w:t xml:space=\"preserve\"> {label}</w:t></w:r></w:p>")
}

/// The template; its list of grades has these entries.
fn template(kind: &str, entries: &[&str]) -> Vec<u8> {
    let items: String = entries
        .iter()
        .map(|item| format!("<w:listItem w:displayText=\"{item}\" w:value=\"{item}\"/>"))
        .collect();
    let list = format!("<w:{kind}><w:listItem w:value=\"Choisissez un élément.\"/>{items}</w:{kind}>");
    let item = sdt(
        &format!("<w15:repeatingSectionItem xmlns:w15=\"{W15}\"/>"),
        &format!(
            "<w:p>{}<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>{}</w:p>",
            sdt("<w:tag w:val=\"code\"/><w14:checkbox/>", "<w:r><w:t>☐</w:t></w:r>"),
            text("texte", "<w:text/>")
        ),
    );
    let projects =
        sdt(&format!("<w:tag w:val=\"projets\"/><w15:repeatingSection xmlns:w15=\"{W15}\"/>"), &item);
    let form = |data: &str, instruction: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>…</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let body = [
        line("Référent", &text("rne.nom_complet", "<w:text/>")),
        line("Établi le", &text("Date", "<w:date><w:dateFormat w:val=\"dd/MM/yyyy\"/></w:date>")),
        line("Grade", &text("grade", &list)),
        line("Prénom", &form("<w:name w:val=\"rne_prenom\"/><w:textInput/>", " FORMTEXT ")),
        line("Service", &form("<w:name w:val=\"Service_rendu\"/><w:textInput/>", " FORMTEXT ")),
        tick("1a-1", "Impulser des pratiques ;"),
        tick("1a-2", "Participer à des projets."),
        tick("2-1", "Réparer des machines."),
        projects,
        line("À la main", &text("Observations", "<w:text/>")),
        p("Fin."),
    ];
    Package::new(&body.concat()).bytes()
}

fn house(grades: &[&str], template: Vec<u8>) -> House {
    let book = Book::small().column(TEACHERS, "Grade", grades).column(
        TEACHERS,
        "Service rendu",
        &["plein", "partiel", "plein"],
    );
    let house = small::house(&book);
    house.put(TEMPLATE, template);
    house
}

#[test]
fn a_template_of_controls_only() {
    let house = house(&["agrégée", "PLP", "plp"], template("dropDownList", &["agrégée", "PLP"]));
    house.asks("modele").says_all(&["est sans défaut"]).run();
    house.asks("").says_all(&["Terminé."]).writes(&ALL).run();
    let letter = house.letter(LE_GOFF);
    let lines: Vec<String> = letter.paragraphs.iter().map(|line| line.replace('\u{a0}', " ")).collect();
    assert_eq!(
        lines,
        [
            "Référent : Mme Anaïs LE GOFF",
            "Établi le : 01/03/2027",
            "Grade : agrégée",
            "Prénom : Anaïs",
            "Service : plein",
            "☒ Impulser des pratiques ;",
            "☐ Participer à des projets.",
            "☒ Réparer des machines.",
            "☒ Webradio",
            "À la main : Cliquez ici.",
            "Fin.",
        ]
    );
    let xml = part(&house.bytes(LE_GOFF), "word/document.xml");
    assert!(xml.contains(W) && xml.contains("w:fullDate=\"2027-03-01T00:00:00Z\""), "{xml}");
    // only what nobody has filled still invites
    assert_eq!((xml.matches("showingPlcHdr").count(), xml.matches("PlaceholderText").count()), (1, 1));
    // without a project the section goes; the entry is shown as the list writes it
    let other = house.letter(WADRA).paragraphs;
    assert!(other.contains(&"Grade : PLP".to_owned()) && other.len() == 10, "{other:?}");
}

#[test]
fn a_value_that_the_list_of_the_template_does_not_have() {
    let entries = ["agrégée", "PLP"];
    let dropped = house(&["agrégée", "certifié", "PLP"], template("dropDownList", &entries));
    let aside = dropped.asks("").ends_with(3).writes(&[LE_GOFF, WADRA, SUMMARY, REPORT]);
    aside.says_all(&["G07", "« certifié » n’y est pas", "DUPONT"]).run();

    let open = house(&["agrégée", "certifié", "PLP"], template("comboBox", &entries));
    open.asks("").says_all(&["1 avertissement", "G07", "liste modifiable « grade »"]).writes(&ALL).run();
    assert!(open.letter(DUPONT).paragraphs.contains(&"Grade : certifié".to_owned()));
    // a cell without a value is a hole, and no value of its own
    let empty = house(&["agrégée", "", "PLP"], template("comboBox", &entries));
    let aside = empty.asks("").ends_with(3).writes(&[LE_GOFF, WADRA, SUMMARY, REPORT]);
    aside.says_all(&["X02", "« grade »", "DUPONT"]).run();
}
