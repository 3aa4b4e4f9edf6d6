//! The budget workbook: names of its sheets, tables and columns, and its sentences.
//!
//! Titles of columns are part of the formulas: letters, digits and spaces only, so that no reference needs escapes.

use super::grammar::count;
use super::typography::{NBSP, THIN};

/// Name of the file: `synthese-2027.xlsx`.
pub fn file_name(year: &str) -> String {
    format!("synthese-{year}.xlsx")
}

/// The workbook could not be composed.
pub fn not_composed(cause: &str) -> String {
    format!("La synthèse n’a pas pu être composée. Cause technique : {cause}.")
}

/// Names of the sheets.
pub mod sheets {
    /// Totals, charts, controls.
    pub const OVERVIEW: &str = "Synthèse";
    /// One row per school.
    pub const SCHOOLS: &str = "Établissements";
    /// One row per letter.
    pub const TEACHERS: &str = "Référents";
    /// Missions by schools.
    pub const MISSIONS: &str = "Missions";
    /// What was found.
    pub const FINDINGS: &str = "Anomalies";
    /// The values used.
    pub const PARAMETERS: &str = "Paramètres";
    /// Where all of it comes from.
    pub const PROVENANCE: &str = "Provenance";
}

/// Names of tables and cells, as the formulas use them.
pub mod names {
    /// Table of the schools.
    pub const SCHOOLS: &str = "Etablissements";
    /// Table of the teachers.
    pub const TEACHERS: &str = "Referents";
    /// Table of the findings.
    pub const FINDINGS: &str = "Anomalies";
    /// Value of one IMP.
    pub const IMP_VALUE: &str = "Valeur_IMP";
    /// Euros for 1,000 units of the local currency.
    pub const PARITY: &str = "Parite";
    /// Hours of one IMP.
    pub const HOURS: &str = "Heures_par_IMP";
    /// Whether a décharge counts in the envelope.
    pub const RELIEF_COUNTS: &str = "Decharge_compte";
    /// The academy's ceiling.
    pub const CEILING: &str = "Enveloppe_totale";
    /// The allowed rates.
    pub const RATES: &str = "Taux_admis";
    /// Rows read.
    pub const ROWS: &str = "Lignes_lues";
    /// Ticks of the matrix of missions.
    pub const TICKS: &str = "Coches";
}

