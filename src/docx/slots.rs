//! The entries of every letter, in the order of the template's, with what is added to them.
//!
//! Sources: ECMA-376 part 2, 6.5 (relationships), 7.3.7 (content types).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::assemble::{Record, Slot};
use super::escape::escaped;
use super::map::XmlMap;
use super::package::{Package, PackageError};
use super::program::Program;
use super::relations;
use super::settings;
use super::splice::Splice;

/// The list of contents.
pub(super) const TYPES: &str = "[Content_Types].xml";
const NS_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const NS_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// What every letter has and its template has not: parts, relationships, content types. The two lists that name
/// them are changed by splicing, so that whatever else they say stays as it is.
#[derive(Debug, Default)]
pub(super) struct Additions {
    parts: Vec<(String, Vec<u8>)>,
    /// The part that a relationship starts from (`""` for the package), and its element's attributes.
    relations: Vec<(String, String)>,
    /// The ids given so far, by the part that they belong to.
    ids: BTreeSet<(String, String)>,
    /// Name of a part and its content type.
    types: Vec<(String, String)>,
}

impl Additions {
    /// Adds a part that is the same in every letter. Its name is `name`, with a number before its extension where the
    /// template has one of that name; it is returned.
    pub(super) fn part(
        &mut self,
        package: &Package,
        name: &str,
        content_type: &str,
        bytes: Vec<u8>,
    ) -> String {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let taken = |name: &str| {
            package.entry(name).is_some()
                || self.parts.iter().any(|(known, _)| known.eq_ignore_ascii_case(name))
        };
        let mut free = name.to_owned();
        let mut number = 2;
        while taken(&free) {
            free = format!("{stem}-{number}.{extension}");
            number += 1;
        }
        self.parts.push((free.clone(), bytes));
        self.declare(&free, content_type);
        free
    }

    /// Relates the part `source` (the package, for `""`) to the part `target`. The id that is returned is `rIdLettresRne`
    /// with a number, and none that is there already.
    pub(super) fn relate(
        &mut self,
        package: &Package,
        source: &str,
        kind: &str,
        target: &str,
    ) -> Result<String, PackageError> {
        let taken = relations::ids(package, source)?;
        let free = (0..u32::MAX)
            .map(|number| format!("rIdLettresRne{number}"))
            .find(|id| !taken.contains(id) && !self.ids.contains(&(source.to_lowercase(), id.clone())));
        let id = free.unwrap_or_default();
        self.ids.insert((source.to_lowercase(), id.clone()));
        let folder = source.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        let target = target.strip_prefix(&folder).map_or_else(|| format!("/{target}"), str::to_owned);
        let attributes = format!("Id=\"{id}\" Type=\"{kind}\" Target=\"{}\"", escaped(&target));
        self.relations.push((source.to_owned(), attributes));
        Ok(id)
    }

    /// Gives a part its content type, whether it had another or none.
    pub(super) fn declare(&mut self, part: &str, content_type: &str) {
        self.types.push((part.to_owned(), content_type.to_owned()));
    }

    /// Makes the changes to the lists of `package`; `changed` holds the parts that have changed already.
    fn write(&self, package: &Package, changed: &mut Changed) -> Result<(), PackageError> {
        let types = typed(&changed.text(package, TYPES)?, &self.types)
            .ok_or_else(|| PackageError::Xml(TYPES.to_owned()))?;
        changed.put(package, TYPES, types)?;
        let sources: BTreeSet<&str> = self.relations.iter().map(|(source, _)| source.as_str()).collect();
        for source in sources {
            let name = relations::name_of(source);
            let text = if package.entry(&name).is_some() {
                changed.text(package, &name)?
            } else {
                format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
                     <Relationships xmlns=\"{NS_RELATIONS}\"></Relationships>"
                )
            };
            let elements = self.relations.iter().filter(|(from, _)| from == source);
            let added: Vec<(&str, &str)> =
                elements.map(|(_, attributes)| ("Relationship", attributes.as_str())).collect();
            let text =
                with_elements(&text, NS_RELATIONS, &added).ok_or_else(|| PackageError::Xml(name.clone()))?;
            changed.put(package, &name, text)?;
        }
        Ok(())
    }
}

