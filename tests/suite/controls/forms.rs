//! The form fields of old Word documents, as Word, LibreOffice and libraries write them.

use super::{body, fields, gathered, inline, r, sdt};
use crate::word::Package;

fn begin(data: &str) -> String {
    format!("<w:fldChar w:fldCharType=\"begin\"><w:ffData>{data}</w:ffData></w:fldChar>")
}

fn mark(kind: &str) -> String {
    format!("<w:fldChar w:fldCharType=\"{kind}\"/>")
}

/// A field as Word writes it, with `result` between its separator and its end.
fn form(instruction: &str, data: &str, result: &str) -> String {
    [
        "<w:bookmarkStart w:id=\"0\" w:name=\"x\"/>",
        &run(&begin(data)),
        &run(&format!("<w:instrText xml:space=\"preserve\"> {instruction} </w:instrText>")),
        &run(&mark("separate")),
        result,
        &run(&mark("end")),
        "<w:bookmarkEnd w:id=\"0\"/>",
    ]
    .concat()
}

fn run(inner: &str) -> String {
    format!("<w:r><w:rPr><w:noProof/></w:rPr>{inner}</w:r>")
}

fn text(value: &str) -> String {
    format!("<w:t xml:space=\"preserve\">{value}</w:t>")
}

#[test]
fn texts_take_the_place_of_their_result() {
    let data = |name: &str| {
        format!(
            "<w:name w:val=\"{name}\"/><w:enabled/><w:calcOnExit w:val=\"0\"/><w:textInput><w:default w:val=\"…\"/></w:textInput>"
        )
    };
    let blanks = ["\u{2002}"; 5].map(|blank| run(&format!("<w:t>{blank}</w:t>"))).concat();
    let value = run(&text("LE GOFF"));
    for name in ["nom", "NOM"] {
        let made = |result: &str| format!("<w:p>{}</w:p>", form("FORMTEXT", &data(name), result));
        for result in [
            blanks.as_str(),
            &run("<w:t>a</w:t>"),
            &run("<w:t>a</w:t><w:br/><w:t>b</w:t>"),
            // another field, and what is no text
            &[
                run(&mark("begin")),
                run("<w:instrText>DATE</w:instrText>"),
                run(&mark("separate")),
                run("<w:t>1</w:t>"),
                run(&mark("end")),
            ]
            .concat(),
            &[run("<w:sym w:font=\"x\" w:char=\"F000\"/>"), run("<w:t>a</w:t>")].concat(),
        ] {
            assert_eq!(body(&made(result)), made(&value), "{name} {result}");
        }
        // nothing between separator and end
        let empty = made("");
        let end = run(&mark("end"));
        assert_eq!(body(&empty), empty.replace(&end, &run(&(text("LE GOFF") + &mark("end")))));
    }
    // all of it in one run, and without a separator
    let inside = |result: &str| {
        let parts =
            [&begin(&data("nom")), "<w:instrText>FORMTEXT</w:instrText>", result, &mark("end"), "<w:tab/>"];
        format!("<w:p><w:r><w:t>a</w:t>{}</w:r></w:p>", parts.concat())
    };
    let full = inside(&(mark("separate") + &text("LE GOFF")));
    assert_eq!(body(&inside(&(mark("separate") + "<w:t>x</w:t>"))), full);
    assert_eq!(body(&inside(&(mark("separate") + "<w:t>x</w:t><w:t>y</w:t>"))), full);
    assert_eq!(body(&inside("")), full);
    // several lines are lines
    let made = |result: &str| format!("<w:p>{}</w:p>", form("FORMTEXT", &data("lignes"), result));
    let lines = "une</w:t><w:br/><w:t xml:space=\"preserve\">deux &amp; &lt;trois&gt;";
    assert_eq!(body(&made(&blanks)), made(&run(&text(lines))));
}

