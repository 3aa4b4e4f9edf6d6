//! The report for scripts: the content of the page as JSON. Its schema is `docs/rapport.schema.json`.
//!
//! Numbers of IMP are numbers, euros are whole cents, the local currency is in whole units. Keys stand in one order,
//! always; what is not there is `null`.

mod other;
mod reading;
mod rules;
mod shape;
mod status;
mod template;

use self::shape::{
    AmountsLine, AsideLine, Campaign, CopyLine, FindingLine, LetterLine, MissionLine, Provenance,
    ProvinceLine, Report, SchoolLine, Summary, Totals,
};
use super::copy::{Named, Odd};
use super::coverage;
use super::figures::{Amounts, Figures};
use super::head::tally;
use super::homes::{Home, Homes};
use crate::findings::{Finding, Place, Scope};
use crate::letters::{Fate, Letter, Outcome};
use crate::registry::{Appointment, Imp, Money, School, TeacherRow};

pub use other::json_error;
pub use rules::json_rules;
pub use status::json_status;
pub use template::{json_copy, json_template};

/// Raised when a field changes its meaning or goes away.
const FORMAT: u32 = 1;

/// The report as JSON.
/// `copy` is the workbook with everything marked in it, if one was written.
pub fn json(outcome: &Outcome<'_>, copy: Option<&Named>) -> String {
    let homes = Homes::of(outcome.registry);
    let figures = Figures::of(outcome, &homes);
    let report = report(outcome, &homes, &figures, copy);
    // numbers are finite and keys are texts: there is nothing that could be refused
    let mut json = serde_json::to_string_pretty(&report).unwrap_or_default();
    json.push('\n');
    json
}

fn report<'o>(
    outcome: &Outcome<'o>,
    homes: &Homes<'o>,
    figures: &Figures,
    copy: Option<&'o Named>,
) -> Report<'o> {
    let registry = outcome.registry;
    let money = &registry.campaign.money;
    Report {
        format: FORMAT,
        campagne: campaign(&registry.campaign),
        provenance: provenance(outcome.provenance),
        resume: summary(outcome),
        copie: copy.map(|copy| CopyLine {
            fichier: &copy.file,
            coloriee: copy.odd.is_none(),
            raison: copy.odd.map(Odd::why),
            gardee: copy.kept.as_deref(),
        }),
        totaux: Totals {
            ensemble: amounts(&figures.total, money),
            provinces: figures
                .provinces
                .iter()
                .map(|province| ProvinceLine {
                    province: province.name.clone(),
                    montants: amounts(&province.sum, money),
                })
                .collect(),
        },
        etablissements: registry
            .schools
            .iter()
            .zip(&figures.schools)
            .map(|(school, sums)| SchoolLine {
                uai: school.uai.as_str(),
                nom: &school.name,
                commune: &school.commune,
                province: &school.province,
                montants: amounts(sums, money),
                feuille: &school.place.sheet,
                ligne: school.place.row,
            })
            .collect(),
        lettres: outcome
            .appointments()
            .map(|(appointment, school, letter)| letter_line(outcome, appointment, school, letter))
            .collect(),
        mis_de_cote: outcome
            .verdict
            .aside
            .iter()
            .map(|row| AsideLine {
                referent: &row.name,
                uai: &row.uai,
                codes: row.codes.iter().map(|code| code.text()).collect(),
                feuille: &row.place.sheet,
                ligne: row.place.row,
            })
            .collect(),
        constats: outcome.verdict.findings.iter().map(|finding| finding_line(homes, finding)).collect(),
        missions: registry
            .missions
            .iter()
            .zip(coverage::of(outcome))
            .map(|(mission, coverage)| MissionLine {
                code: mission.code.to_string(),
                mission: mission.label(),
                rubriques: &mission.headings,
                referents: coverage.teachers,
                etablissements: coverage.schools.len(),
            })
            .collect(),
        lecture: registry.mapping.iter().map(reading::table).collect(),
    }
}

fn campaign(campaign: &crate::registry::Campaign) -> Campaign<'_> {
    let local = campaign.money.local.as_ref();
    Campaign {
        annee: &campaign.year.value.label,
        date: campaign.date.value.to_string(),
        academie: &campaign.academy.value,
        service: &campaign.service.value,
        imp_euros_centimes: campaign.money.imp_cents,
        monnaie_locale: local.map(|currency| currency.name.as_str()),
        euros_centimes_pour_mille: local.map(|currency| currency.cents_per_thousand),
        enveloppe_imp: campaign.ceiling.value.map(Imp::as_number),
        decharge_compte: campaign.relief_counts.value,
        perimetre_dotation: crate::fr::columns::PERIMETERS[usize::from(campaign.covers_all.value)],
    }
}

