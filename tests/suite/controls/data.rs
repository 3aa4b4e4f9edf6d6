//! The data behind controls: Word shows them and not the text, so the bound element changes, and only that.

use lettres_rne::docx::{Draft, Identity, Reading};

use super::{Office, fields, filled, inline, r, v};
use crate::word::{Package, p, part};

const ID: &str = "{AAAAAAAA-1111-2222-3333-444444444444}";
const ITEM: &str = "customXml/item1.xml";
/// Word's declaration of the prefix that it makes up.
const NS0: &str = "w:prefixMappings=\"xmlns:ns0='urn:lettre'\" ";

/// A package with these data; `id` is that of the part's properties.
fn with(body: &str, data: &str, id: &str) -> Package {
    let properties = format!("<ds:datastoreItem xmlns:ds=\"ds\" ds:itemID=\"{id}\"/>");
    let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>";
    Package::new(body)
        .related("customXml", "../customXml/item1.xml")
        .entry(ITEM, data)
        .entry("customXml/itemProps1.xml", &properties)
        .entry("customXml/_rels/item1.xml.rels", relations)
}

fn binding(path: &str) -> String {
    format!("<w:dataBinding {NS0}w:xpath=\"{path}\" w:storeItemID=\"{ID}\"/>")
}

/// The body and the data of a letter.
fn made(package: &Package) -> (String, String) {
    let letter = filled(package, &fields());
    let xml = part(&letter, "word/document.xml");
    let body = xml.split_once("<w:body>").unwrap().1.split_once("</w:body>").unwrap().0;
    (body.to_owned(), part(&letter, ITEM))
}

#[test]
fn each_kind_writes_what_word_keeps() {
    let list = "<w:listItem w:displayText=\"Agrégé·e\" w:value=\"agrégé\"/>";
    let dated = |mapped: &str| format!("<w:date>{mapped}</w:date>");
    let stored = |kind: &str| dated(&format!("<w:storeMappedDataAs w:val=\"{kind}\"/>"));
    for (name, kind, before, after) in [
        ("nom", "<w:text/>".to_owned(), "ancien", "LE GOFF"),
        ("nom", "<w:text/>".to_owned(), "<![CDATA[ancien]]>", "LE GOFF"),
        ("lignes", "<w:text/>".to_owned(), "", "une deux &amp; &lt;trois&gt;"),
        ("lignes", "<w:text w:multiLine=\"1\"/>".to_owned(), "x", "une\ndeux &amp; &lt;trois&gt;"),
        ("date", dated(""), "2001-01-01", "2027-03-01T00:00:00"),
        ("date", stored("dateTime"), "2001-01-01", "2027-03-01T00:00:00"),
        ("date", stored("date"), "2001-01-01", "2027-03-01"),
        ("date", stored("text"), "x", "01/03/2027"),
        ("nom", dated(""), "x", "LE GOFF"),
        ("grade", format!("<w:dropDownList>{list}</w:dropDownList>"), "x", "agrégé"),
        ("grade", format!("<w:comboBox>{list}</w:comboBox>"), "x", "agrégé"),
        ("avis", format!("<w:comboBox>{list}</w:comboBox>"), "x", "réservé"),
        ("1a-1", "<w14:checkbox/>".to_owned(), "0", "1"),
        ("1a-2", "<w14:checkbox/>".to_owned(), " 1 ", "0"),
        ("1a-1", "<w14:checkbox/>".to_owned(), "false", "true"),
        ("1a-2", "<w14:checkbox/>".to_owned(), "", "false"),
    ] {
        let data = |inner: &str| {
            format!(
                "<?xml version=\"1.0\"?>\n<!-- à nous --><l xmlns='urn:lettre'  a='1'><b>\n</b><c>{inner}</c></l>"
            )
        };
        let bound = binding("/ns0:l[1]/ns0:c[1]");
        let body = inline(&format!("<w:tag w:val=\"{name}\"/>{bound}{kind}"), &r("x"));
        let (text, written) = made(&with(&body, &data(before), &ID.to_lowercase()));
        assert_eq!(written, data(after), "{name} {kind}");
        assert!(text.contains(&bound), "{name}: {text}");
    }
}

