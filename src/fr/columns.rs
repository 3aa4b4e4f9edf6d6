//! Titles of the columns and parameters: the one that we write, those that we also read, and what the bubble says.

pub use super::of_teachers::{
    CIVILITY, DISCIPLINE, FIRST, IMP, PROJECTS, RELIEF, RELIEF_HOURS, RELIEF_TICK, ROW_DATE, SHARED, SURNAME,
    TEACHER_MAIL, WHOLE_NAME,
};
pub use super::parameters::{
    ACADEMY, CEILING, CURRENCY, HOURS, IMP_VALUE, LETTER_DATE, PARITY, PERIMETER, PERIMETERS, RATES,
    RELIEF_COUNTS, SERVICE, YEAR, covers_all,
};

/// A column, or a parameter, as people see it.
#[derive(Debug)]
pub struct Heading {
    /// The title that our own workbook has.
    pub title: &'static str,
    /// Other titles with the same meaning; case, accents and punctuation do not count.
    pub others: &'static [&'static str],
    /// The help bubble of the title's cell.
    pub help: &'static str,
}

/// Name of the sheet of schools.
pub const SCHOOLS: &str = "Établissements";
/// Name of the sheet of teachers.
pub const TEACHERS: &str = "Référents";
/// Name of the sheet of parameters.
pub const PARAMETERS: &str = "Paramètres";
/// Name of the sheet of missions.
pub const MISSIONS: &str = "Missions";
/// Name of the sheet of what was not carried over from an older workbook.
pub const CARRIED: &str = "Reprise";
/// Name of the sheet that explains.
pub const READ_ME: &str = "Lisez-moi";

