//! Addresses of the schools that get a letter: C01 to C04.

use std::collections::{BTreeMap, BTreeSet};

use crate::findings::{Code, Finding, Note, Place, Scope, Severity};
use crate::fr::findings::mail as words;
use crate::registry::{Registry, School, Uai};
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
        if let Some(named) =
            uai_in(email.local()).filter(|named| *named != school.uai && Some(*named) != school.parent)
        {
            let name = registry.schools.iter().find(|other| other.uai == named);
            let name = name.map_or_else(|| named.to_string(), |other| format!("{named} ({})", other.name));
            add(Code::C02, words::address_of_another(email.as_str(), school.uai.as_str(), &name));
        }
        if settings.private_domains.contains(&email.domain()) {
            add(Code::C03, words::address_private(email.as_str()));
        }
    }
}

/// Checks that no two schools with teachers have one address.
pub(super) fn check_shared(registry: &Registry, with_teachers: &[usize], findings: &mut Vec<Finding>) {
    let mut first_with: BTreeMap<String, usize> = BTreeMap::new();
    for &index in with_teachers {
        let school = &registry.schools[index];
        for email in &school.head.emails {
            let first = *first_with.entry(email.key()).or_insert(index);
            if first == index {
                continue;
            }
            let other = &registry.schools[first];
            let related = school.uai == other.uai
                || school.parent == Some(other.uai)
                || other.parent == Some(school.uai)
                || school.kind.is_dependent()
                || other.kind.is_dependent();
            let severity = if related { Severity::Info } else { Severity::Warning };
            let told = words::address_shared(email.as_str(), &other.name, related);
            let scope = Scope::School(school.uai.to_string());
            let finding = Note::new(Code::C04, told).at(school.mail_place.clone(), scope);
            findings.push(finding.about(school.uai.as_str()).with_severity(severity));
        }
    }
}

/// The code inside an address such as `ce.9830004m@…`.
fn uai_in(local: &str) -> Option<Uai> {
    local.split(['.', '-', '_']).find_map(|part| Uai::new(&part.to_uppercase()).ok())
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
