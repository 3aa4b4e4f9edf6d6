//! What the parts of one template share while they are compiled: numbers, data behind controls, parts that are added.

use std::collections::BTreeMap;

use super::controls::{self, Stores};
use super::ids::Ids;
use super::package::{Package, PackageError};
use super::pictures::PictureTag;
use super::relations;
use super::slots::Additions;
use super::source::Source;

/// The kind of relationship that leads to a picture.
const IMAGE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";

/// The site where a template is compiled, part by part.
#[derive(Debug)]
pub(super) struct Site<'p> {
    package: &'p Package,
    pub(super) ids: Ids,
    pub(super) stores: Stores,
    pub(super) additions: Additions,
    /// The style of placeholders.
    pub(super) placeholder: String,
    /// Whether every letter sets properties of its own.
    pub(super) is_stamped: bool,
    /// Entries of the pictures added so far, by the name that the template gives.
    pictures: BTreeMap<String, String>,
    /// Their relationships, by the part that shows them and the picture's name.
    relations: BTreeMap<(String, String), String>,
    /// Why something could not be added.
    pub(super) trouble: Option<PackageError>,
}

impl<'p> Site<'p> {
    /// The site of the template with these parts, the main document first.
    pub(super) fn new(package: &'p Package, sources: &[Source], is_stamped: bool) -> Self {
        let document = sources.first().map_or("", |source| source.name.as_str());
        let related = relations::relations(package, document).unwrap_or_default();
        let styles = related.iter().find(|relation| relation.kind == "styles");
        let styles = styles.and_then(|styles| package.text(&styles.target).ok());
        let texts: Vec<&str> = sources.iter().map(|source| source.name.as_str()).collect();
        Self {
            package,
            ids: Ids::of(sources.iter()),
            stores: Stores::read(package, document, &texts),
            additions: Additions::default(),
            placeholder: controls::placeholder_style(styles.as_deref()),
            is_stamped,
            pictures: BTreeMap::new(),
            relations: BTreeMap::new(),
            trouble: None,
        }
    }

    /// The relationship by which the part `source` shows a picture from now on.
    pub(super) fn show(&mut self, source: &str, picture: &PictureTag) -> String {
        let key = (source.to_owned(), picture.name.clone());
        if let Some(relation) = self.relations.get(&key) {
            return relation.clone();
        }
        let part = if let Some(part) = self.pictures.get(&picture.name) {
            part.clone()
        } else {
            let name = format!("word/media/lettres-rne-{}.{}", self.pictures.len() + 1, picture.kind);
            let content_type = format!("image/{}", picture.kind);
            let part = self.additions.part(self.package, &name, &content_type, picture.bytes.to_vec());
            self.pictures.insert(picture.name.clone(), part.clone());
            part
        };
        match self.additions.relate(self.package, source, IMAGE, &part) {
            Ok(relation) => {
                self.relations.insert(key, relation.clone());
                relation
            }
            Err(error) => {
                self.trouble = Some(error);
                String::new()
            }
        }
    }
}
