//! Addresses of the schools that get a letter: C01 to C04.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::{Code, Finding, Note, Place, Scope, Severity};
use crate::fr::findings::mail as words;
use crate::fr::text::key;
use crate::registry::{Registry, School, SchoolKind, Uai, known};
use crate::settings::Settings;

/// What is known before the addresses of one school are looked at.
#[derive(Clone, Copy)]
pub(super) struct Before<'b> {
    /// The domain of [`usual_domain`].
    pub(super) usual: Option<&'b str>,
    /// Where something has been said already.
    pub(super) told: &'b BTreeSet<Place>,
}

/// Checks the addresses of one school, which has teachers.
pub(super) fn check(
    school: &School,
    registry: &Registry,
    before: Before<'_>,
    settings: &Settings,
    findings: &mut Vec<Finding>,
) {
    let mut add = |code, told| {
        let scope = Scope::School(school.uai.to_string());
        findings.push(Note::new(code, told).at(school.mail_place.clone(), scope).about(school.uai.as_str()));
    };
    // a school whose address could not be read has its finding already
    if school.head.emails.is_empty() && !before.told.contains(&school.mail_place) {
        let suggestion =
            before.usual.map(|domain| format!("ce.{}@{domain}", school.uai.as_str().to_lowercase()));
        add(Code::C01, words::address_missing(&school.name, suggestion.as_deref()));
    }
    for email in &school.head.emails {
        let named = uai_in(email.local());
        if let Some(named) = named.filter(|named| !may_use(registry, school, *named)) {
            let name = registry.schools.iter().find(|other| other.uai == named);
            let name = name.map_or_else(|| named.to_string(), |other| format!("{named} ({})", other.name));
            add(Code::C02, words::address_of_another(email.as_str(), school.uai.as_str(), &name));
        }
        if settings.private_domains.contains(&email.domain()) {
            add(Code::C03, words::address_private(email.as_str()));
        } else if let Some(usual) = before.usual.filter(|usual| is_slip_of(&email.domain(), usual)) {
            add(Code::C01, words::address_domain(email.as_str(), &format!("{}@{usual}", email.local())));
        } else if named.is_none() && names_the_head(school, email.local()) {
            add(Code::C01, words::address_personal(email.as_str()));
        }
    }
}

/// Checks that no school with teachers has the address of another.
pub(super) fn check_shared(registry: &Registry, with_teachers: &[usize], findings: &mut Vec<Finding>) {
    let mut first_with: BTreeMap<String, usize> = BTreeMap::new();
    let has_teachers: BTreeSet<usize> = with_teachers.iter().copied().collect();
    let mut without: BTreeMap<String, Vec<&School>> = BTreeMap::new();
    for (index, school) in registry.schools.iter().enumerate() {
        if school.active && !has_teachers.contains(&index) {
            for email in &school.head.emails {
                without.entry(email.key()).or_default().push(school);
            }
        }
    }
    for &index in with_teachers {
        let school = &registry.schools[index];
        for email in &school.head.emails {
            let first = *first_with.entry(email.key()).or_insert(index);
            if first == index {
                continue;
            }
            let other = &registry.schools[first];
            let related = are_related(school, other);
            let severity = if related { Severity::Info } else { Severity::Warning };
            let told = words::address_shared(email.as_str(), &other.name, related);
            let scope = Scope::School(school.uai.to_string());
            let finding = Note::new(Code::C04, told).at(school.mail_place.clone(), scope);
            findings.push(finding.about(school.uai.as_str()).with_severity(severity));
        }
        // a school without teachers gets no letter of its own, but would get this one's
        let others = school.head.emails.iter().filter_map(|email| Some((email, without.get(&email.key())?)));
        let mut strangers =
            others.flat_map(|(email, others)| others.iter().map(move |other| (email, *other)));
        if let Some((email, stranger)) = strangers.find(|(_, stranger)| !are_related(school, stranger)) {
            let told = words::address_shared(email.as_str(), &stranger.name, false);
            let scope = Scope::School(school.uai.to_string());
            let finding = Note::new(Code::C04, told).at(school.mail_place.clone(), scope);
            findings.push(finding.about(school.uai.as_str()));
        }
    }
}

