//! What titles mean: our own, their synonyms, and those that the settings give (`[colonnes]`).
//!
//! A title is compared without case, accents and signs, and without the small words around it: "Quel est le nom du référent ?" asks for "Nom
//! référent".

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use super::columns::{Column, Kind};
use super::error::Error;
use crate::fr::text::{fold, nearest};
use crate::fr::titles::{AROUND_HOURS, BARE, HOUR_WORDS, HOURS, IGNORE, SMALL_WORDS, WHOSE, WHOSE_AT_MOST};

/// What a title means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    pub(super) column: Column,
    /// Whether the settings say so: their title comes before any of ours.
    pub(super) is_chosen: bool,
}

/// The titles that are known in one run.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    schools: HashMap<String, Column>,
    teachers: HashMap<String, Column>,
    /// Titles of columns that are not to be read.
    ignored: BTreeSet<String>,
    /// What names no column of ours: codes of missions, and the titles of their columns.
    others: Vec<(String, Vec<String>)>,
    /// The titles as typed, with the key they stand under.
    given: Vec<(String, String)>,
}

impl Dictionary {
    /// The dictionary with the titles of the settings: by a column's title, those that it has in this workbook.
    ///
    /// # Errors
    /// [`Error::UnknownColumn`] for a key that names two columns. One that names none may be the code of a mission; see [`Dictionary::others`].
    pub fn with(columns: &BTreeMap<String, Vec<String>>) -> Result<Self, Error> {
        let mut dictionary = Self::default();
        for (key, titles) in columns {
            let given = titles.iter().map(|title| (key.clone(), title.clone()));
            dictionary.given.extend(given);
            if plain(key) == plain(IGNORE) {
                dictionary.ignored.extend(titles.iter().map(|title| plain(title)));
                continue;
            }
            let named = named(key);
            if let [one, another, ..] = named.as_slice() {
                let near = vec![one.title().to_owned(), another.title().to_owned()];
                return Err(Error::UnknownColumn { key: key.clone(), near });
            }
            let Some(&column) = named.first() else {
                dictionary.others.push((key.clone(), titles.clone()));
                continue;
            };
            for title in titles.iter().map(|title| plain(title)) {
                for (kind, known) in
                    [(Kind::Schools, &mut dictionary.schools), (Kind::Teachers, &mut dictionary.teachers)]
                {
                    if kind.columns().contains(&column) {
                        known.insert(title.clone(), column);
                    }
                }
            }
        }
        Ok(dictionary)
    }

    /// What a title means in a table of this kind.
    pub fn meaning(&self, kind: Kind, title: &str) -> Option<Column> {
        self.look(kind, title).map(|meaning| meaning.column)
    }

    pub(super) fn look(&self, kind: Kind, title: &str) -> Option<Meaning> {
        // most cells hold a tick, and are asked too: no title is that short
        if title.len() < 2 || self.is_ignored(title) {
            return None;
        }
        // #hours-in-brackets: a number of hours is neither the tick nor the IMP that the title would mean without its bracket
        let is_hours = says_hours(title);
        let of_unit = |meaning: &Meaning| !is_hours || meaning.column == Column::ReliefHours;
        self.look_whole(kind, title).or_else(|| {
            shorter(title).find_map(|title| self.look_plain(kind, &plain(&title)).filter(of_unit))
        })
    }

    /// The same of a title as it stands, without taking anything away.
    pub(super) fn look_whole(&self, kind: Kind, title: &str) -> Option<Meaning> {
        self.look_plain(kind, &plain(title))
    }

    fn look_plain(&self, kind: Kind, title: &str) -> Option<Meaning> {
        let (chosen, known) = match kind {
            Kind::Schools => (&self.schools, &SCHOOLS),
            Kind::Teachers => (&self.teachers, &TEACHERS),
        };
        if let Some(&column) = chosen.get(title) {
            return Some(Meaning { column, is_chosen: true });
        }
        if kind == Kind::Schools && title == "nom" {
            // a school has a name, a teacher a surname: the one title that depends on the table
            return Some(Meaning { column: Column::SchoolName, is_chosen: false });
        }
        known.get(title).map(|&column| Meaning { column, is_chosen: false })
    }

    /// Whether the settings say that a column of this title is not to be read.
    pub fn is_ignored(&self, title: &str) -> bool {
        !self.ignored.is_empty() && self.ignored.contains(&plain(title))
    }

    /// Keys that name no column of ours, with their titles.
    pub fn others(&self) -> &[(String, Vec<String>)] {
        &self.others
    }

    /// All titles that the settings give, each behind its key.
    pub fn given(&self) -> &[(String, String)] {
        &self.given
    }
}

