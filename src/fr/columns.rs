//! Titles of the columns and parameters: the one that we write, those that we also read, and what the bubble says.

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

/// Civility of a teacher.
pub const CIVILITY: Heading = Heading {
    title: "Civilité",
    others: &[
        "Civ",
        "Civilité RNE",
        "Civilité référent",
        "Civilité enseignant",
        "Sexe",
        "Genre",
        "M./Mme",
        "Civilité du référent",
        "Civilité du référent numérique",
    ],
    help: "M. ou Mme.",
};
/// Surname of a teacher.
pub const SURNAME: Heading = Heading {
    title: "Nom",
    others: &[
        "Nom RNE",
        "Nom du RNE",
        "Nom référent",
        "Nom du référent",
        "Nom de famille",
        "Nom d'usage",
        "Nom usuel",
        "Nom enseignant",
        "Nom du professeur",
        "NOM de l'enseignant",
        "Patronyme",
        "Nom et prénom",
        "Nom et prénoms",
        "Nom Prénom",
        "Prénom Nom",
        "Prénom et nom",
        "Nom complet",
        "Nom et prénom du référent",
        "Nom Prénom du référent",
        "Prénom et nom du référent",
        "Nom et prénom du référent numérique",
        "Nom et prénom du RNE",
        "Nom Prénom RNE",
        "Nom et prénom de l'enseignant",
        "Nom et prénom du professeur",
        "Référent",
        "Référent numérique",
        "Nom du référent numérique",
        "Nom du professeur référent",
        "Enseignant",
        "Professeur",
        "Enseignant référent",
    ],
    help: "Nom de famille du référent.",
};
/// What a column of surnames is taken for that has the first names too.
pub const WHOLE_NAME: &str = "Nom et prénom";
/// First name of a teacher.
pub const FIRST: Heading = Heading {
    title: "Prénom",
    others: &[
        "Prénom RNE",
        "Prénom du RNE",
        "Prénom référent",
        "Prénom du référent",
        "Prénoms",
        "Prénom usuel",
        "Prénom enseignant",
        "Prénom du professeur",
        "Prénom du référent numérique",
        "Prénom du professeur référent",
    ],
    help: "Prénom usuel du référent.",
};
/// Subject.
pub const DISCIPLINE: Heading = Heading {
    title: "Discipline",
    others: &["Matière", "Discipline enseignée", "Discipline de poste"],
    help: "Discipline enseignée. Elle figure dans la synthèse, pas dans la lettre.",
};
/// Mail address of a teacher.
pub const TEACHER_MAIL: Heading = Heading {
    title: "Courriel du référent",
    others: &[
        "Courriel",
        "Mél",
        "E-mail",
        "Email",
        "Mail",
        "Courriel RNE",
        "Mél RNE",
        "Adresse mail",
        "Mail référent",
        "Courriel du référent numérique",
        "Mail du référent numérique",
        "Email du référent",
    ],
    help: "Adresse professionnelle du référent ; facultative.",
};
/// Number of IMP.
pub const IMP: Heading = Heading {
    title: "IMP",
    others: &[
        "Nombre d'IMP",
        "Nb IMP",
        "Nb d'IMP",
        "IMP attribuées",
        "IMP attribué",
        "IMP total",
        "Total IMP",
        "Nombre IMP",
        "Taux IMP",
        "Quotité IMP",
        "Nbre IMP",
        "Nombre d'IMP attribuées",
        "Quotité",
        "IMP accordées",
        "IMP accordé",
        "IMP attribuées au référent",
        "IMP accordées au référent",
        "IMP RNE",
        "IMP référent",
        "IMP référent numérique",
        "IMP RUPN",
        "Nb IMP RNE",
        "Nb IMP référent",
        "Nombre d'IMP RNE",
        "Nombre d'IMP référent",
    ],
    help: "Nombre d’IMP attribué : 0,25 ; 0,5 ; 1 ; 2 ou 3. Un nombre d’IMP, pas un montant.",
};
/// Tick: part of it as hours off.
pub const RELIEF_TICK: Heading = Heading {
    title: "Décharge",
    others: &[
        "Décharge horaire",
        "Décharge (x)",
        "Avec décharge",
        "Sous forme de décharge",
        "Décharge oui/non",
    ],
    help: "x si la mission s’exerce pour tout ou partie sous forme de décharge horaire.",
};
/// Number of IMP as hours off.
pub const RELIEF: Heading = Heading {
    title: "IMP en décharge",
    others: &[
        "Décharge IMP",
        "Nb IMP décharge",
        "IMP décharge",
        "Nombre d'IMP en décharge",
        "Décharge (IMP)",
        "Dont décharge",
    ],
    help: "Parmi les IMP attribuées, le nombre exercé en décharge.",
};
/// Hours off.
pub const RELIEF_HOURS: Heading = Heading {
    title: "Heures de décharge",
    others: &[
        "Décharge (heures)",
        "Nb heures décharge",
        "Heures décharge",
        "Décharge en heures",
        "Décharge en h",
    ],
    help: "Facultatif : sert à vérifier la décharge en IMP.",
};
/// Tick: somebody else shares the missions.
pub const SHARED: Heading = Heading {
    title: "Mission partagée",
    others: &[
        "Partage",
        "Partagée",
        "Mission partagée (x)",
        "Partagé",
        "Autre RNE",
        "Partage de la mission",
        "Missions partagées",
        "Partagé avec",
        "Partagée avec",
        "Partage avec",
        "Mission partagée avec",
        "Missions partagées avec",
        "RNE partagé avec",
    ],
    help: "x si une autre personne de l’établissement partage les missions du RNE. Toutes les personnes concernées le cochent.",
};
/// Date of this letter.
pub const ROW_DATE: Heading = Heading {
    title: "Date de la lettre",
    others: &["Date", "Date lettre"],
    help: "Facultatif : remplace pour cette ligne la date donnée dans les paramètres.",
};
/// Free projects.
pub const PROJECTS: [Heading; 3] = [
    Heading {
        title: "Projet 1",
        others: &[
            "Projet particulier 1",
            "Item 1",
            "Projet EPENC 1",
            "3f-1",
            "Projet particulier",
            "Projet",
            "Autre projet",
            "Projet éventuel",
            "Autre projet éventuel",
        ],
        help: "Projet particulier de l’établissement, en toutes lettres. Un projet écrit est un projet coché.",
    },
    Heading {
        title: "Projet 2",
        others: &["Projet particulier 2", "Item 2", "Projet EPENC 2", "3f-2"],
        help: "Deuxième projet particulier.",
    },
    Heading {
        title: "Projet 3",
        others: &["Projet particulier 3", "Item 3", "Projet EPENC 3", "3f-3"],
        help: "Troisième projet particulier.",
    },
];
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
