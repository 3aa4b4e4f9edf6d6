//! Titles of the columns of teachers: the one that we write, those that we also read, and what the bubble says.

use super::columns::Heading;

/// Civility of a teacher.
pub const CIVILITY: Heading = Heading {
    title: "Civilité",
    others: &[
        "Civ RNE",
        "Civ. du référent",
        "Civ. référent",
        "Civ. du RNE",
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
    others: &[
        "Matière",
        "Discipline enseignée",
        "Discipline de poste",
        "Discipline du référent",
        "Discipline du RNE",
        "Matière enseignée",
    ],
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
        "Sous forme de décharge horaire",
        "Décharge oui/non",
        // the letter's own words, and questions made of them
        "La mission s'exerce-t-elle sous forme de décharge",
        "La mission s'exerce-t-elle sous forme de décharge horaire",
        "La mission s'exerce-t-elle pour tout ou partie sous forme de décharge",
        "La mission s'exerce-t-elle pour tout ou partie sous forme de décharge horaire",
        "Cette mission s'exerce pour tout ou partie sous forme de décharge horaire",
        "Cette mission s'exerce-t-elle sous forme de décharge",
        "Mission exercée sous forme de décharge",
        "Exercée sous forme de décharge",
        "Bénéficie d'une décharge",
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
        "Avec qui la mission est-elle partagée",
        "Avec qui partagez-vous la mission",
        "Avec qui les missions sont-elles partagées",
        "Partagée avec qui",
        "Avec qui",
        // the letter's own words, and questions made of them
        "Une autre personne de l'établissement partage les missions du RNE",
        "Une autre personne de l'établissement partage-t-elle les missions du RNE",
        "Une autre personne partage les missions du RNE",
        "Une autre personne partage-t-elle les missions du RNE",
        "Une autre personne partage-t-elle la mission",
        "La mission est-elle partagée",
        "La mission est partagée",
        "Les missions sont-elles partagées",
    ],
    help: "x si une autre personne de l’établissement partage les missions du RNE. Toutes les personnes concernées le cochent.",
};
/// Date of this letter.
pub const ROW_DATE: Heading = Heading {
    title: "Date de la lettre",
    others: &["Date lettre", "Date de signature"],
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
            "Projets",
            "Projets particuliers",
            "Intitulé du projet",
            "Nom du projet",
            "Titre du projet",
            "Description du projet",
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
