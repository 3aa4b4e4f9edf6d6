//! Words in and around the titles of columns, whatever the columns mean.

/// Key of the settings for columns that are not to be read.
pub const IGNORE: &str = "ignorer";
/// Words around the words that count, folded: articles, and those of a question or of politeness.
pub const SMALL_WORDS: [&str; 27] = [
    "du",
    "de",
    "des",
    "d",
    "la",
    "le",
    "les",
    "l",
    "un",
    "une",
    "votre",
    "vos",
    "quel",
    "quelle",
    "quels",
    "quelles",
    "est",
    "sont",
    "merci",
    "indiquer",
    "indiquez",
    "saisir",
    "saisissez",
    "veuillez",
    "preciser",
    "precisez",
    "svp",
];
/// A tool that writes of its own who has answered.
#[derive(Debug)]
pub struct Tool {
    /// A title that only its files have.
    pub beside: &'static str,
    /// The title of the address of who has answered.
    pub mail: &'static str,
    /// The titles of civility and names of who has answered.
    pub person: &'static [&'static str],
    /// Whether they stand before the title that only its files have; questions stand behind it.
    pub stand_before: bool,
}

/// The tools that write who has answered: the holder of an account, and nobody of whom the letter speaks (handbook, section 5.1).
pub const ACCOUNTS: [Tool; 3] = [
    Tool {
        beside: "État du dossier",
        mail: "Email",
        person: &["Civilité", "Nom", "Prénom"],
        stand_before: true,
    },
    Tool { beside: "Heure de début", mail: "Adresse de messagerie", person: &["Nom"], stand_before: false },
    Tool { beside: "Horodateur", mail: "Adresse e-mail", person: &[], stand_before: false },
];
/// Words of a title by which a column of missions holds others than those of the letter, folded: wishes, refusals, remarks, another person's.
pub const MISSIONS_OTHERWISE: [&str; 49] = [
    "refuse",
    "refusee",
    "refusees",
    "non",
    "annulee",
    "annulees",
    "supprimer",
    "supprimee",
    "supprimees",
    "exclue",
    "exclues",
    "ecartees",
    "souhait",
    "souhaits",
    "souhaitee",
    "souhaitees",
    "voeu",
    "voeux",
    "demandee",
    "demandees",
    "proposees",
    "possibles",
    "attente",
    "avant",
    "ancienne",
    "anciennes",
    "anterieures",
    "precedente",
    "precedentes",
    "dernier",
    "derniere",
    "passees",
    "suppleant",
    "suppleante",
    "second",
    "seconde",
    "deuxieme",
    "binome",
    "hors",
    "pas",
    "sans",
    "commentaire",
    "commentaires",
    "remarque",
    "remarques",
    "ancien",
    "brouillon",
    "barrees",
    "sauf",
];
/// Words in brackets behind a title that say how to answer, folded: `(oui/non)`, `(cocher)`.
pub const HOW_TO_ANSWER: [&str; 9] = ["oui", "non", "x", "cocher", "cochez", "a", "si", "ou", "o"];
/// Words of a title by which a column has a part of somebody's missions, folded.
pub const MISSIONS_IN_PARTS: [&str; 12] = [
    "principale",
    "principales",
    "secondaire",
    "secondaires",
    "autre",
    "autres",
    "complement",
    "complements",
    "complementaire",
    "complementaires",
    "supplementaire",
    "supplementaires",
];
/// What a title says before the mission that it names, whole and folded.
pub const MISSIONS: [&str; 14] = [
    "mission",
    "mission n",
    "mission no",
    "missions",
    "missions rne",
    "missions du rne",
    "missions du referent",
    "mission confiee",
    "missions confiees",
    "vos missions",
    "les missions",
    "missions choisies",
    "missions retenues",
    "missions cochees",
];
/// Titles of the column that says what became of an answer (Démarches simplifiées).
pub const STATE: [&str; 2] = ["État du dossier", "Statut du dossier"];
/// What such a column says of an answer that does not count, folded.
pub const REFUSED: [&str; 5] = ["refuse", "refusee", "classe sans suite", "sans suite", "brouillon"];
/// Titles of the column that says when an answer was sent (LimeSurvey).
pub const SENT: [&str; 2] = ["Date de soumission", "submitdate"];
/// Titles of the column that numbers answers, in the same tool.
pub const ANSWER_NUMBER: [&str; 4] = ["ID de la réponse", "Response ID", "Dernière page", "lastpage"];
/// Words that a title puts before the number of a chapter, folded.
pub const CHAPTERS: [&str; 10] =
    ["chapitre", "rubrique", "section", "partie", "volet", "domaine", "axe", "mission", "missions", "ch"];