/// School code.
pub const UAI: Heading = Heading {
    title: "UAI",
    others: &[
        "Code UAI",
        "RNE",
        "Code RNE",
        "N° UAI",
        "Numéro UAI",
        "N° établissement",
        "Code établissement",
        "UAI établissement",
        "Code UAI établissement",
        "Identifiant établissement",
        "N° RNE",
        "UAI ou RNE",
        "Code UAI ou RNE",
    ],
    help: "Code de l’établissement : 7 chiffres et une lettre de contrôle, par exemple 9830004M.",
};
/// Name of a school.
pub const SCHOOL_NAME: Heading = Heading {
    title: "Établissement",
    others: &[
        "Nom de l'établissement",
        "Etab",
        "Nom établissement",
        "Libellé établissement",
        "Dénomination principale",
        "Nom etab",
        "Appellation officielle",
        "Nom collège ou lycée",
        "Collège ou lycée",
    ],
    help: "Nom complet, avec son nom commun : « Collège de Koné ».",
};
/// Kind of a school.
pub const SCHOOL_KIND: Heading = Heading {
    title: "Type",
    others: &["Type d'établissement", "Nature", "Nature établissement", "Catégorie"],
    help: "Collège, lycée général et technologique, lycée polyvalent, lycée professionnel, annexe, ALP, SEGPA …",
};
/// Public or private.
pub const SECTOR: Heading = Heading {
    title: "Secteur",
    others: &["Public / privé", "Public privé", "Statut", "Secteur public privé"],
    help: "Public, ou réseau privé (DDEC, ASEE, FELP).",
};
/// Municipality.
pub const COMMUNE: Heading = Heading {
    title: "Commune",
    others: &["Ville", "Localité", "Nom commune"],
    help: "Commune de l’établissement.",
};
/// Province.
pub const PROVINCE: Heading = Heading {
    title: "Province",
    others: &["Département", "Collectivité"],
    help: "Sud, Nord ou Îles Loyauté. La synthèse fait un total par province.",
};
/// The school that an annex belongs to.
pub const PARENT: Heading = Heading {
    title: "UAI de rattachement",
    others: &["UAI parent", "Établissement de rattachement", "UAI mère", "Rattachement"],
    help: "Pour une annexe, une ALP ou une SEGPA : le code de l’établissement dont elle dépend.",
};
/// Civility of the head.
pub const HEAD_CIVILITY: Heading = Heading {
    title: "Civilité du chef d’établissement",
    others: &[
        "Civ chef",
        "Civ. du chef",
        "Civ. chef d'établissement",
        "Civilité chef",
        "Civilité du chef",
        "Civilité chef établissement",
        "Chef civilité",
        "Civ chef",
        "Civilité principal",
        "Civilité",
    ],
    help: "M. ou Mme.",
};
/// Surname of the head.
pub const HEAD_SURNAME: Heading = Heading {
    title: "Nom du chef d’établissement",
    others: &[
        "Nom chef",
        "Chef",
        "Nom du chef",
        "Chef nom",
        "Nom chef établissement",
        "Chef d'établissement",
        "Nom principal",
        "Nom proviseur",
        "Nom du principal ou proviseur",
        "Nom du principal / proviseur",
        "Principal",
        "Proviseur",
        "Principal / proviseur",
        "Nom et prénom du chef d'établissement",
        "Nom chef établissement prénom",
    ],
    help: "Nom de famille. Il figure dans la lettre : sans lui, les lettres de l’établissement ne sont pas faites.",
};
/// First name of the head.
pub const HEAD_FIRST: Heading = Heading {
    title: "Prénom du chef d’établissement",
    others: &[
        "Prénom chef",
        "Prénom du chef",
        "Chef prénom",
        "Prénom chef établissement",
        "Prénom principal",
        "Prénom du principal / proviseur",
        "Prénom proviseur",
    ],
    help: "Prénom usuel.",
};
/// Function of the head.
pub const HEAD_FUNCTION: Heading = Heading {
    title: "Fonction",
    others: &["Fonction chef", "Fonction du chef d'établissement", "Titre", "Qualité"],
    help: "Principale, proviseur … Elle sert à la formule d’appel des courriels.",
};
/// Mail addresses of the head.
pub const HEAD_MAIL: Heading = Heading {
    title: "Courriel du chef d’établissement",
    others: &[
        "Courriel",
        "Courriels",
        "Mél",
        "E-mail",
        "Email",
        "Mail",
        "Adresse mail",
        "Adresse électronique",
        "Courriel chef",
        "Mél chef",
        "Courriel établissement",
        "Adresse électronique établissement",
        "Mail établissement",
        "Mél établissement",
        "Adresse de messagerie",
        "Mail du chef",
        "Mail chef",
        "Email chef",
        "Mail du chef d'établissement",
        "Email du chef d'établissement",
        "Mél du chef d'établissement",
        "Adresse mail établissement",
        "Email établissement",
        "Adresse mail du chef d'établissement",
        "Courriel principal",
        "Courriel proviseur",
    ],
    help: "L’adresse à laquelle la lettre sera envoyée ; plusieurs adresses se séparent par un point-virgule.",
};
/// Envelope of IMP.
pub const ENVELOPE: Heading = Heading {
    title: "Dotation IMP",
    others: &[
        "Dotation",
        "Dotation en IMP",
        "Enveloppe",
        "Enveloppe IMP",
        "IMP notifiées",
        "IMP dotation",
        "Nb IMP dotation",
    ],
    help: "Nombre d’IMP notifié à l’établissement pour la mission de référent numérique.",
};
/// How the letter calls the school.
pub const CALLED: Heading = Heading {
    title: "Dénomination dans la lettre",
    others: &["Dénomination", "Nom dans la lettre", "Contraction", "Libellé lettre"],
    help: "À remplir seulement si le nom ne convient pas dans la lettre : « annexe de Kouaoua du collège de Canala ».",
};
/// Whether a school is active.
pub const ACTIVE: Heading = Heading {
    title: "Actif",
    others: &["Ouvert", "En activité", "Etat"],
    help: "« non » pour un établissement fermé : ses lignes de référents seront signalées.",
};

/// Remarks for the office's own use.
pub const REMARK: Heading = Heading {
    title: "Remarque",
    others: &["Remarques", "Observation", "Observations", "Commentaire", "Commentaires", "Notes"],
    help: "Pour vous : cette colonne n’est pas lue.",
};

/// Column of codes in the sheet of missions.
pub const MISSION_CODE: &str = "Code";
/// Column of sections in the sheet of missions.
pub const MISSION_SECTION: &str = "Rubrique";
/// Column of texts in the sheet of missions.
pub const MISSION_TEXT: &str = "Mission";
