//! Findings that the office has looked at and accepts for the year.

use std::collections::BTreeMap;

use super::file::Accepted;
use crate::fr::spellings::is_everywhere;

/// The findings of a code are accepted, for one school or for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// The code, as the catalogue writes it.
    pub code: String,
    /// The school, as typed; nothing for all of them, and for what concerns none.
    pub school: Option<String>,
    /// Why, as typed; may be empty.
    pub reason: String,
}

/// The section of the file, one line for each code and school.
pub(super) fn read(section: BTreeMap<String, Accepted>) -> Vec<Acceptance> {
    section.into_iter().flat_map(|(code, accepted)| of_code(&code.trim().to_uppercase(), accepted)).collect()
}

fn of_code(code: &str, accepted: Accepted) -> Vec<Acceptance> {
    let one = |school: Option<String>, reason: String| Acceptance { code: code.to_owned(), school, reason };
    match accepted {
        Accepted::Everywhere(true) => vec![one(None, String::new())],
        Accepted::Everywhere(false) => Vec::new(),
        // a lone text is a school: taken for a reason, a slip in a code would accept everything
        Accepted::School(school) => vec![one(Some(school), String::new())],
        Accepted::Schools(schools) => {
            schools.into_iter().map(|school| one(Some(school), String::new())).collect()
        }
        Accepted::Reasons(reasons) => reasons
            .into_iter()
            .map(|(school, reason)| one(Some(school).filter(|school| !is_everywhere(school)), reason))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acceptances_are_written_as_it_suits() {
        let text = "\
            A = true\nB = false\nC = '9830004M'\nD = ['9830004M', '9830277J']\n\
            E = { '9830004M' = 'provisoire', Tous = 'convenu' }\n";
        let read = read(toml::from_str(text).unwrap());
        let told: Vec<(&str, Option<&str>, &str)> =
            read.iter().map(|one| (one.code.as_str(), one.school.as_deref(), one.reason.as_str())).collect();
        assert_eq!(
            told,
            [
                ("A", None, ""),
                ("C", Some("9830004M"), ""),
                ("D", Some("9830004M"), ""),
                ("D", Some("9830277J"), ""),
                ("E", Some("9830004M"), "provisoire"),
                ("E", None, "convenu"),
            ]
        );
    }
}
