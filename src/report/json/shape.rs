//! The fields of the JSON, in their order. They bear the names that the file has: French words without accents.

use serde::Serialize;

/// The whole.
#[derive(Serialize)]
pub(super) struct Report<'o> {
    pub(super) format: u32,
    pub(super) campagne: Campaign<'o>,
    pub(super) provenance: Provenance<'o>,
    pub(super) resume: Summary,
    pub(super) copie: Option<CopyLine<'o>>,
    pub(super) totaux: Totals,
    pub(super) etablissements: Vec<SchoolLine<'o>>,
    pub(super) lettres: Vec<LetterLine<'o>>,
    pub(super) mis_de_cote: Vec<AsideLine<'o>>,
    pub(super) constats: Vec<FindingLine<'o>>,
    pub(super) missions: Vec<MissionLine<'o>>,
    pub(super) lecture: Vec<TableLine<'o>>,
}

/// A table of the workbook, and what its columns were taken for.
#[derive(Serialize)]
pub(super) struct TableLine<'o> {
    pub(super) feuille: &'o str,
    pub(super) tableau: &'static str,
    pub(super) ligne_titres: u32,
    pub(super) lignes: usize,
    pub(super) colonnes: Vec<ColumnLine<'o>>,
}

/// A column.
#[derive(Serialize)]
pub(super) struct ColumnLine<'o> {
    pub(super) colonne: String,
    pub(super) titre: &'o str,
    pub(super) au_dessus: Option<&'o str>,
    pub(super) sens: &'static str,
    pub(super) valeur: Option<String>,
}

/// The rules of the campaign.
#[derive(Serialize)]
pub(super) struct Campaign<'o> {
    pub(super) annee: &'o str,
    pub(super) date: String,
    pub(super) academie: &'o str,
    pub(super) service: &'o str,
    pub(super) imp_euros_centimes: u32,
    pub(super) monnaie_locale: Option<&'o str>,
    pub(super) euros_centimes_pour_mille: Option<u32>,
    pub(super) enveloppe_imp: Option<f64>,
    pub(super) decharge_compte: bool,
    pub(super) perimetre_dotation: &'static str,
}

/// Where everything came from.
#[derive(Serialize)]
pub(super) struct Provenance<'o> {
    pub(super) logiciel: &'static str,
    pub(super) version: &'static str,
    pub(super) date: String,
    pub(super) classeur: &'o str,
    pub(super) classeur_sha256: &'o str,
    pub(super) modele: &'o str,
    pub(super) modele_sha256: &'o str,
}

/// How it went.
#[derive(Serialize)]
pub(super) struct Summary {
    pub(super) phrase: String,
    pub(super) lettres: usize,
    pub(super) faites: usize,
    pub(super) inchangees: usize,
    pub(super) gardees: usize,
    pub(super) a_cote: usize,
    pub(super) non_demandees: usize,
    pub(super) mises_de_cote: usize,
    pub(super) erreurs: usize,
    pub(super) avertissements: usize,
    pub(super) informations: usize,
    pub(super) acceptes: usize,
}

/// The copy of the workbook to mend.
#[derive(Serialize)]
pub(super) struct CopyLine<'o> {
    pub(super) fichier: &'o str,
    pub(super) coloriee: bool,
    pub(super) raison: Option<&'static str>,
    pub(super) gardee: Option<&'o str>,
}

/// Sums of the campaign, and by province.
#[derive(Serialize)]
pub(super) struct Totals {
    #[serde(flatten)]
    pub(super) ensemble: AmountsLine,
    pub(super) provinces: Vec<ProvinceLine>,
}

/// Envelope and attributions; IMP as numbers, money in cents and in whole local units.
#[derive(Serialize)]
pub(super) struct AmountsLine {
    pub(super) lettres: usize,
    pub(super) dotation_imp: Option<f64>,
    pub(super) attribue_imp: f64,
    pub(super) decharge_imp: f64,
    pub(super) paye_imp: f64,
    pub(super) compte_imp: f64,
    pub(super) ecart_imp: Option<f64>,
    pub(super) mis_de_cote_imp: f64,
    pub(super) paye_euros_centimes: u64,
    pub(super) paye_monnaie_locale: Option<u64>,
}

/// A province.
#[derive(Serialize)]
pub(super) struct ProvinceLine {
    pub(super) province: String,
    #[serde(flatten)]
    pub(super) montants: AmountsLine,
}

/// A school.
#[derive(Serialize)]
pub(super) struct SchoolLine<'o> {
    pub(super) uai: &'o str,
    pub(super) nom: &'o str,
    pub(super) commune: &'o str,
    pub(super) province: &'o str,
    #[serde(flatten)]
    pub(super) montants: AmountsLine,
    pub(super) feuille: &'o str,
    pub(super) ligne: u32,
}

/// A letter.
#[derive(Serialize)]
pub(super) struct LetterLine<'o> {
    pub(super) uai: &'o str,
    pub(super) etablissement: &'o str,
    pub(super) nom: &'o str,
    pub(super) prenom: &'o str,
    pub(super) imp: f64,
    pub(super) decharge_imp: f64,
    pub(super) paye_imp: f64,
    pub(super) paye_euros_centimes: u64,
    pub(super) paye_monnaie_locale: Option<u64>,
    pub(super) partage: bool,
    pub(super) missions: Vec<String>,
    pub(super) projets: &'o [String],
    pub(super) etat: &'static str,
    pub(super) chemin: Option<String>,
    pub(super) feuille: &'o str,
    pub(super) ligne: u32,
}

/// A row without a letter.
#[derive(Serialize)]
pub(super) struct AsideLine<'o> {
    pub(super) referent: &'o str,
    pub(super) uai: &'o str,
    pub(super) codes: Vec<&'static str>,
    pub(super) feuille: &'o str,
    pub(super) ligne: u32,
}

/// A finding.
#[derive(Serialize)]
pub(super) struct FindingLine<'o> {
    pub(super) code: &'static str,
    pub(super) gravite: &'static str,
    pub(super) titre: &'static str,
    pub(super) feuille: Option<&'o str>,
    pub(super) ligne: Option<u32>,
    pub(super) cellule: Option<String>,
    pub(super) uai: Option<String>,
    pub(super) referent: Option<String>,
    pub(super) portee: &'static str,
    pub(super) constat: &'o str,
    pub(super) remede: &'o str,
}

/// A mission and who has it.
#[derive(Serialize)]
pub(super) struct MissionLine<'o> {
    pub(super) code: String,
    pub(super) mission: &'o str,
    pub(super) rubriques: &'o [String],
    pub(super) referents: usize,
    pub(super) etablissements: usize,
}