#[test]
fn only_the_bound_place_changes() {
    let control = |path: &str| inline(&format!("<w:tag w:val=\"nom\"/>{}<w:text/>", binding(path)), &r("x"));
    for (path, before, after) in [
        (
            "/ns0:l/ns0:c[2]",
            "<l xmlns=\"urn:lettre\"><c>1</c><c>2</c></l>",
            Some("<l xmlns=\"urn:lettre\"><c>1</c><c>LE GOFF</c></l>"),
        ),
        (
            "/ns0:l/ns0:c/@d",
            "<x:l xmlns:x=\"urn:lettre\"><x:c e='2' d='1'/></x:l>",
            Some("<x:l xmlns:x=\"urn:lettre\"><x:c e='2' d=\"LE GOFF\"/></x:l>"),
        ),
        (
            "/ns0:l/ns0:c",
            "<x:l xmlns:x=\"urn:lettre\"><x:c d='1' /></x:l>",
            Some("<x:l xmlns:x=\"urn:lettre\"><x:c d='1'>LE GOFF</x:c></x:l>"),
        ),
        (
            "/ns0:l[1]/ns0:c[1]/text()",
            "<l xmlns=\"urn:lettre\"><c/></l>",
            Some("<l xmlns=\"urn:lettre\"><c>LE GOFF</c></l>"),
        ),
        (
            "/ns0:l[1]",
            "<l xmlns=\"urn:lettre\">\u{e100} {{ nom }}</l>",
            Some("<l xmlns=\"urn:lettre\">LE GOFF</l>"),
        ),
        // nothing there: the control is no longer bound, and shows its own text
        ("/ns0:l/ns0:c", "<l xmlns=\"urn:autre\"><c>1</c></l>", None),
        ("/ns0:l/ns0:c", "<l xmlns=\"urn:lettre\"><c><d/></c></l>", None),
        ("/ns0:l/ns0:c/@e", "<l xmlns=\"urn:lettre\"><c d='1'/></l>", None),
        ("/ns0:l/ns0:c[position()=1]", "<l xmlns=\"urn:lettre\"><c>1</c></l>", None),
        ("", "<l xmlns=\"urn:lettre\"><c>1</c></l>", None),
    ] {
        let (text, written) = made(&with(&control(path), before, ID));
        assert_eq!(written, after.unwrap_or(before), "{path} in {before}");
        let bound = if after.is_some() { binding(path) } else { String::new() };
        assert_eq!(text, inline(&format!("<w:tag w:val=\"nom\"/>{bound}<w:text/>"), &v("LE GOFF")));
    }
}

#[test]
fn a_bond_finds_its_own_part() {
    let data = |name: &str| format!("<l xmlns=\"urn:lettre\"><c>{name}</c></l>");
    let control = |id: &str| {
        let binding = format!("<w:dataBinding {NS0}w:xpath=\"/ns0:l/ns0:c\"{id}/>");
        inline(&format!("<w:tag w:val=\"nom\"/>{binding}<w:text/>"), &r("x"))
    };
    let second = format!(" w:storeItemID=\"{ID}\"");
    for (id, first, last) in
        [(second.as_str(), "0", "LE GOFF"), ("", "LE GOFF", "1"), (" w:storeItemID=\"{B}\"", "0", "1")]
    {
        let package = Package::new(&control(id))
            .related("customXml", "../customXml/item0.xml")
            .entry("customXml/item0.xml", &data("0"));
        // the part that has the identity comes second
        let properties = format!("<ds:datastoreItem xmlns:ds=\"ds\" ds:itemID=\"{ID}\"/>");
        let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>";
        let package = package
            .related("customXml", "../customXml/item1.xml")
            .entry(ITEM, &data("1"))
            .entry("customXml/itemProps1.xml", &properties)
            .entry("customXml/_rels/item1.xml.rels", relations);
        let letter = filled(&package, &fields());
        assert_eq!(part(&letter, "customXml/item0.xml"), data(first), "{id}");
        assert_eq!(part(&letter, ITEM), data(last), "{id}");
        assert_eq!(part(&letter, "word/document.xml").contains("dataBinding"), first != "0" || last != "1");
    }
    // broken data and data that are nowhere
    for data in ["<l", "<!DOCTYPE l [<!ENTITY x 'y'>]><l>&x;</l>"] {
        let (text, written) = made(&with(&control(&second), data, ID));
        assert_eq!((text.contains("dataBinding"), written.as_str()), (false, data));
    }
}

/// `#data-that-are-none`: a hostile template calls its text, its properties or the list of its parts data, and binds a
/// control to them. The letter keeps its text and its identity.
#[test]
fn what_is_no_data_is_not_written_as_data() {
    const PROPERTIES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
    const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let custom = format!(
        "<Properties xmlns=\"{PROPERTIES}\"><property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"x\"/></Properties>"
    );
    let core =
        format!("<cp:coreProperties xmlns:cp=\"{CORE}\"><cp:category>x</cp:category></cp:coreProperties>");
    for (target, namespace, path) in [
        ("../docProps/custom.xml", PROPERTIES, "/n:Properties[1]/n:property[1]/@name"),
        ("../docProps/Core.xml", CORE, "/n:coreProperties[1]/n:category[1]"),
        ("../[Content_Types].xml", TYPES, "/n:Types[1]/n:Override[1]/@ContentType"),
        ("../%5BContent_Types%5D.xml", TYPES, "/n:Types[1]/n:Override[1]/@ContentType"),
        ("document.xml", WORD, "/n:document[1]/n:body[1]/n:p[1]/n:r[1]/n:t[1]"),
    ] {
        let binding =
            format!("<w:dataBinding w:prefixMappings=\"xmlns:n='{namespace}'\" w:xpath=\"{path}\"/>");
        let body = p("Bonjour") + &inline(&format!("<w:tag w:val=\"nom\"/>{binding}<w:text/>"), &r("x"));
        let package = Package::new(&body)
            .related("customXml", target)
            .entry("docProps/custom.xml", &custom)
            .entry("docProps/core.xml", &core);
        let identity = Identity { facts: vec![("UAI", "9830002K".into())], ..Identity::default() };
        let template = Draft::read(package.bytes()).unwrap().compile(&Office).unwrap();
        let letter = template.press().letter(&fields().value(), &identity).unwrap().to_vec();
        let reading = Reading::of(letter).unwrap();
        assert_eq!(reading.property("LettresRne.UAI"), Some("9830002K"), "{target}");
        assert!(reading.untouched, "{target}");
        assert_eq!(reading.paragraphs.concat(), "BonjourLE GOFF", "{target}");
    }
}

