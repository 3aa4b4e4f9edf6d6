//! What single parts need beside the right order.

use super::tree::{Child, Element};
use crate::fr::{kit, letter};

/// The language of the whole letter.
const LANGUAGE: &str = "fr-FR";
/// When the template was made, for its properties: a letter gets the date of its campaign.
const DATE: &str = "2027-01-01T00:00:00Z";

/// The default style is marked as such and stands once; the language is French; tables keep Word's own default.
pub(super) fn styles(mut root: Element) -> Element {
    let mut normals = 0;
    // docx-rs writes an empty one before ours
    root.keep(|style| {
        let is_normal = style.attribute("w:styleId") == Some("Normal");
        normals += usize::from(is_normal);
        !is_normal || normals > 1
    });
    let language =
        Element::new("w:lang", &[("w:val", LANGUAGE), ("w:eastAsia", LANGUAGE), ("w:bidi", "ar-SA")]);
    root.each(&mut |element| match element.name.as_str() {
        "w:rPrDefault" => {
            for properties in element.elements() {
                properties.children.push(Child::Element(language.clone()));
            }
        }
        "w:style" => match element.attribute("w:styleId") {
            Some("Normal") => element.attributes.insert(1, ("w:default".to_owned(), "1".to_owned())),
            Some(id) if id.starts_with("Rne") => {
                element.attributes.push(("w:customStyle".to_owned(), "1".to_owned()));
            }
            _ => {}
        },
        _ => {}
    });
    root
}

/// Only our list, said to have several levels.
pub(super) fn numbering(mut root: Element) -> Element {
    let docx_rs_own = |element: &Element| {
        element.attribute("w:abstractNumId").or(element.attribute("w:numId")) == Some("1")
    };
    root.keep(|element| !docx_rs_own(element));
    for element in root.elements().filter(|element| element.name == "w:abstractNum") {
        let kind = Element::new("w:multiLevelType", &[("w:val", "multilevel")]);
        element.children.push(Child::Element(kind));
    }
    root
}

/// French marks, and none of the switches for Japanese layout.
pub(super) fn settings(mut root: Element) -> Element {
    for element in root.elements().filter(|element| element.name == "w:compat") {
        element.keep(|switch| switch.name == "w:compatSetting");
    }
    root.with(Element::new("w:characterSpacingControl", &[("w:val", "doNotCompress")]))
        .with(Element::new("w:themeFontLang", &[("w:val", LANGUAGE)]))
        .with(Element::new("w:decimalSymbol", &[("w:val", ",")]))
        .with(Element::new("w:listSeparator", &[("w:val", ";")]))
}

/// The fonts that the template names.
pub(super) fn fonts(mut root: Element) -> Element {
    root.children.clear();
    let font = |name: &str, charset: &str, family: &str, pitch: &str| {
        Element::new("w:font", &[("w:name", name)])
            .with(Element::new("w:charset", &[("w:val", charset)]))
            .with(Element::new("w:family", &[("w:val", family)]))
            .with(Element::new("w:pitch", &[("w:val", pitch)]))
    };
    // the second is that of the boxes in the letters
    root.with(font("Calibri", "00", "swiss", "variable")).with(font("MS Gothic", "80", "modern", "fixed"))
}

/// The document's properties; docx-rs has no door for them.
pub(super) fn core() -> Element {
    let say = |name: &str, text: &str| Element::new(name, &[]).saying(&crate::docx::escaped(text));
    let date = |name: &str| Element::new(name, &[("xsi:type", "dcterms:W3CDTF")]).saying(DATE);
    Element::new(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    )
    .with(say("dc:title", letter::TITLE))
    .with(say("dc:subject", letter::SUBJECT))
    .with(say("dc:creator", kit::SERVICE))
    .with(say("cp:lastModifiedBy", kit::SERVICE))
    .with(date("dcterms:created"))
    .with(date("dcterms:modified"))
    .with(say("dc:language", LANGUAGE))
}
