//! The paths by which a control names its data: `/ns0:a[1]/ns0:b[2]/@c`, as Word writes them (ECMA-376 part 1, 17.5.2.6).
//!
//! Only what Word itself writes is followed. Where another path leads, nobody has to know: its control is no longer bound.

use std::borrow::Cow;

use quick_xml::events::attributes::Attributes;

use crate::docx::map::{NodeId, XmlMap};

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    /// The element, or the one that has the attribute.
    pub(super) node: NodeId,
    /// The attribute's name without prefix.
    pub(super) attribute: Option<String>,
}

/// What a path leads to; `mappings` declares its prefixes (`xmlns:ns0='urn:x'`).
pub(super) fn find(map: &XmlMap, xml: &str, path: &str, mappings: &str) -> Option<Target> {
    let mut steps = path.trim().strip_prefix('/')?.split('/').filter(|step| *step != "text()").peekable();
    let is = |id: NodeId, step: &Step<'_>| {
        let (prefix, local) = name(&xml[map.node(id).name.clone()]);
        local == step.local && space(map, xml, id, prefix).as_deref() == declared(mappings, step.prefix)
    };
    let first = Step::read(steps.next()?)?;
    let mut node = Some(map.root()).filter(|&root| first.place == 1 && is(root, &first))?;
    while let Some(written) = steps.next() {
        if let Some(attribute) = written.strip_prefix('@') {
            let attribute = Some(name(attribute).1.to_owned());
            return steps.peek().is_none().then_some(Target { node, attribute });
        }
        let step = Step::read(written)?;
        let same = |id: &&NodeId| is(**id, &step);
        node = *map.node(node).children.iter().filter(same).nth(step.place - 1)?;
    }
    Some(Target { node, attribute: None })
}

/// The name at the end of a path, without prefix and place.
pub(super) fn last_name(path: &str) -> &str {
    let last = path.rsplit('/').find(|step| *step != "text()").unwrap_or_default();
    name(last.split('[').next().unwrap_or_default()).1
}

/// How many steps a path has.
pub(super) fn steps(path: &str) -> usize {
    path.trim().trim_start_matches('/').split('/').count()
}

/// A path whose step `at` leads to another place.
pub(super) fn with_place(path: &str, at: usize, place: &str) -> String {
    let steps = path.trim().trim_start_matches('/').split('/').enumerate();
    let steps = steps.map(|(index, step)| {
        let name = step.split('[').next().unwrap_or(step);
        if index == at { format!("/{name}[{place}]") } else { format!("/{step}") }
    });
    steps.collect()
}

/// A step of a path: a name, and its place from 1.
struct Step<'p> {
    prefix: &'p str,
    local: &'p str,
    place: usize,
}

impl<'p> Step<'p> {
    fn read(written: &'p str) -> Option<Self> {
        let (written, place) = match written.split_once('[') {
            Some((name, place)) => (name, place.strip_suffix(']')?.trim().parse().ok()?),
            None => (written, 1),
        };
        let (prefix, local) = name(written);
        let sound = !local.is_empty() && place > 0 && !local.contains(['(', '*', '.', '@', '=']);
        sound.then_some(Self { prefix, local, place })
    }
}

/// Prefix and local name.
fn name(written: &str) -> (&str, &str) {
    written.split_once(':').unwrap_or(("", written))
}

/// The namespace of a prefix where the element `id` begins; nothing where there is none.
fn space<'x>(map: &XmlMap, xml: &'x str, id: NodeId, prefix: &str) -> Option<Cow<'x, str>> {
    let around = std::iter::once(id).chain(map.ancestors(id));
    let found = around.filter_map(|id| {
        let node = map.node(id);
        let tag = xml[node.open.clone()].trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
        let declared = Attributes::new(tag, node.name.len()).flatten().find(|attribute| {
            attribute.key.as_namespace_binding().is_some_and(|binding| match binding {
                quick_xml::name::PrefixDeclaration::Default => prefix.is_empty(),
                quick_xml::name::PrefixDeclaration::Named(named) => named == prefix,
            })
        })?;
        let quick_xml::events::attributes::Attribute { value: Cow::Borrowed(value), .. } = declared else {
            return None;
        };
        Some(quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value)))
    });
    found.into_iter().next().filter(|space| !space.is_empty())
}

/// The namespace that `mappings` gives to a prefix. A name without one has none, whatever the data's default is.
fn declared<'m>(mappings: &'m str, prefix: &str) -> Option<&'m str> {
    if prefix.is_empty() {
        return None;
    }
    mappings.split("xmlns:").skip(1).find_map(|declaration| {
        let (named, rest) = declaration.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (space, _) = rest[1..].split_once(quote)?;
        (named.trim() == prefix).then_some(space)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_as_word_writes_them() {
        let xml = r#"<a xmlns="urn:a"><b><c>1</c></b><b z="2"><c/><x:c xmlns:x="urn:x">3</x:c></b></a>"#;
        let map = XmlMap::new(xml).unwrap();
        let mappings = "xmlns:ns0='urn:a' xmlns:n1 = \"urn:x\" xmlns:ns2='urn:other'";
        let found = |path: &str| {
            let target = find(&map, xml, path, mappings)?;
            Some((&xml[map.node(target.node).range()], target.attribute))
        };
        assert_eq!(found("/ns0:a[1]/ns0:b[1]/ns0:c[1]"), Some(("<c>1</c>", None)));
        assert_eq!(found("/ns0:a/ns0:b[2]/ns0:c/text()"), Some(("<c/>", None)));
        assert_eq!(found("/ns0:a/ns0:b[2]/n1:c[1]").unwrap().0, "<x:c xmlns:x=\"urn:x\">3</x:c>");
        assert_eq!(found("/ns0:a/ns0:b[2]/@ns0:z").unwrap().1.as_deref(), Some("z"));
        // another namespace, none, and one that nobody declares
        for path in ["/ns2:a", "/a/b", "/ns7:a", "/ns0:a/ns0:b[1]/n1:c"] {
            assert_eq!(found(path), None, "{path}");
        }
        for path in
            ["", "ns0:a", "//ns0:b", "/ns0:a/ns0:b[3]", "/ns0:a[2]", "/ns0:a/*[1]", "/ns0:a/ns0:b[last()]"]
        {
            assert_eq!(found(path), None, "{path}");
        }
        let bare = "<a><b>1</b></a>";
        let map = XmlMap::new(bare).unwrap();
        assert_eq!(
            find(&map, bare, "/a[1]/b[1]", "").map(|target| &bare[map.node(target.node).inside()]),
            Some("1")
        );
        assert_eq!((steps("/a[1]/b/@c"), with_place("/a[1]/b/@c", 1, "7")), (3, "/a[1]/b[7]/@c".to_owned()));
        assert_eq!(last_name("/ns1:coreProperties[1]/ns0:title[1]"), "title");
    }
}
