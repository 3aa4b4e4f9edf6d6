//! What the words of a template mean: our fields, by path or by a column's title, and columns of the workbook that
//! the product does not know until the template names them.

use std::sync::Arc;

use crate::docx;
use crate::fr::fields::{DATES, FIELDS, Field, RANK, RELIEF_BOX, SHARED_BOX};
use crate::fr::text::{fold, key, nearest};
use crate::registry::MissionCode;

use super::filters;
use super::pictures::Pictures;

/// Root of the fields that columns become because the template names them.
pub const EXTRAS: &str = "colonnes";

/// The words that templates and patterns may use.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Titles of the workbook's other columns.
    extras: Vec<String>,
    pictures: Pictures,
}

impl Words {
    /// Our fields, and these columns of the workbook.
    pub fn with_columns(titles: impl IntoIterator<Item = String>) -> Self {
        Self { extras: titles.into_iter().collect(), pictures: Pictures::default() }
    }

    /// The same, with pictures that templates may show.
    #[must_use]
    pub fn with_pictures(self, pictures: Pictures) -> Self {
        Self { pictures, ..self }
    }

    /// The names of a template that are no fields of ours, but may be columns of the workbook.
    pub fn strangers<'n>(&self, names: impl IntoIterator<Item = &'n String>) -> Vec<String> {
        let ours = Self::default();
        names
            .into_iter()
            .filter(|name| {
                !docx::Vocabulary::knows(&ours, name) && docx::Vocabulary::heading(&ours, name).is_none()
            })
            .cloned()
            .collect()
    }

    /// Our field that a title means. A title of our own wins over a synonym; where a synonym stands in both sheets
    /// (`Courriel`), the letter's person is meant.
    /// `same` says what two spellings of a title have in common.
    fn field(typed: &str, same: fn(&str) -> String) -> Option<&'static str> {
        let folded = same(typed);
        let titled = |field: &&Field| field.heading.is_some_and(|heading| same(heading.title) == folded);
        let otherwise = |field: &&Field| {
            let others = field.heading.map_or(&[][..], |heading| heading.others);
            others.iter().any(|other| same(other) == folded)
        };
        let of_head = |field: &&Field| field.path.starts_with("chef.");
        FIELDS
            .iter()
            .find(titled)
            .or_else(|| FIELDS.iter().filter(|field| !of_head(field)).find(otherwise))
            .or_else(|| FIELDS.iter().find(otherwise))
            .map(|field| field.path)
    }
}

/// The name of a column as a field: `colonnes.c_grade`.
pub(super) fn extra_name(title: &str) -> String {
    format!("c_{}", fold(title).replace(' ', "_"))
}

impl docx::Vocabulary for Words {
    fn heading(&self, typed: &str) -> Option<String> {
        // a column titled "RNE" holds a person or a code: as a field it says neither
        if typed.is_empty() || self.knows(typed) || fold(typed) == "rne" {
            return None;
        }
        let extra = |same: fn(&str) -> String| {
            let title = self.extras.iter().find(|title| same(title) == same(typed))?;
            Some(format!("{EXTRAS}.{}", extra_name(title)))
        };
        // Word's mail merge writes `Nombre_dIMP`: what is left is letters and digits
        Self::field(typed, fold)
            .map(str::to_owned)
            .or_else(|| extra(fold))
            .or_else(|| Self::field(typed, key).map(str::to_owned))
            .or_else(|| extra(key))
    }

    fn knows(&self, path: &str) -> bool {
        // `projets[]` is one of `projets`. `rne` alone is no field: it would print all that is known of a person
        let known =
            |field: &Field| field.path == path || path.ends_with("[]") && field.path.starts_with(path);
        FIELDS.iter().any(known)
            || path == EXTRAS
            || path
                .strip_prefix(EXTRAS)
                .and_then(|rest| rest.strip_prefix('.'))
                .is_some_and(|name| self.extras.iter().any(|title| extra_name(title) == name))
    }

    fn date(&self, path: &str) -> Option<docx::DateForms> {
        let [short, long, iso] = DATES;
        let forms = docx::DateForms { iso: iso.into(), short: short.into(), long: long.into() };
        DATES.contains(&path).then_some(forms)
    }

