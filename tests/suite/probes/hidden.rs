//! What must not happen where nobody looks: a value that becomes XML, a mark that becomes a program, a picture that goes.

use lettres_rne::docx::{Draft, Identity, Trouble};

use super::{body, body_with, run};
use crate::word::{Fields, Package, Words, p, part};

fn troubles(body: &str) -> Vec<Trouble> {
    let faults = Package::new(body).compile().unwrap_err();
    faults.into_iter().map(|fault| fault.trouble).collect()
}

/// What a macro writes is XML; what stands beside its call is not, nor what is handed to it.
#[test]
fn nothing_but_what_a_macro_writes_is_xml() {
    let declared = p("{% macro m(x) %}[{{ x }}]{% endmacro %}");
    for words in [
        "m(imp) ~ (nom)",
        "m(imp) if vrai else (nom)",
        "m(imp) ~ m(nom)",
        "m(m(nom))",
        "m(m)",
        "m",
        "[m(nom)][0]",
        "m(imp) | upper",
    ] {
        let body = declared.clone() + &p(&format!("a {{{{ {words} }}}}"));
        assert_eq!(troubles(&body), [Trouble::MacroMisplaced(words.into())], "{words}");
    }
    let hostile = Fields::new().set("nom", "<w:b/>&\u{1}");
    let made = body_with(&(declared + &p("a {{ m (nom) }}")), &hostile);
    assert!(made.contains("[&lt;w:b/&gt;&amp;]"), "{made}");
}

/// A filter that makes XML of a text would let through what no letter can hold.
#[test]
fn no_filter_makes_xml() {
    for words in ["nom | escape", "nom | safe", "nom | e"] {
        assert!(matches!(troubles(&p(&format!("{{{{ {words} }}}}")))[..], [Trouble::UnknownFilter { .. }]));
    }
    for name in ["escape", "e", "safe"] {
        let body = p(&format!("{{{{ projets | map('{name}') | join }}}}"));
        let template = Package::new(&body).compile().unwrap();
        assert!(template.press().render(&Fields::new().value()).is_err(), "{name}");
    }
}

/// A macro whose text breaks the paragraph can be called only where a paragraph can be broken.
#[test]
fn a_macro_that_ends_paragraphs_stands_in_a_paragraph() {
    let declared =
        p("{% macro m(x) %}{{ x | paragraphs }}{% endmacro %}{% macro n(x) %}{{ m(x) }}{% endmacro %}");
    let link = |text: &str| {
        format!("<w:p><w:hyperlink w:anchor=\"a\"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>")
    };
    let declared_twice = p("{% macro m(x) %}{{ x | paragraphs }}{% endmacro %}")
        + &p("{% macro n(x) %}{{ m(x) }}{% endmacro %}");
    for call in ["m(projets)", "n(projets)"] {
        let tag = format!("{{{{ {call} }}}}");
        for declared in [&declared, &declared_twice] {
            let said = Package::new(&(declared.clone() + &p(&format!("a {tag} b")))).says(&Fields::new());
            assert!(said.ends_with("a Webradio\nFab-lab b"), "{said}");
            let refused = troubles(&(declared.clone() + &link(&tag)));
            assert_eq!(refused, [Trouble::MacroMisplaced(call.into())]);
        }
    }
}

/// The frame of a macro goes only where nothing else stands in it.
#[test]
fn what_stands_beside_a_macro_stays() {
    let beside = [
        "<w:r><w:drawing><x/></w:drawing></w:r>",
        "<w:r><w:br w:type=\"page\"/></w:r>",
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r/></w:sdtContent></w:sdt>",
    ];
    for (kept, bodies) in beside.map(|kept| {
        let tags = run("{% macro m(x) %}[{{ x }}]{% endmacro %}", false);
        (kept, [format!("<w:p>{kept}{tags}</w:p>"), format!("<w:p>{tags}{kept}</w:p>")])
    }) {
        for declared in bodies {
            let made = body(&(declared + &p("{{ m(nom) }}")));
            assert!(made.contains(kept) && made.contains("[LE GOFF]"), "{made}");
        }
    }
    let section = "<w:pPr><w:sectPr/></w:pPr>";
    let declared = format!("<w:p>{section}{}</w:p>", run("{% macro m(x) %}{{ x }}{% endmacro %}", false));
    assert!(body(&(declared + &p("{{ m(nom) }}"))).contains(section));
}

/// The marks of a program are characters that its part does not hold, not even as references in a field's switches.
#[test]
fn no_reference_becomes_a_mark() {
    let field = |marks: &str| {
        format!(
            "<w:p><w:fldSimple w:instr='MERGEFIELD nom \\b \"{marks}\"'><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>"
        )
    };
    let made = body(&field("&#xE102; set nom = 1 &#xE103;"));
    assert_eq!(made, format!("<w:p>{}</w:p>", run("\u{e102} set nom = 1 \u{e103}LE GOFF", false)));
}

/// A paragraph's own identity is left out of its copies, however its attributes are written.
#[test]
fn identities_are_left_out_of_copies() {
    let text = run("{{ projets | paragraphs }}", false);
    for identity in [
        "\nw14:paraId=\"0000000A\"",
        " w14:paraId = '0000000A' w:rsidR=\"1\"",
        " w:rsidR='1'\n\tw14:textId\n=\"0000000B\"",
    ] {
        let made = body(&format!("<w:p{identity}>{text}</w:p>"));
        let other = if identity.contains("rsidR") {
            identity.find("w:rsidR").map(|at| &identity[at..at + 11])
        } else {
            None
        };
        let again = other.map_or_else(|| "<w:p>".to_owned(), |other| format!("<w:p {other}>"));
        let first = format!("<w:p{identity}>{}</w:p>", run("Webradio", false));
        assert_eq!(made, format!("{first}{again}{}</w:p>", run("Fab-lab", false)));
    }
}

/// Numbers at the end of what a number can be.
#[test]
fn no_number_is_too_large() {
    let custom = "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\">\
                  <property pid=\"4294967295\" name=\"a\"><v>1</v></property></Properties>";
    let package = Package::new(&p("{{ nom }}")).entry("docProps/custom.xml", custom);
    let template = Draft::read(package.bytes()).unwrap().compile(&Words).unwrap();
    let letter = template.press().letter(&Fields::new().value(), &Identity::default()).unwrap().to_vec();
    assert_eq!(part(&letter, "docProps/custom.xml").matches(" pid=\"").count(), 2);
}