/// Whether two titles are one.
pub fn same_title(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Whether a title does not say whose it is: `Nom`, `Courriel`.
pub(super) fn is_bare(title: &str) -> bool {
    let title = plain(title);
    BARE.iter().any(|bare| plain(bare) == title)
}

/// Whether a title says whose it is: `Nom du référent`.
pub(super) fn names_somebody(title: &str) -> bool {
    fold(title).split(' ').any(|word| WHOSE.contains(&word))
}

/// Whether a title says whose it is, and not what: `Référent`, `Enseignant référent`, `Référent numérique`.
pub(super) fn names_only(title: &str) -> bool {
    let folded = plain(title);
    let is_whose = |word: &str| WHOSE.contains(&word) || WHOSE_AT_MOST.contains(&word);
    !folded.is_empty() && folded.split(' ').all(is_whose)
}

/// The columns that a key of the settings names: by their title, else by a synonym.
fn named(key: &str) -> Vec<Column> {
    let all: BTreeSet<Column> =
        [Kind::Schools, Kind::Teachers].iter().flat_map(|kind| kind.columns()).copied().collect();
    let key = plain(key);
    let by =
        |is: &dyn Fn(Column) -> bool| all.iter().copied().filter(|&column| is(column)).collect::<Vec<_>>();
    let titled = by(&|column| plain(column.title()) == key);
    if !titled.is_empty() {
        return titled;
    }
    by(&|column| column.heading().others.iter().any(|other| plain(other) == key))
}

/// The title of ours that a key may have meant.
pub fn near_column(key: &str) -> Option<&'static str> {
    let all = [Kind::Schools, Kind::Teachers];
    nearest(key, all.iter().flat_map(|kind| kind.columns()).map(|column| column.title()))
}

/// The known titles of each kind: asked for every cell of every row, so made once.
static SCHOOLS: LazyLock<HashMap<String, Column>> = LazyLock::new(|| titles_of(Kind::Schools));
static TEACHERS: LazyLock<HashMap<String, Column>> = LazyLock::new(|| titles_of(Kind::Teachers));

fn titles_of(kind: Kind) -> HashMap<String, Column> {
    let mut found = HashMap::new();
    for &column in kind.columns() {
        let heading = column.heading();
        for title in std::iter::once(&heading.title).chain(heading.others) {
            // the first column that has a title keeps it
            found.entry(plain(title)).or_insert(column);
        }
    }
    found
}

/// What a title may be without what people add to it: an explanation in brackets, the code of a survey's question before
/// its text (`UAI. Code UAI`). A year is no such thing: "IMP 2026" may be last year's.
fn shorter(title: &str) -> impl Iterator<Item = String> {
    let bare = title.split_once('(').map(|(bare, _)| bare.trim().to_owned());
    let in_hours = bare.as_ref().filter(|_| says_hours(title)).map(|bare| format!("{bare} {HOURS}"));
    // `Civ. RNE` is no question with a code
    let is_code = |(code, text): &(&str, &str)| {
        text.contains(' ') || fold(code) == fold(text) || code.contains(|ch: char| ch.is_ascii_digit())
    };
    let behind_code = title.split_once(". ").filter(is_code).map(|(_, text)| text.to_owned());
    [in_hours, bare, behind_code].into_iter().flatten()
}

/// Whether what stands in brackets behind a title is the unit of hours, and nothing else: `(h)`, `(heures par semaine)`.
fn says_hours(title: &str) -> bool {
    let Some((_, bracket)) = title.split_once('(') else { return false };
    let folded = fold(bracket);
    let (hours, others): (Vec<&str>, Vec<&str>) =
        folded.split(' ').filter(|word| !word.is_empty()).partition(|word| HOUR_WORDS.contains(word));
    !hours.is_empty() && others.iter().all(|word| AROUND_HOURS.contains(word) || SMALL_WORDS.contains(word))
}