    fn nearest(&self, name: &str) -> Option<String> {
        let extras = self.extras.iter().map(String::as_str);
        let titles = FIELDS.iter().filter_map(|field| field.heading.map(|heading| heading.title));
        let paths = FIELDS.iter().map(|field| field.path).filter(|path| !path.contains("[]"));
        // `{{ prenom_rne }}`, `{{ nom }}`: the last word alone may say which
        nearest(name, paths.chain(titles).chain(extras)).map(str::to_owned)
    }

    fn nearest_word(&self, typed: &str, known: &[&str]) -> Option<String> {
        nearest(typed, known.iter().copied()).map(str::to_owned)
    }

    fn box_code(&self, typed: &str) -> Option<String> {
        if let Some(code) = MissionCode::new(typed) {
            return Some(code.to_string());
        }
        [RELIEF_BOX, SHARED_BOX].into_iter().find(|known| key(known) == key(typed)).map(str::to_owned)
    }

    fn filters(&self) -> &'static [docx::Filter] {
        &filters::FILTERS
    }

    fn pictured(&self, code: &str, picture: &docx::Picture) -> Option<String> {
        filters::pictured(code, picture)
    }

    fn word(&self, typed: &str) -> Option<docx::Word> {
        filters::word(typed)
    }

    fn picture(&self, name: &str) -> Result<Arc<[u8]>, docx::NoPicture> {
        self.pictures.read(name)
    }

    fn rank(&self) -> Option<String> {
        Some(RANK.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::Vocabulary;

    #[test]
    fn a_field_is_named_by_its_path_or_by_a_columns_title() {
        let words = Words::with_columns(["Grade".to_owned(), "Lieu d’exercice".to_owned()]);
        for (typed, path) in [
            ("Nombre d’IMP", Some("imp")),
            ("nom", Some("rne.nom")),
            ("Civilité", Some("rne.civilite")),
            ("Courriel", Some("rne.courriel")),
            ("Dotation", None),
            ("etablissement", Some("etablissement.nom")),
            ("RNE", None),
            ("Nombre_dIMP", Some("imp")),
            ("Lieu_dexercice", Some("colonnes.c_lieu_d_exercice")),
            ("Établissement", Some("etablissement.nom")),
            ("GRADE", Some("colonnes.c_grade")),
            ("lieu d'exercice", Some("colonnes.c_lieu_d_exercice")),
            ("Échelon", None),
            ("imp", None),
            ("", None),
        ] {
            assert_eq!(words.heading(typed).as_deref(), path, "{typed}");
        }
        for (path, known) in [
            ("rne", false),
            ("etablissement", false),
            ("projets", true),
            ("rne.nom", true),
            ("rne.no", false),
            ("projets[]", true),
            ("projets[].texte", true),
            ("projets[].titre", false),
            ("colonnes.c_grade", true),
            ("colonnes.c_echelon", false),
            ("imp", true),
            ("date", true),
        ] {
            assert_eq!(words.knows(path), known, "{path}");
        }
        assert_eq!(words.nearest("rne.nmo").as_deref(), Some("rne.nom"));
        assert_eq!(words.nearest("grde").as_deref(), Some("Grade"));
    }

    #[test]
    fn every_field_is_known_by_its_own_path_and_title() {
        let words = Words::default();
        for field in &FIELDS {
            assert!(words.knows(field.path), "{}", field.path);
            if let Some(heading) = field.heading {
                let path = words.heading(heading.title);
                // `Date` and the like are paths already
                assert!(path.as_deref() == Some(field.path) || words.knows(heading.title), "{}", field.path);
            }
        }
    }

    #[test]
    fn boxes_are_missions_and_two_options() {
        let words = Words::default();
        for (typed, code) in [
            ("1.a.1", Some("1a-1")),
            ("2-14", Some("2-14")),
            ("décharge", Some("decharge")),
            ("Partage", Some("partage")),
            ("9z", None),
        ] {
            assert_eq!(words.box_code(typed).as_deref(), code, "{typed}");
        }
    }
}