/// Titles of columns.
pub mod columns {
    /// School code.
    pub const UAI: &str = "UAI";
    /// Name of a school.
    pub const SCHOOL: &str = "Établissement";
    /// Kind of a school.
    pub const KIND: &str = "Type";
    /// Sector.
    pub const SECTOR: &str = "Secteur";
    /// Municipality.
    pub const COMMUNE: &str = "Commune";
    /// Province.
    pub const PROVINCE: &str = "Province";
    /// Number of teachers with a letter.
    pub const TEACHERS: &str = "RNE";
    /// Envelope.
    pub const ENVELOPE: &str = "Dotation IMP";
    /// IMP attributed.
    pub const ATTRIBUTED: &str = "IMP attribuées";
    /// IMP as hours off.
    pub const RELIEF: &str = "IMP en décharge";
    /// IMP paid.
    pub const PAID: &str = "IMP payées";
    /// Envelope less what is taken from it.
    pub const GAP: &str = "Écart IMP";
    /// Amount paid in euros.
    pub const EUROS: &str = "Payé EUR";
    /// Hours off.
    pub const HOURS: &str = "Heures de décharge";
    /// Whether sharing is declared.
    pub const SHARING: &str = "Partage déclaré";
    /// Number of missions ticked.
    pub const TICKS: &str = "Missions cochées";
    /// State of the envelope.
    pub const STATUS: &str = "Statut";
    /// Rows set aside.
    pub const ASIDE: &str = "Lignes à part";
    /// Findings.
    pub const FINDINGS: &str = "Anomalies";
    /// What links the two tables.
    pub const KEY: &str = "Clé";
    /// Place of the row in the source.
    pub const PLACE: &str = "Ligne source";
    /// Civility.
    pub const CIVILITY: &str = "Civilité";
    /// Surname.
    pub const SURNAME: &str = "Nom";
    /// First name.
    pub const FIRST: &str = "Prénom";
    /// Subject.
    pub const DISCIPLINE: &str = "Discipline";
    /// IMP of one person.
    pub const IMP: &str = "IMP";
    /// Whether the IMP are an allowed rate.
    pub const IS_RATE: &str = "Taux admis";
    /// Whether the person shares.
    pub const SHARED: &str = "Partage";
    /// Free projects.
    pub const PROJECTS: &str = "Projets";
    /// Link to the letter.
    pub const LETTER: &str = "Lettre";
    /// What became of the letter.
    pub const FATE: &str = "État";
    /// Severity.
    pub const SEVERITY: &str = "Gravité";
    /// Code of the catalogue.
    pub const CODE: &str = "Code";
    /// What the code is about.
    pub const TITLE: &str = "Sujet";
    /// Place in the source.
    pub const WHERE: &str = "Où";
    /// What is wrong.
    pub const WHAT: &str = "Constat";
    /// What to do.
    pub const REMEDY: &str = "Que faire";
    /// A mission's text.
    pub const MISSION: &str = "Mission";
    /// Schools where somebody does it.
    pub const COVERED: &str = "Étab. couverts";
    /// Share of the schools.
    pub const COVERAGE: &str = "Couverture";
    /// Schools where nobody does it.
    pub const NOBODY: &str = "Étab. sans personne";

    /// Amount paid in the local currency.
    pub fn local(currency: &str) -> String {
        format!("Payé {currency}")
    }

    /// Missions ticked in a chapter.
    pub fn chapter(number: u16) -> String {
        format!("Chapitre {number}")
    }
}

/// What a cell says where the workbook says nothing.
pub const NOT_GIVEN: &str = "non renseigné";
/// The currency, where its name can't be a part of a title.
pub const LOCAL: &str = "monnaie locale";
/// Text of a link to a letter.
pub const OPEN: &str = "ouvrir";
/// Label of the rows of totals.
pub const TOTAL: &str = "Total";
/// What a table without rows says.
pub const NO_FINDING: &str = "Aucune anomalie.";

/// States of an envelope.
pub mod status {
    /// Gap of zero.
    pub const BALANCED: &str = "équilibré";
    /// Something is left.
    pub const UNDER: &str = "sous-consommation";
    /// Too much is attributed.
    pub const OVER: &str = "dépassement";
    /// Teachers and no envelope.
    pub const NO_ENVELOPE: &str = "sans dotation";
    /// An envelope and nobody.
    pub const NOBODY: &str = "sans RNE";
    /// Some rows are set aside: the gap is not final.
    pub const INCOMPLETE: &str = "incomplet";
    /// Neither envelope nor teacher.
    pub const NOTHING: &str = "sans objet";
}

/// Sharing within a school.
pub mod sharing {
    /// Some declare it and some do not, or one alone does.
    pub const INCONSISTENT: &str = "incohérent";
}

/// What became of a letter.
pub mod fate {
    /// Not made in this run.
    pub const PLANNED: &str = "prévue";
    /// Written.
    pub const MADE: &str = "faite";
    /// There already, the same.
    pub const UNCHANGED: &str = "inchangée";
    /// Changed by hand, left alone.
    pub const KEPT: &str = "retouchée, conservée";
    /// Changed by hand, the new one stands beside it.
    pub const BESIDE: &str = "retouchée, nouvelle à côté";
}

/// Titles and notes at the head of the sheets.
pub mod heads {
    use super::{NBSP, THIN, count};

    /// Overview.
    pub fn overview(year: &str) -> String {
        format!("Indemnités des référents numériques (IMP){NBSP}: synthèse {year}")
    }