/// Two controls on one element say the same, or the second one speaks for itself.
#[test]
fn two_controls_on_one_element() {
    let bound = binding("/ns0:l/ns0:c");
    let control = |name: &str, bound: &str, text: &str| {
        inline(&format!("<w:tag w:val=\"{name}\"/>{bound}<w:text/>"), text)
    };
    let data = |inner: &str| format!("<l xmlns=\"urn:lettre\"><c>{inner}</c></l>");
    for (second, other, value) in [("nom", bound.as_str(), "LE GOFF"), ("prenom", "", "Anaïs")] {
        let body = [control("nom", &bound, &r("x")), control(second, &bound, &r("x"))].concat();
        let (text, written) = made(&with(&body, &data("x"), ID));
        assert_eq!(written, data("LE GOFF"));
        assert_eq!(text, [control("nom", &bound, &v("LE GOFF")), control(second, other, &v(value))].concat());
    }
    // in the header as in the body
    let package = with(&control("nom", &bound, &r("x")), &data("x"), ID).margin(
        "header",
        "hdr",
        &control("nom", &bound, &r("x")),
    );
    let letter = filled(&package, &fields());
    let header = crate::word::entries(&letter).into_iter().find(|name| name.contains("header")).unwrap();
    assert!(part(&letter, &header).contains(&control("nom", &bound, &v("LE GOFF"))));
    assert_eq!(part(&letter, ITEM), data("LE GOFF"));
}

/// What Word keeps behind rich text is a document of its own, behind a picture the picture: such controls are let go.
#[test]
fn rich_text_and_pictures_are_let_go() {
    let bound = format!("<w15:dataBinding xmlns:w15=\"{}\" w15:xpath=\"/l\"/>", super::W15);
    for (kind, name) in [("", "nom"), ("<w:picture/>", "signature.png")] {
        let body = inline(&format!("<w:tag w:val=\"{name}\"/>{bound}{kind}"), &r("x"));
        let (text, written) = made(&with(&body, "<l>x</l>", ID));
        assert_eq!((text.contains("dataBinding"), written.as_str()), (false, "<l>x</l>"), "{name}");
    }
}

/// The controls that Word makes for the properties of a document show the properties, and every letter has its own.
#[test]
fn properties_of_the_document_never_speak_for_a_control() {
    const CORE: &str = "{6c3c8bc8-f283-45ae-878a-bab7291924a1}";
    const EXTENDED: &str = "{6668398D-A668-4E3E-A5EB-62B293D839F1}";
    let bound = |path: &str, id: &str| format!("<w:dataBinding w:xpath=\"{path}\" w:storeItemID=\"{id}\"/>");
    let title = bound("/ns1:coreProperties[1]/ns0:title[1]", CORE);
    let author = bound("/ns1:coreProperties[1]/ns0:creator[1]", CORE);
    let subject = bound("/ns1:coreProperties[1]/ns0:subject[1]", CORE);
    let company = bound("/ns0:Properties[1]/ns0:Company[1]", EXTENDED);
    let control = |name: &str, bound: &str, text: &str| {
        inline(&format!("<w:alias w:val=\"{name}\"/>{bound}<w:text/>"), text)
    };
    for (bound, stays) in [(&title, false), (&author, false), (&subject, true), (&company, true)] {
        // one of ours shows its value
        let package = Package::new(&control("Nom", bound, &r("x")));
        let xml = part(&filled(&package, &fields()), "word/document.xml");
        assert!(xml.contains(&control("Nom", "", &v("LE GOFF"))), "{xml}");
        // another one shows what it shows in the template
        let given = [control("Titre", bound, &r("Lettre de mission")), p("{{ nom }}")].concat();
        let package = Package::new(&given);
        let xml = part(&filled(&package, &fields()), "word/document.xml");
        let kept = if stays { bound.as_str() } else { "" };
        assert!(xml.contains(&control("Titre", kept, &r("Lettre de mission"))), "{xml}");
        // nobody sets properties where nobody stamps
        let template = Draft::read(package.bytes()).unwrap().unstamped().compile(&Office).unwrap();
        let letter = template.press().letter(&fields().value(), &Identity::default()).unwrap().to_vec();
        assert!(part(&letter, "word/document.xml").contains(bound.as_str()));
    }
}
