//! The overview.

/// Block of key figures.
pub const FIGURES: &str = "Chiffres clés";
/// Block of controls.
pub const CONTROLS: &str = "Contrôles\u{a0}: chaque écart doit être nul";
/// Column of what is compared.
pub const CONTROL: &str = "Contrôle";
/// Column of the first amount.
pub const ONE_SIDE: &str = "Somme A";
/// Column of the second amount.
pub const OTHER_SIDE: &str = "Somme B";
/// Column of the difference.
pub const DIFFERENCE: &str = "Écart";
/// Column of the verdict.
pub const VERDICT: &str = "Verdict";
/// The difference is zero.
pub const RIGHT: &str = "juste";
/// The difference is not zero.
pub const WRONG: &str = "à vérifier";
/// Row that sums the controls up.
pub const NOT_ZERO: &str = "Contrôles en écart";
/// Table of rates.
pub const BY_RATE: &str = "Par taux";
/// Table of sectors.
pub const BY_SECTOR: &str = "Par secteur";
/// Table of kinds.
pub const BY_KIND: &str = "Par type d’établissement";
/// Table of provinces.
pub const BY_PROVINCE: &str = "Par province";
/// Column of the number of schools.
pub const SCHOOLS: &str = "Étab.";
/// Column of the rates.
pub const RATE: &str = "Taux (IMP)";
/// Column of the share of the teachers.
pub const SHARE: &str = "Part des RNE";
/// Rates that are none.
pub const OTHER_RATES: &str = "autre";
/// Rows set aside.
pub const ASIDE: &str = "Lignes mises à part\u{a0}: sans lettre, et hors des totaux";
/// Columns of the rows set aside.
pub const ASIDE_COLUMNS: [&str; 5] = ["Ligne source", "Nom", "UAI", "IMP lues", "Erreurs à corriger"];
/// Notes.
pub const NOTES: &str = "Notes";

/// Whether a décharge counts.
pub fn relief_note(counts: bool) -> &'static str {
    if counts {
        "Une décharge compte dans la dotation\u{a0}: IMP consommées = IMP attribuées. Écart = dotation − IMP consommées\u{202f}; un établissement sans dotation a une dotation de zéro."
    } else {
        "Une décharge ne compte pas dans la dotation\u{a0}: IMP consommées = IMP payées. Écart = dotation − IMP consommées\u{202f}; un établissement sans dotation a une dotation de zéro."
    }
}

/// What the totals hold.
pub const SCOPE_NOTE: &str = "Les totaux comptent les lignes qui ont une lettre, faite ou prévue\u{a0}; les lignes mises à part n’y sont pas.";
/// What money is.
pub const MONEY_NOTE: &str = "Montants annuels bruts\u{a0}: IMP payées × valeur d’une IMP (feuille Paramètres). Une décharge n’est pas payée.";
/// Chart of provinces.
pub const CHART_PROVINCES: &str = "Dotation et IMP attribuées par province";
/// Chart of rates.
pub const CHART_RATES: &str = "Nombre de RNE par taux d’IMP";

/// Names of the key figures.
pub mod figures {
    /// Schools of the workbook.
    pub const SCHOOLS: &str = "Établissements";
    /// Schools with a letter.
    pub const WITH_TEACHER: &str = "dont avec référent";
    /// Letters.
    pub const LETTERS: &str = "Lettres (référents)";
    /// Rows set aside.
    pub const ASIDE: &str = "Lignes mises à part";
    /// Envelopes.
    pub const ENVELOPE: &str = "Dotations notifiées (IMP)";
    /// Attributed.
    pub const ATTRIBUTED: &str = "IMP attribuées";
    /// As hours off.
    pub const RELIEF: &str = "dont en décharge";
    /// Paid.
    pub const PAID: &str = "dont payées";
    /// Gap.
    pub const GAP: &str = "Écart sur les dotations (IMP)";
    /// Paid in euros.
    pub const EUROS: &str = "Montant annuel payé, en euros";
    /// Hours off.
    pub const HOURS: &str = "Heures hebdomadaires de décharge";
    /// Errors.
    pub const ERRORS: &str = "Erreurs relevées";
    /// Warnings.
    pub const WARNINGS: &str = "Avertissements relevés";

    /// Paid in the local currency.
    pub fn local(currency: &str) -> String {
        format!("Montant annuel payé, en {currency}")
    }
}

/// Names of the controls.
pub mod controls {
    use crate::fr::typography::NBSP;

    /// Rows.
    pub const ROWS: &str = "Lignes lues = lettres + mises à part";
    /// Teachers.
    pub const TEACHERS: &str = "RNE\u{a0}: Référents = Établissements";
    /// IMP.
    pub const IMP: &str = "IMP\u{a0}: Référents = Établissements";
    /// Relief.
    pub const RELIEF: &str = "Décharges\u{a0}: Référents = Établissements";
    /// Euros.
    pub const EUROS: &str = "Euros\u{a0}: Référents = Établissements";
    /// Parts.
    pub const PARTS: &str = "IMP payées + en décharge = attribuées";
    /// Provinces.
    pub const PROVINCES: &str = "IMP\u{a0}: somme des provinces = total";
    /// Kinds.
    pub const KINDS: &str = "IMP\u{a0}: somme des types = total";
    /// Rates.
    pub const RATES: &str = "IMP\u{a0}: somme des taux = total";
    /// Ticks.
    pub const TICKS: &str = "Coches\u{a0}: Missions = Référents";
    /// Ceiling.
    pub const CEILING: &str = "Somme des dotations = enveloppe totale";

    /// Local currency.
    pub fn local(currency: &str) -> String {
        format!("{currency}{NBSP}: Référents = Établissements")
    }
}