/// The template's constant parts whose text is another one in the letters.
#[derive(Default)]
struct Changed(Vec<(String, String)>);

impl Changed {
    fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, text)| text.as_str())
    }

    fn text(&self, package: &Package, name: &str) -> Result<String, PackageError> {
        self.find(name).map_or_else(|| package.text(name), |text| Ok(text.to_owned()))
    }

    /// A part that says what it said is not changed: it is copied as it lies.
    fn put(&mut self, package: &Package, name: &str, text: String) -> Result<(), PackageError> {
        self.0.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        if package.entry(name).is_none() || package.text(name)? != text {
            self.0.push((name.to_owned(), text));
        }
        Ok(())
    }
}

/// The entries of every letter: constant ones in their place, compiled parts fresh where they stood; then what is
/// added, and at the end the `fresh` parts of properties, which take the place of those of the template.
pub(super) fn slots(
    package: &Package,
    programs: &[(String, Program)],
    additions: &Additions,
    properties: &[String],
) -> Result<Vec<Slot>, PackageError> {
    let mut changed = Changed(settings::without_merge(package)?);
    additions.write(package, &mut changed)?;
    let mut slots: Vec<Slot> = Vec::new();
    for entry in &package.entries {
        let is = |name: &str| entry.name.eq_ignore_ascii_case(name);
        if properties.iter().any(|name| is(name)) {
            continue;
        }
        slots.push(if programs.iter().any(|(name, _)| is(name)) {
            Slot::Fresh(entry.name.clone())
        } else if let Some(text) = changed.find(&entry.name) {
            Slot::Constant(Record::packed(&entry.name, text.as_bytes()))
        } else {
            Slot::Constant(Record::copied(package, entry))
        });
    }
    let lists = changed.0.iter().filter(|(name, _)| package.entry(name).is_none());
    slots.extend(lists.map(|(name, text)| Slot::Constant(Record::packed(name, text.as_bytes()))));
    slots.extend(additions.parts.iter().map(|(name, bytes)| Slot::Constant(Record::packed(name, bytes))));
    slots.extend(properties.iter().cloned().map(Slot::Fresh));
    Ok(slots)
}

/// The content type of a part in the list of contents: its own, or that of its extension.
pub(super) fn type_of(types: &str, part: &str) -> Option<String> {
    let map = XmlMap::new(types).ok()?;
    let found = entry_of(&map, types, part).or_else(|| default_of(&map, types, part))?;
    map.value(types, found, "ContentType").map(|kind| kind.trim().to_owned())
}

fn entry_of(map: &XmlMap, types: &str, part: &str) -> Option<usize> {
    map.ids().find(|&id| {
        map.local(types, id) == "Override"
            && map
                .value(types, id, "PartName")
                .is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part))
    })
}

fn default_of(map: &XmlMap, types: &str, part: &str) -> Option<usize> {
    let (_, extension) = part.rsplit_once('.')?;
    map.ids().find(|&id| {
        map.local(types, id) == "Default"
            && map.value(types, id, "Extension").is_some_and(|known| known.eq_ignore_ascii_case(extension))
    })
}

/// The list of contents with the types of some parts. A new extension gets a default, as Word writes it.
fn typed(types: &str, wanted: &[(String, String)]) -> Option<String> {
    let map = XmlMap::new(types).ok()?;
    let mut splice = Splice::default();
    let mut defaults: BTreeMap<String, &str> = BTreeMap::new();
    let mut added: Vec<(&str, String)> = Vec::new();
    for (part, kind) in wanted {
        let has = |id| map.value(types, id, "ContentType").is_some_and(|has| has.eq_ignore_ascii_case(kind));
        if let Some(own) = entry_of(&map, types, part) {
            if !has(own) {
                let (_, bytes) = map.attribute(types, own, "ContentType")?;
                splice.replace(bytes, kind.as_str());
            }
            continue;
        }
        let extension = part.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
        match (default_of(&map, types, part), defaults.get(&extension)) {
            (Some(default), _) if has(default) => {}
            (None, Some(default)) if default.eq_ignore_ascii_case(kind) => {}
            (None, None) if !["", "xml", "rels"].contains(&extension.as_str()) => {
                let extension_said = escaped(&extension);
                added.push(("Default", format!("Extension=\"{extension_said}\" ContentType=\"{kind}\"")));
                defaults.insert(extension, kind);
            }
            _ => {
                added.push(("Override", format!("PartName=\"/{}\" ContentType=\"{kind}\"", escaped(part))));
            }
        }
    }
    let text = splice.apply(types).ok()?;
    let added: Vec<(&str, &str)> = added.iter().map(|(name, rest)| (*name, rest.as_str())).collect();
    with_elements(&text, NS_TYPES, &added)
}