    /// Second line of the overview.
    pub fn issued(academy: &str, service: &str) -> String {
        format!("{academy} – {service}")
    }

    /// Third line of the overview.
    pub fn dated(letters: &str, run: &str, workbook: &str) -> String {
        format!("Lettres datées du {letters} – synthèse établie le {run} à partir de {workbook}")
    }

    /// Sheet of schools.
    pub fn schools(year: &str) -> String {
        format!("Établissements {year}{NBSP}: dotation, attributions et écart, en IMP")
    }

    /// Note of the sheet of schools.
    pub const SCHOOLS_NOTE: &str = "Les nombres sont des formules sur la feuille Référents. Écart\u{a0}: dotation moins IMP consommées\u{202f}; en rouge, un dépassement. La clé relie les deux tables\u{a0}: c’est l’UAI, suivi d’un rang quand deux établissements portent le même code.";

    /// Sheet of teachers.
    pub fn teachers(year: &str, letters: usize) -> String {
        format!("Référents {year}{NBSP}: {}", count(letters, "lettre", "lettres"))
    }

    /// Note of the sheet of teachers.
    pub fn teachers_note(currency: Option<&str>) -> String {
        let paid = "Une ligne par lettre. IMP payées\u{a0}: IMP moins IMP en décharge.";
        match currency {
            Some(currency) => format!("{paid} {}", rounding(currency)),
            None => paid.to_owned(),
        }
    }

    /// How the local currency is rounded.
    pub fn rounding(currency: &str) -> String {
        format!(
            "Le montant en {currency} de chaque personne vient du montant exact en euros et n’est arrondi qu’une fois, à \
             l’unité{THIN}; les totaux en {currency} sont la somme de ces lignes."
        )
    }

    /// Sheet of missions.
    pub fn missions(year: &str) -> String {
        format!("Missions {year}{NBSP}: nombre de référents par mission et par établissement")
    }

    /// Note of the sheet of missions, before the number.
    pub const MISSIONS_NOTE: &str = "Établissements avec au moins une lettre\u{a0}:";

    /// Sheet of findings.
    pub fn findings(year: &str) -> String {
        format!("Anomalies {year}")
    }

    /// Note of the sheet of findings.
    pub fn findings_note(workbook: &str) -> String {
        format!(
            "«{NBSP}Où{NBSP}» est un endroit du classeur {workbook}. Une erreur met la ligne à part{NBSP}: pas de lettre, et \
             rien dans les totaux."
        )
    }

    /// Sheet of parameters.
    pub fn parameters(year: &str) -> String {
        format!("Paramètres {year}{NBSP}: les valeurs employées, et d’où elles viennent")
    }

    /// Note of the sheet of parameters.
    pub const PARAMETERS_NOTE: &str = "Les formules de toutes les feuilles emploient ces cellules par leur nom\u{a0}: changez une valeur ici pour simuler. Les lettres, elles, ne changent pas.";

    /// Sheet of provenance.
    pub fn provenance(year: &str) -> String {
        format!("Provenance de la synthèse {year}")
    }
}

/// The overview.
pub mod overview {
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
        use super::super::NBSP;

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
}

/// Rows at the foot of the matrix.
pub mod matrix {
    /// Missions with somebody.
    pub const UNION: &str = "Missions couvertes dans l’établissement";
    /// Ticks.
    pub const TICKS: &str = "Coches";
}

/// The sheet of parameters.
pub mod parameters {
    /// Titles.
    pub const COLUMNS: [&str; 5] =
        ["Paramètre", "Valeur", "Origine", "Nom dans les formules", "Ce que c’est"];
    /// Table of the amounts of each rate.
    pub const SCALE: &str = "Barème\u{a0}: montant annuel de chaque taux admis";
    /// Titles of that table.
    pub const RATE: &str = "Taux (IMP)";
    /// Euros a year.
    pub const EUROS: &str = "Euros par an";