/// Titles of the column that says, where there is a row for each mission, whether it is ticked.
pub const TICKED: [&str; 8] =
    ["Coché", "Cochée", "Coche", "Mission cochée", "Retenue", "Réponse", "Valeur", "Choix"];
/// What a number of hours is called in a title.
pub const HOURS: &str = "heures";
/// Words and signs for hours in a title, folded; and what may stand around them.
pub const HOUR_WORDS: [&str; 6] = ["h", "hr", "hrs", "heure", HOURS, "hsa"];
/// See [`HOUR_WORDS`].
pub const AROUND_HOURS: [&str; 13] = [
    "en",
    "nb",
    "nbre",
    "nombre",
    "par",
    "semaine",
    "sem",
    "hebdo",
    "hebdomadaire",
    "hebdomadaires",
    "an",
    "annuelles",
    "supplementaires",
];
/// The word for what is counted in IMP, folded.
pub const IMP_WORD: &str = "imp";
/// Words of a title that make its number a sum, folded.
pub const SUM_WORDS: [&str; 3] = ["total", "totale", "somme"];
/// Words of a title beside that word which say that its number is no count of them, or one that is in the letter already, folded.
pub const IMP_OTHERWISE: [&str; 12] = [
    "decharge",
    "heures",
    "montant",
    "euros",
    "valeur",
    "taux",
    "dotation",
    "enveloppe",
    "dont",
    "payees",
    "versees",
    "indemnite",
];
/// Titles that do not say whose they are.
pub const BARE: [&str; 11] = [
    "Nom",
    "Prénom",
    "Civilité",
    "Courriel",
    "Courriels",
    "Mél",
    "E-mail",
    "Email",
    "Mail",
    "Adresse mail",
    "Adresse de messagerie",
];
/// Words that say whose a name or an address is, folded.
pub const WHOSE: [&str; 12] = [
    "referent",
    "referente",
    "rne",
    "enseignant",
    "enseignante",
    "professeur",
    "chef",
    "cheffe",
    "principal",
    "proviseur",
    "etablissement",
    "college",
];
/// Words beside them that say no more, folded: `Référent numérique`.
pub const WHOSE_AT_MOST: [&str; 2] = ["numerique", "prof"];
/// Those of them that are the referent's, folded.
pub const REFERENT: [&str; 7] =
    ["referent", "referente", "rne", "enseignant", "enseignante", "professeur", "prof"];
/// Words of a title that ask for a second person on one row, folded; and those that say that it is a person's name.
pub const SECOND: [&str; 16] = [
    "second",
    "seconde",
    "deuxieme",
    "2",
    "2e",
    "2eme",
    "n2",
    "troisieme",
    "2nd",
    "2nde",
    "autre",
    "co",
    "coreferent",
    "binome",
    "adjoint",
    "adjointe",
];
/// Words that ask for somebody's name, folded.
pub const ASKS_WHO: [&str; 8] =
    ["nom", "referent", "referente", "rne", "enseignant", "enseignante", "professeur", "prof"];
/// Words that ask for something else of somebody, folded.
pub const ASKS_WHAT: [&str; 12] = [
    "prenom",
    "civilite",
    "imp",
    "mail",
    "courriel",
    "mel",
    "email",
    "discipline",
    "uai",
    "code",
    "etablissement",
    "mission",
];