/// A title without case, accents, signs and small words; a title of signs or small words only stays itself.
fn plain(title: &str) -> String {
    let folded = fold(title);
    if folded.is_empty() {
        return title.trim().to_owned();
    }
    let words: Vec<&str> = folded.split(' ').filter(|word| !SMALL_WORDS.contains(word)).collect();
    if words.is_empty() { folded } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column as C;

    #[test]
    fn every_title_is_known_and_longer_than_a_tick() {
        let dictionary = Dictionary::default();
        for (kind, titles) in [(Kind::Schools, &SCHOOLS), (Kind::Teachers, &TEACHERS)] {
            for column in kind.columns() {
                assert_eq!(dictionary.meaning(kind, column.title()), Some(*column));
            }
            assert!(titles.keys().all(|title| title.len() >= 2), "{titles:?}");
        }
    }

    #[test]
    fn titles_are_matched_by_meaning() {
        let dictionary = Dictionary::default();
        for (kind, title, column) in [
            (Kind::Teachers, "Nombre d'IMP", Some(C::Imp)),
            (Kind::Teachers, "NB  IMP ", Some(C::Imp)),
            (Kind::Teachers, "prenom", Some(C::First)),
            (Kind::Teachers, "NOM *", Some(C::Surname)),
            (Kind::Teachers, "Quel est le nom du référent ?", Some(C::Surname)),
            (Kind::Teachers, "Nom de votre établissement", Some(C::SchoolName)),
            (Kind::Teachers, "Merci d’indiquer votre prénom :", Some(C::First)),
            (Kind::Schools, "nom", Some(C::SchoolName)),
            (Kind::Schools, "Nom du (de la) chef d'établissement", Some(C::HeadSurname)),
            (Kind::Schools, "Code UAI", Some(C::Uai)),
            (Kind::Schools, "Mél", Some(C::HeadMail)),
            (Kind::Schools, "E-MAIL", Some(C::HeadMail)),
            (Kind::Teachers, "e-mail", Some(C::TeacherMail)),
            (Kind::Teachers, "Code UAI (ex. 9830004M)", Some(C::Uai)),
            (Kind::Teachers, "Nombre d’IMP (0,25 à 3)", Some(C::Imp)),
            (Kind::Teachers, "Décharge (heures)", Some(C::ReliefHours)),
            (Kind::Teachers, "Décharge (h)", Some(C::ReliefHours)),
            (Kind::Teachers, "Décharge (H/semaine)", Some(C::ReliefHours)),
            (Kind::Teachers, "Décharge (nb d’heures)", Some(C::ReliefHours)),
            (Kind::Teachers, "Heures de décharge (h)", Some(C::ReliefHours)),
            (Kind::Teachers, "Décharge en h", Some(C::ReliefHours)),
            (Kind::Teachers, "Décharge horaire (x si oui)", Some(C::ReliefTick)),
            (Kind::Teachers, "Décharge (x)", Some(C::ReliefTick)),
            (Kind::Teachers, "IMP en décharge (heures)", None),
            (Kind::Teachers, "Nombre d’IMP (1 IMP = 36 heures)", Some(C::Imp)),
            (Kind::Teachers, "UAI. Code UAI", Some(C::Uai)),
            (Kind::Teachers, "IMP 2026", None),
            (Kind::Teachers, "Nom du référent numérique", Some(C::Surname)),
            (Kind::Schools, "Nom du principal / proviseur", Some(C::HeadSurname)),
            (Kind::Teachers, "Grade", None),
            (Kind::Teachers, "Nom de l'imprimante", None),
        ] {
            assert_eq!(dictionary.meaning(kind, title), column, "{title}");
        }
    }

    /// A title that means two things in one table would be a guess.
    #[test]
    fn no_title_means_two_things() {
        for kind in [Kind::Schools, Kind::Teachers] {
            let mut seen = BTreeMap::new();
            for &column in kind.columns() {
                let heading = column.heading();
                for title in std::iter::once(&heading.title).chain(heading.others) {
                    if let Some(other) = seen.insert(plain(title), column) {
                        assert_eq!(other, column, "{title}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_settings_add_titles_and_take_some_away() {
        let columns = |pairs: &[(&str, &str)]| {
            let pairs = pairs.iter().map(|(key, title)| ((*key).to_owned(), vec![(*title).to_owned()]));
            Dictionary::with(&pairs.collect())
        };
        let dictionary =
            columns(&[("imp", "Quotité retenue"), ("ignorer", "Discipline"), ("1a-1", "Q12")]).unwrap();
        let chosen = dictionary.look(Kind::Teachers, "QUOTITÉ RETENUE");
        assert_eq!(chosen, Some(Meaning { column: C::Imp, is_chosen: true }));
        assert_eq!(dictionary.meaning(Kind::Schools, "Quotité retenue"), None);
        assert_eq!(dictionary.meaning(Kind::Teachers, "Discipline"), None);
        assert!(dictionary.is_ignored("discipline") && !dictionary.is_ignored("IMP"));
        assert_eq!(dictionary.others(), [("1a-1".to_owned(), vec!["Q12".to_owned()])]);
        // a synonym that both tables have is a question
        let near = vec![C::HeadMail.title().to_owned(), C::TeacherMail.title().to_owned()];
        let expected = Error::UnknownColumn { key: "Courriel".into(), near };
        assert_eq!(columns(&[("Courriel", "x")]).err(), Some(expected));
        assert_eq!(near_column("Nom du chef d'etablisement"), Some(C::HeadSurname.title()));
    }
}
