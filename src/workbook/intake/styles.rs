//! Fonts of the cells of an .xlsx, as far as their letters are pictures: `styles.xml`, 18.8.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::parts::attribute;
use super::symbols::Font;

/// The symbol font of each cell format, by its number; nothing where no format has one.
pub(super) fn symbol_fonts(xml: &str) -> Vec<Option<Font>> {
    let mut reader = Reader::from_str(xml);
    let mut fonts: Vec<Option<Font>> = Vec::new();
    let mut formats: Vec<Option<Font>> = Vec::new();
    let (mut in_fonts, mut in_formats) = (false, false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(tag) | Event::Empty(tag) => match tag.local_name().into_inner() {
                "fonts" => in_fonts = true,
                "cellXfs" => in_formats = true,
                "font" if in_fonts => fonts.push(None),
                "name" if in_fonts => {
                    if let Some(font) = fonts.last_mut() {
                        *font = attribute(&tag, "val").and_then(|name| Font::named(&name));
                    }
                }
                "xf" if in_formats => {
                    let font = attribute(&tag, "fontId").and_then(|number| number.parse::<usize>().ok());
                    formats.push(font.and_then(|number| fonts.get(number).copied().flatten()));
                }
                _ => {}
            },
            Event::End(tag) => match tag.local_name().into_inner() {
                "fonts" => in_fonts = false,
                "cellXfs" => break,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    if formats.iter().all(Option::is_none) { Vec::new() } else { formats }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_know_their_fonts() {
        let xml = "<styleSheet><fonts><font><name val='Calibri'/></font><font><name val='Wingdings'/></font></fonts>\
                   <cellStyleXfs><xf fontId='1'/></cellStyleXfs><cellXfs><xf fontId='0'/><xf fontId='1'/><xf fontId='9'/></cellXfs>\
                   <dxfs><dxf><font><name val='Wingdings'/></font></dxf></dxfs></styleSheet>";
        assert_eq!(symbol_fonts(xml), [None, Some(Font::Wingdings), None]);
        assert!(symbol_fonts(&xml.replace("Wingdings", "Arial")).is_empty());
    }
}