/// `xml` with empty elements at the end of its root, in the namespace `space`, whatever prefix the root has.
fn with_elements(xml: &str, space: &str, elements: &[(&str, &str)]) -> Option<String> {
    if elements.is_empty() {
        return Some(xml.to_owned());
    }
    let map = XmlMap::new(xml).ok()?;
    // in a root without a prefix, the namespace is that of the root; else it must be said
    let said =
        if map.prefix(xml, map.root()).is_empty() { String::new() } else { format!(" xmlns=\"{space}\"") };
    let added = elements.iter().fold(String::new(), |mut all, (name, attributes)| {
        let _ = write!(all, "<{name}{said} {attributes}/>");
        all
    });
    at_end(xml, &map, &added)
}

/// `xml` with `added` at the end of its root.
pub(super) fn at_end(xml: &str, map: &XmlMap, added: &str) -> Option<String> {
    let root = map.node(map.root());
    let mut splice = Splice::default();
    if root.is_empty_tag() {
        let tag = xml[root.open.clone()].strip_suffix("/>")?;
        splice.replace(root.range(), format!("{tag}>{added}</{}>", &xml[root.name.clone()]));
    } else {
        splice.insert(root.close.start, added);
    }
    splice.apply(xml).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    fn kinds(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(part, kind)| ((*part).to_owned(), (*kind).to_owned())).collect()
    }

    #[test]
    fn types_are_added_at_the_end_of_the_root_whatever_its_shape() {
        let wanted = kinds(&[
            ("word/media/x.PNG", "image/png"),
            ("word/media/y.png", "image/png"),
            ("docProps/core.xml", "core"),
        ]);
        let plain = "<Default Extension=\"png\" ContentType=\"image/png\"/>\
                     <Override PartName=\"/docProps/core.xml\" ContentType=\"core\"/>";
        let said = plain.replace("<Default ", &format!("<Default xmlns=\"{NS_TYPES}\" "));
        let said = said.replace("<Override ", &format!("<Override xmlns=\"{NS_TYPES}\" "));
        for (before, after) in [
            (
                format!("<Types xmlns=\"{NS_TYPES}\"> </Types>"),
                format!("<Types xmlns=\"{NS_TYPES}\"> {plain}</Types>"),
            ),
            (format!("<Types xmlns='{NS_TYPES}' />"), format!("<Types xmlns='{NS_TYPES}' >{plain}</Types>")),
            (
                format!("<ct:Types xmlns:ct=\"{NS_TYPES}\"></ct:Types><!-- end -->"),
                format!("<ct:Types xmlns:ct=\"{NS_TYPES}\">{said}</ct:Types><!-- end -->"),
            ),
        ] {
            assert_eq!(typed(&before, &wanted).unwrap(), after);
            // what is declared is not declared again
            assert_eq!(typed(&after, &wanted).unwrap(), after);
            let map = XmlMap::new(&after).unwrap();
            assert!(map.ids().skip(1).all(|id| map.value(&after, id, "ContentType").is_some()));
        }
    }

    #[test]
    fn a_type_that_is_there_is_changed_or_overridden() {
        let types = format!(
            "<Types xmlns=\"{NS_TYPES}\"><Default Extension='png' ContentType='image/png'/>\
             <Override ContentType = 'old'  PartName='/Word/Document.xml'/></Types>"
        );
        let wanted = kinds(&[
            ("word/document.xml", "new"),
            ("a.png", "image/other"),
            ("b.jpg", "one"),
            ("c.jpg", "two"),
        ]);
        let after = typed(&types, &wanted).unwrap();
        assert_eq!(
            after,
            types.replace("'old'", "'new'").replace(
                "</Types>",
                "<Override PartName=\"/a.png\" ContentType=\"image/other\"/>\
                 <Default Extension=\"jpg\" ContentType=\"one\"/>\
                 <Override PartName=\"/c.jpg\" ContentType=\"two\"/></Types>"
            )
        );
        assert_eq!(type_of(&after, "word/document.xml").as_deref(), Some("new"));
        assert_eq!(type_of(&after, "x/y.PNG").as_deref(), Some("image/png"));
        assert_eq!(type_of(&after, "x/y.gif"), None);
    }

    #[test]
    fn additions_take_no_name_and_no_id_that_is_there() {
        let rels = |ids: &str| format!("<p:Relationships xmlns:p=\"{NS_RELATIONS}\">{ids}</p:Relationships>");
        let package = Package::of_parts(&[
            (
                TYPES,
                &format!(
                    "<Types xmlns=\"{NS_TYPES}\"><Override PartName=\"/d.xml\" ContentType=\"{DOCUMENT}\"/></Types>"
                ),
            ),
            ("_rels/.rels", &rels("<p:Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"d.xml\"/>")),
            ("d.xml", "<d/>"),
            ("word/media/logo.png", "old"),
            (
                "word/_rels/document.xml.rels",
                &rels(
                    "<p:Relationship Id=\"rIdLettresRne0\" Type=\"t\" Target=\"http://x\" TargetMode=\"External\"/>",
                ),
            ),
        ]);
        let mut additions = Additions::default();
        let logo = additions.part(&package, "word/media/Logo.png", "image/png", b"new".to_vec());
        let other = additions.part(&package, "word/media/logo.png", "image/png", b"more".to_vec());
        assert_eq!((logo.as_str(), other.as_str()), ("word/media/Logo-2.png", "word/media/logo-3.png"));
        let mut id =
            |source: &str, target: &str| additions.relate(&package, source, "urn:k", target).unwrap();
        assert_eq!(id("word/document.xml", &logo), "rIdLettresRne1");
        assert_eq!(id("word/document.xml", "customXml/item.xml"), "rIdLettresRne2");
        assert_eq!(id("word/header1.xml", &logo), "rIdLettresRne0");

        let slots = slots(&package, &[], &additions, &["docProps/core.xml".to_owned()]).unwrap();
        let mut file = Vec::new();
        let fresh = b"<core/>".as_slice();
        let print = super::super::assemble::Print::of(fresh);
        let mut packer = super::super::assemble::Packer::default();
        super::super::assemble::assemble(&slots, &[(fresh, print)], &mut packer, &mut file);
        let made = Package::open(file).unwrap();
        assert_eq!(
            made.names().collect::<Vec<_>>(),
            [
                TYPES,
                "_rels/.rels",
                "d.xml",
                "word/media/logo.png",
                "word/_rels/document.xml.rels",
                "word/_rels/header1.xml.rels",
                "word/media/Logo-2.png",
                "word/media/logo-3.png",
                "docProps/core.xml",
            ]
        );
        assert_eq!(made.part("word/media/logo.png").unwrap(), b"old");
        assert_eq!(made.part(&logo).unwrap(), b"new");
        let of = |part: &str| relations::relations(&made, part).unwrap();
        let targets: Vec<String> = of("word/document.xml").into_iter().map(|one| one.target).collect();
        assert_eq!(targets, [logo.as_str(), "customXml/item.xml"]);
        assert_eq!(of("word/header1.xml")[0].target, logo);
        let text = made.text("word/_rels/document.xml.rels").unwrap();
        assert_eq!(text.matches(&format!("<Relationship xmlns=\"{NS_RELATIONS}\" Id=")).count(), 2, "{text}");
        assert_eq!(type_of(&made.text(TYPES).unwrap(), &logo).as_deref(), Some("image/png"));
    }
}