    /// Units of the local currency a year.
    pub fn local(currency: &str) -> String {
        format!("{currency} par an")
    }

    /// Where a value came from: 0 default, 1 workbook, 2 settings file.
    pub fn origin(rank: u8) -> &'static str {
        match rank {
            0 => "valeur par défaut",
            1 => "classeur",
            _ => "fichier de réglages",
        }
    }
}

/// The sheet of provenance.
pub mod provenance {
    /// Titles.
    pub const COLUMNS: [&str; 2] = ["Élément", "Valeur"];
    /// The workbook's name.
    pub const WORKBOOK: &str = "Classeur lu";
    /// Its hash.
    pub const WORKBOOK_HASH: &str = "Empreinte SHA-256 du classeur";
    /// The template's name.
    pub const TEMPLATE: &str = "Modèle de lettre";
    /// Its hash.
    pub const TEMPLATE_HASH: &str = "Empreinte SHA-256 du modèle";
    /// The product.
    pub const PRODUCT: &str = "Logiciel";
    /// The day of the run.
    pub const DATE: &str = "Date du traitement";
    /// Rows read.
    pub const ROWS: &str = "Lignes de référents lues";
    /// Letters.
    pub const LETTERS: &str = "Lignes avec lettre";
    /// Rows set aside.
    pub const ASIDE: &str = "Lignes mises à part";
    /// Letters by what became of them: made, unchanged, kept, with a new one beside, planned.
    pub const STATES: [&str; 5] = [
        "Lettres faites",
        "Lettres inchangées",
        "Lettres retouchées, conservées",
        "Lettres retouchées, avec une nouvelle à côté",
        "Lettres prévues",
    ];
    /// Findings.
    pub const ERRORS: &str = "Erreurs";
    /// Findings.
    pub const WARNINGS: &str = "Avertissements";
    /// Findings.
    pub const INFOS: &str = "Informations";
    /// Missions of the template.
    pub const MISSIONS: &str = "Missions du modèle";
}

/// Properties of the file.
pub mod properties {
    /// Title.
    pub fn title(year: &str) -> String {
        format!("Synthèse des IMP des référents numériques, {year}")
    }
    /// Subject.
    pub const SUBJECT: &str = "Contrôle de l’enveloppe des IMP";
    /// Keywords.
    pub const KEYWORDS: &str = "IMP ; RNE ; budget";
}

/// Before the number of a page.
pub const PAGE: &str = "Page";

/// What stands behind an amount in the local currency: New Caledonia writes F.
pub fn unit(currency: &str) -> &str {
    if currency == "XPF" { "F" } else { currency }
}

/// A currency's name as a part of a title: letters, digits and spaces, short, and not the euro's.
pub fn currency_title(name: &str) -> String {
    let plain: String = name.chars().filter(|ch| ch.is_alphanumeric() || *ch == ' ').take(12).collect();
    let plain = plain.trim();
    if plain.is_empty() || plain.eq_ignore_ascii_case("eur") { LOCAL.to_owned() } else { plain.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_safe_in_a_title() {
        for (name, title) in [
            ("XPF", "XPF"),
            ("F CFP", "F CFP"),
            ("[#]'", LOCAL),
            ("E.U.R.", LOCAL),
            ("", LOCAL),
            ("F\"A;B", "FAB"),
        ] {
            assert_eq!(currency_title(name), title, "{name}");
        }
    }

    /// A title with any of these would need escapes in every formula.
    #[test]
    fn titles_of_columns_need_no_escape() {
        for title in [
            columns::ENVELOPE,
            columns::ATTRIBUTED,
            columns::RELIEF,
            columns::PAID,
            columns::GAP,
            columns::EUROS,
            columns::TICKS,
            columns::ASIDE,
            columns::KEY,
            &columns::local("XPF"),
            &columns::chapter(1),
        ] {
            assert!(title.chars().all(|ch| ch.is_alphanumeric() || ch == ' '), "{title}");
        }
    }
}