#[test]
fn boxes_say_whether_they_are_ticked() {
    let field = |name: &str, inner: &str| {
        let data = format!("<w:name w:val=\"{name}\"/><w:enabled/><w:checkBox>{inner}</w:checkBox>");
        format!("<w:p>{}</w:p>", form("FORMCHECKBOX", &data, ""))
    };
    let (size, one) = ("<w:sizeAuto/>", "<w:checked w:val=\"1\"/>");
    for (given, made) in [
        (format!("{size}<w:default w:val=\"0\"/>"), format!("{size}<w:default w:val=\"0\"/>{one}")),
        (
            format!("{size}<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>"),
            format!("{size}<w:default w:val=\"1\"/>{one}"),
        ),
        ("<w:size w:val=\"20\"/>".to_owned(), format!("<w:size w:val=\"20\"/>{one}")),
        (format!("{size}<w:checked/>"), format!("{size}{one}")),
        (String::new(), one.to_owned()),
    ] {
        for name in ["1a_1", "case_1a_1", "case1a_1"] {
            assert_eq!(body(&field(name, &given)), field(name, &made), "{name} {given}");
        }
        let off = made.replace(one, "<w:checked w:val=\"0\"/>");
        assert_eq!(body(&field("case_1a_2", &given)), field("case_1a_2", &off), "{given}");
    }
    // an element without content, and Word's own names, which say nothing
    let empty = "<w:name w:val=\"m_1a_1\"/><w:checkBox/>";
    let made = format!("<w:name w:val=\"m_1a_1\"/><w:checkBox>{one}</w:checkBox>");
    let field_of = |data: &str| format!("<w:p>{}</w:p>", form("FORMCHECKBOX", data, ""));
    assert_eq!(body(&field_of(empty)), field_of(&made));
    for name in ["CaseACocher1", "Check12", "Texte1", "", "_"] {
        assert_eq!(body(&field(name, size)), field(name, size), "{name}");
    }
    // its line is in the catalogue
    let line = [&field("case_1a_1", size).replace("</w:p>", ""), &r(" Réunir"), "</w:p>"].concat();
    let template = super::compile(&Package::new(&line)).unwrap();
    assert_eq!(
        template.boxes().iter().map(|line| (line.code.as_str(), line.text.as_str())).collect::<Vec<_>>(),
        [("1a-1", "Réunir")]
    );
}

#[test]
fn lists_say_which_of_their_entries() {
    let field = |inner: &str, result: &str| {
        let entries =
            ["certifié", "Agrégé"].map(|entry| format!("<w:listEntry w:val=\"{entry}\"/>")).concat();
        let data = format!("<w:name w:val=\"grade\"/><w:ddList>{inner}{entries}</w:ddList>");
        format!("<w:p>{}</w:p>", form("FORMDROPDOWN", &data, result))
    };
    let made = "<w:result w:val=\"1\"/>";
    for given in ["", "<w:result w:val=\"0\"/>"] {
        assert_eq!(body(&field(given, "")), field(made, ""));
    }
    // LibreOffice writes what is shown, too
    assert_eq!(body(&field("", &run("<w:t>certifié</w:t>"))), field(made, &run(&text("Agrégé"))));
    // a value that is no entry is told, and none at all is a hole: the first entry would be a lie
    let package = Package::new(&field("", ""));
    let told = |value: &str| gathered(&package, &fields().set("grade", value));
    assert_eq!(told("Agrégé"), (0, vec![]));
    assert_eq!(told(" AGRÉGÉ\u{a0}"), (0, vec![]));
    assert_eq!(told("PLP"), (0, vec![("grade".to_owned(), "PLP".to_owned(), false)]));
    assert_eq!(told(""), (1, vec![]));
}

/// A field of ours inside something else of ours is filled once.
#[test]
fn a_form_field_in_a_control_and_a_tag_in_a_form_field() {
    let data = "<w:name w:val=\"nom\"/><w:textInput/>";
    let tagged = format!("<w:p>{}</w:p>", form("FORMTEXT", data, &run("<w:t>{{ prenom }}</w:t>")));
    assert_eq!(body(&tagged), format!("<w:p>{}</w:p>", form("FORMTEXT", data, &run(&text("LE GOFF")))));
    // one that names nothing is text like any other
    let other = data.replace("nom", "Texte1");
    let given = format!("<w:p>{}</w:p>", form("FORMTEXT", &other, &run("<w:t>{{ prenom }}</w:t>")));
    let made = format!("<w:p>{}</w:p>", form("FORMTEXT", &other, &run(&text("Anaïs"))));
    assert_eq!(body(&given), made);
    // in a control for plain text the control is what is filled; one for rich text is a frame
    let field = form("FORMTEXT", data, &run("<w:t>x</w:t>"));
    let plain = "<w:tag w:val=\"prenom\"/><w:text/>";
    let ends = ["<w:bookmarkStart w:id=\"0\" w:name=\"x\"/>", "<w:bookmarkEnd w:id=\"0\"/>"];
    let value = [ends[0], &run(&text("Anaïs")), ends[1]].concat();
    assert_eq!(body(&inline(plain, &field)), inline(plain, &value));
    let rich = "<w:tag w:val=\"prenom\"/>";
    assert_eq!(body(&inline(rich, &field)), inline(rich, &form("FORMTEXT", data, &run(&text("LE GOFF")))));
    // a bond behind a frame goes
    let bound = format!("{rich}<w:dataBinding w:xpath=\"/a\"/>");
    let other = sdt(&bound, &format!("<w:p>{field}</w:p>"));
    assert!(!body(&other).contains("dataBinding"));
}