fn provenance(from: &crate::letters::Provenance) -> Provenance<'_> {
    Provenance {
        logiciel: env!("CARGO_PKG_NAME"),
        version: from.version,
        date: from.today.to_string(),
        classeur: &from.workbook,
        classeur_sha256: &from.workbook_hash,
        modele: &from.template,
        modele_sha256: &from.template_hash,
    }
}

fn summary(outcome: &Outcome<'_>) -> Summary {
    let tally = tally(outcome);
    Summary {
        phrase: tally.sentence(),
        lettres: tally.letters(),
        faites: tally.made,
        inchangees: tally.unchanged,
        gardees: tally.kept,
        a_cote: tally.beside,
        non_demandees: tally.planned,
        mises_de_cote: tally.aside,
        erreurs: tally.errors,
        avertissements: tally.warnings,
        informations: tally.infos,
        acceptes: tally.accepted,
    }
}

fn amounts(amounts: &Amounts, money: &Money) -> AmountsLine {
    AmountsLine {
        lettres: amounts.letters,
        dotation_imp: amounts.envelope.map(Imp::as_number),
        attribue_imp: amounts.attributed.as_number(),
        decharge_imp: amounts.relief.as_number(),
        paye_imp: amounts.paid.as_number(),
        compte_imp: amounts.consumed.as_number(),
        ecart_imp: amounts.envelope.map(|envelope| envelope.as_number() - amounts.consumed.as_number()),
        mis_de_cote_imp: amounts.aside.as_number(),
        paye_euros_centimes: money.cents(amounts.paid),
        paye_monnaie_locale: amounts.paid_local,
    }
}

fn letter_line<'o>(
    outcome: &Outcome<'o>,
    appointment: &'o Appointment,
    school: &'o School,
    letter: &'o Letter,
) -> LetterLine<'o> {
    let registry = outcome.registry;
    let money = &registry.campaign.money;
    LetterLine {
        uai: school.uai.as_str(),
        etablissement: &school.name,
        nom: &appointment.teacher.surname,
        prenom: &appointment.teacher.first,
        imp: appointment.imp.as_number(),
        decharge_imp: appointment.relief.as_number(),
        paye_imp: appointment.paid().as_number(),
        paye_euros_centimes: money.cents(appointment.paid()),
        paye_monnaie_locale: money.local(appointment.paid()),
        partage: appointment.shared,
        missions: appointment.ticks.iter().map(|&index| registry.missions[index].code.to_string()).collect(),
        projets: &appointment.projects,
        etat: match letter.fate {
            Fate::Planned => "non_demandee",
            Fate::Made => "faite",
            Fate::Unchanged => "inchangee",
            Fate::Kept => "gardee",
            Fate::Beside(_) => "a_cote",
        },
        chemin: letter.is_there().then(|| letter.path()),
        feuille: &letter.place.sheet,
        ligne: letter.place.row,
    }
}

fn finding_line<'o>(homes: &Homes<'o>, finding: &'o Finding) -> FindingLine<'o> {
    let place = finding.place.as_ref();
    let uai = match homes.of_finding(finding) {
        Home::Campaign => None,
        home => Some(homes.title(&home).0).filter(|uai| !uai.is_empty()),
    };
    let row = match &finding.scope {
        Scope::Row(place) => homes.row(place),
        Scope::School(_) | Scope::Campaign => None,
    };
    FindingLine {
        code: finding.code.text(),
        gravite: finding.severity.name().0,
        titre: finding.code.title(),
        feuille: place.map(|place| &*place.sheet),
        ligne: place.map(|place| place.row),
        cellule: place.filter(|place| place.column.is_some()).map(Place::within_sheet),
        uai,
        referent: row.map(TeacherRow::list_name).filter(|name| !name.is_empty()),
        portee: match finding.scope {
            Scope::Row(_) => "ligne",
            Scope::School(_) => "etablissement",
            Scope::Campaign => "campagne",
        },
        constat: &finding.told.what,
        remede: &finding.told.remedy,
    }
}