/// Whether an address with the code of another school is this school's all the same: that of the school which it
/// depends on. Where nothing says which one that is, any school that depends on no other may be it.
fn may_use(registry: &Registry, school: &School, named: Uai) -> bool {
    if named == school.uai || school.parent == Some(named) {
        return true;
    }
    let is_independent = || match registry.schools.iter().find(|other| other.uai == named) {
        Some(listed) => !listed.kind.is_dependent(),
        None => known::by_code(named).any(|known| !SchoolKind::of(&known.kind).is_dependent()),
    };
    school.kind.is_dependent() && school.parent.is_none() && is_independent()
}

/// Whether one of two schools depends on the other, or may, or both on a third.
pub fn are_related(school: &School, other: &School) -> bool {
    let may_depend = |school: &School, other: &School| match school.parent {
        Some(parent) => parent == other.uai || other.parent == Some(parent),
        None => school.kind.is_dependent(),
    };
    school.uai == other.uai || may_depend(school, other) || may_depend(other, school)
}

/// Whether an address bears the name of the head: the letters of a school go to its service address.
fn names_the_head(school: &School, local: &str) -> bool {
    let surname = key(&school.head.surname);
    // a short name may stand in any word
    surname.len() >= 4 && !key(&school.name).contains(&surname) && key(local).contains(&surname)
}

/// The code inside an address such as `ce.9830004m@…`.
pub fn uai_in(local: &str) -> Option<Uai> {
    // letters may be stuck to it: `ce9830004m`
    let bytes = local.as_bytes();
    (0..bytes.len()).find_map(|at| {
        let code = local.get(at..at + 8)?;
        let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
        let alone = !is_digit(at.checked_sub(1)) && !is_digit(Some(at + 8));
        Uai::new(&code.to_uppercase()).ok().filter(|_| alone)
    })
}

/// Whether a domain is the usual one with another ending, or a letter or two wrong: `ac-noumea.fr`, `ac-nouma.nc`.
fn is_slip_of(domain: &str, usual: &str) -> bool {
    let name = |domain: &str| domain.rsplit_once('.').map_or_else(String::new, |(name, _)| name.to_owned());
    let (own, known) = (name(domain), name(usual));
    let is_long = known.len() >= 6;
    domain != usual && (own == known || is_long && strsim::damerau_levenshtein(domain, usual) <= 2)
}

/// The domain that the addresses `ce.<code>@` of the workbook have: for a suggestion, never for an address.
pub(super) fn usual_domain(registry: &Registry) -> Option<String> {
    let mut domains: BTreeMap<String, usize> = BTreeMap::new();
    for email in registry.schools.iter().flat_map(|other| &other.head.emails) {
        if email.local().to_lowercase().starts_with("ce.") {
            *domains.entry(email.domain()).or_default() += 1;
        }
    }
    let (domain, count) = domains.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= 3).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_may_be_a_slip_of_the_usual_one() {
        for (domain, usual, is_slip) in [
            ("ac-noumea.nc", "ac-noumea.nc", false),
            ("ac-noumea.fr", "ac-noumea.nc", true),
            ("ac-nouma.nc", "ac-noumea.nc", true),
            ("ac-noumea.cn", "ac-noumea.nc", true),
            ("ddec.nc", "ac-noumea.nc", false),
            ("asee.nc", "ddec.nc", false),
            ("ac-nantes.fr", "ac-noumea.nc", false),
            ("educagri.fr", "ac-noumea.nc", false),
        ] {
            assert_eq!(is_slip_of(domain, usual), is_slip, "{domain}");
        }
    }
}
