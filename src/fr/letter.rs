//! The official letter of New Caledonia, word for word, spaces included (24 no-break, 17 thin, the others plain).
//!
//! Only the kit reads it, to author the default template and the columns of the blank workbook. Once the template
//! stands in Word it is the catalogue: the DANE edits it there, and the product reads the missions from it. What is
//! odd in the text (`Installer de logiciels`, `….`) is official and stays.

pub mod styles;

/// A chapter of the missions.
#[derive(Clone, Copy, Debug)]
pub struct Chapter {
    /// Its number, from 1.
    pub number: u16,
    /// Its title, without the number.
    pub title: &'static str,
    /// Its sections; a chapter without sub-headings has one without a letter.
    pub sections: &'static [Section],
}

/// A section of a chapter.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Its letter and title; nothing where the missions stand directly under the chapter.
    pub heading: Option<(char, &'static str)>,
    /// Its missions, each with the punctuation that ends its line.
    pub missions: &'static [&'static str],
}

/// Title of the letter, and of the document.
pub const TITLE: &str = "Lettre de mission du référent numérique de l’établissement";
/// What stands under the title.
pub const YEAR: &str = "Année scolaire {{ annee }}";
/// Subject among the document's properties.
pub const SUBJECT: &str = "Missions et indemnité du référent numérique de l’établissement (RNE)";
/// The letterhead's two lines.
pub const LETTERHEAD: [&str; 2] = ["{{ academie }}", "{{ service }}"];
/// The parties and the date: the official blanks hold tags; the rest is as it was, the space behind `Et` too.
pub const PARTIES: [&str; 5] = [
    "Établie entre {{ chef.nom_complet }}",
    "Chef d’établissement {{ etablissement.du }}",
    "Et ",
    "{{ rne.nom_complet }}.",
    "Le {{ date }}",
];
/// What the teacher is given; the blank holds a tag.
pub const ATTRIBUTION: &str = "Le professeur susnommé se voit attribuer {{ imp }}\u{a0}IMP en qualité de Référent Numérique de l’Établissement (RNE)\u{a0}:";
/// The two options: code of the box, and text.
pub const OPTIONS: [(&str, &str); 2] = [
    (
        "decharge",
        "(*) Cette mission s’exerce pour tout ou partie sous forme de décharge horaire ( {{ imp_decharge }}\u{a0}IMP )\u{a0};",
    ),
    ("partage", "(*) Il est à noter qu’une autre personne de l’établissement partage les missions du RNE."),
];
/// What stands in the place of the projects when there is none.
pub const NO_PROJECT: &str = "Néant.";
/// Who signs: role, and the tag of the name.
pub const SIGNATORIES: [(&str, &str); 2] = [
    ("Le chef d’établissement", "{{ chef.nom_complet }}"),
    ("Le référent numérique", "{{ rne.nom_complet }}"),
];
/// What stands above the room to sign in.
pub const SIGN_HERE: &str = "Date et signature\u{a0}:";
/// Whose letter a page belongs to, at its foot.
pub const FOOT: &str = "{{ etablissement.uai }} – {{ rne.nom_complet }}";
/// What stands before the page's number, and between it and the number of pages.
pub const PAGE: [&str; 2] = ["Page\u{a0}", "/"];

/// The legal paragraph.
pub const LAW: &str = "Compte tenu des décrets n° 2014-940 et 941 du 20 août 2014 relatifs aux obligations de service et aux missions des personnels enseignants exerçant dans un établissement public d’enseignement du second degré, décrets 2015-475 à 477 ayant trait à l’institution d’indemnités pour missions particulières, les arrêtés du 27 avril 2015 fixant les taux d’IMP et la circulaire 2015-058 du 29 avril 2015 ayant trait aux modalités d’attribution de l’indemnité pour mission particulière.";
/// What introduces the missions.
pub const MISSIONS: &str =
    "Dans ce cadre, il se voit confier les missions ci-dessous (cocher chaque mission concernée) :";
/// The footnote of the two options.
pub const FOOTNOTE: &str = "(*) Cocher le cas échéant.";
/// Letter and title of the section of free projects, the last of chapter 3.
pub const PROJECTS: (char, &str) = ('f', "Projets particuliers de l’EPENC\u{a0}:");
/// The closing clause.
pub const CLOSING: &str = "Un compte-rendu de mission, incluant les différentes tâches visées ci-dessus, sera établi en fin d’année scolaire par le professeur RNE et adressé conjointement au chef d’établissement et au DAN.";

/// The 56 missions, by chapter and section.
pub const CHAPTERS: [Chapter; 3] = [
    Chapter {
        number: 1,
        title: "Conseiller le chef d’établissement et accompagner les enseignants dans leurs pratiques pédagogiques.",
        sections: &[
            Section {
                heading: Some(('a', "Accompagner l’équipe éducative\u{2009}:")),
                missions: &[
                    "Impulser et accompagner l’équipe éducative dans le développement des pratiques pédagogiques numériques et notamment des expérimentations\u{2009};",
                    "Participer à l’élaboration de projets pédagogiques intégrant des usages du numérique\u{2009};",
                    "Proposer à l’équipe éducative des sessions de prise en main des outils et ressources de l’établissement ou de l’académie\u{2009};",
                    "Promouvoir les fonctionnalités d’un ENT favorisant les échanges entre les interlocuteurs de la communauté éducative ;",
                    "Promouvoir les ressources de la Banque de Ressources Numériques pour l'Ecole.",
                ],
            },
            Section {
                heading: Some(('b', "Conseiller le chef d’établissement\u{2009}:")),
                missions: &[
                    "Apporter une aide au chef d’établissement pour le pilotage des actions numériques\u{2009};",
                    "Définir avec le chef d’établissement les critères de choix d’outils et de ressources\u{2009};",
                    "Accompagner le chef d’établissement dans les demandes d’équipement auprès de la collectivité de rattachement et leur éventuelle priorisation\u{a0};",
                    "Accompagner le chef d’établissement dans la gestion de la confidentialité et de l’accès aux informations numériques juste nécessaires (communauté éducative, prestation extérieure, …).",
                ],
            },
            Section {
                heading: Some(('c', "Communiquer\u{2009}:")),
                missions: &[
                    "Relayer dans l’établissement les informations communiquées par la DANE\u{2009};",
                    "Répondre aux enquêtes et sondages de la DANE et participer à la réponse aux enquêtes académiques\u{a0};",
                    "Informer l’équipe éducative des outils et ressources disponibles dans l’établissement\u{2009};",
                    "Sensibiliser et rassurer l’équipe éducative sur la confidentialité des données numériques personnelles\u{a0};",
                    "Orienter les enseignants vers les formations adaptées à leurs besoins\u{2009};",
                    "Présenter aux élèves et parents les outils et ressources à leur disposition\u{2009};",
                    "Valoriser les usages du numérique au niveau de l’établissement et de l’académie.",
                ],
            },
            Section {
                heading: Some(('d', "Se former\u{2009}:")),
                missions: &[
                    "Mener une veille à la fois technologique, documentaire et réglementaire en lien avec les structures d’accompagnement académiques\u{2009}et les infrastructures numériques mises en place sur le bassin ;",
                    "Participer aux séminaires et formations proposés par la DANE et/ou le PAF.",
                ],
            },
            Section {
                heading: Some(('e', "Mettre en place de PIX :")),
                missions: &[
                    "Assurer la présentation de PIX aux personnels de l’établissement ;",
                    "Mettre en place un travail d’équipe pour coordonner des actions de formations en compétences numériques pour les élèves ;",
                    "En tant que “référent établissement de PIX”, déterminer et/ou proposer des “parcours” de travail sur les compétences numériques à destination des élèves.",
                ],
            },
        ],
    },
    Chapter {
        number: 2,
        title: "Assurer la disponibilité technique des équipements et la maintenance des réseaux pédagogique et ADMINISTRATIF.",
        sections: &[Section {
            heading: None,
            missions: &[
                "Accompagner le chef d'établissement dans le dialogue qu'il entretient avec les collectivités autour des choix techniques, des contrats de connexion, des renouvellements d'équipements, des usages permis et attendus, des investissements dans de nouveaux moyens numériques ;",
                "Accompagner le chef d'établissement dans l’organisation de l’interface entre l'ensemble des utilisateurs et les personnes chargées par les collectivités de l'assistance et de la maintenance des équipements\u{a0};",
                "Créer les tickets d’assistance auprès du support des collectivités et/ou du VR ;",
                "Suivre les tickets d’assistance auprès du support des collectivités\u{a0}et/ou du VR ;",
                "Installer et gérer techniquement les serveurs Pronote / EDT, relais et clients\u{a0};",
                "Gérer administrativement et pédagogiquement les serveurs Pronote / EDT, relais et clients\u{a0};",
                "Participer à l’administration technique de l’infrastructure modem-serveurs-commutateurs switchs, selon délégation d’actions par la collectivité provinciale en charge\u{a0};",
                "Mettre sur le domaine des nouveaux équipements (PC, Hybrides, tablettes ou autres)\u{a0};",
                "Installer de logiciels pédagogiques\u{a0};",
                "Installer des imprimantes\u{a0};",
                "Mettre en place de règles sur le pare feu (AMON)\u{a0};",
                "Paramétrer les différents profils d’accès aux équipements via ESU\u{a0};",
                "Réparer (aux niveaux 1 et 2) ou envoyer au SAV des machines défectueuses\u{a0};",
                "Help Desk divers (Réglages de Vidéoprojecteurs, VPI, paramétrages, câblages ….).",
            ],
        }],
    },
    Chapter {
        number: 3,
        title: "Gérer et administrer les services en ligne.",
        sections: &[
            Section {
                heading: Some(('a', "Administration de l’ENT\u{a0}:")),
                missions: &[
                    "Administrer l’interface de l’ENT et ses fonctionnalités ;",
                    "Accompagner les personnels administratifs ou de direction pour la gestion des échanges dans l’ENT ;",
                    "Créer des tickets auprès du support des éditeurs d’ENT, des services techniques provinciaux ou du BAI.",
                ],
            },
            Section {
                heading: Some(('b', "Organisation des évaluations nationales")),
                missions: &[
                    "Réaliser les tests matériels garantissant la conformité des salles informatiques utilisées ;",
                    "Réaliser le test de bande passante préalable à la génération de plannings de passation par la direction ;",
                    "Accompagner techniquement les professeurs en charge des classes pendant les passations.",
                ],
            },
            Section {
                heading: Some(('c', "Administration PIX\u{a0}:")),
                missions: &[
                    "Assurer l’import de la base SIECLE sur la plateforme PIX ORGA permettant l’accès des usagers à PIX ;",
                    "Former les enseignants à l’attribution des «\u{2009}Campagnes\u{2009}» de positionnement des compétences numériques aux classes et groupes de l’établissement\u{2009};",
                    "Effectuer une veille numérique sur la liste de diffusion du PIX.",
                ],
            },
            Section {
                heading: Some(('d', "Webmestre du site web de l’établissement\u{a0}:")),
                missions: &[
                    "Définir, sous l’autorité du chef d’établissement, les droits de publication des personnels suivant les zones du site de l’établissement ;",
                    "S’assurer de l’intégrité du contenu diffusé sur le site ;",
                    "Accompagner et former les personnels demandeurs pour la mise en ligne d’informations.",
                ],
            },
            Section {
                heading: Some(('e', "Administration divers\u{a0}:")),
                missions: &[
                    "Créer tous les comptes utilisateurs d’accès au réseau pédagogique et partager les fichiers à partir de la base académique\u{a0};",
                    "Transmettre au prestataire technique des informations nécessaires à la création des comptes et partages de fichiers sur le réseau pédagogique\u{a0};",
                    "Assurer l’accès à la plateforme FOLIOS pour les élèves et les enseignants\u{a0};",
                    "Importer des élèves et des enseignants dans BCDI\u{a0};",
                    "Créer des comptes élèves et professeurs D’COL\u{a0};",
                    "Créer des comptes élèves et professeurs TACIT\u{a0};",
                    "Créer des comptes élèves et professeurs projet Voltaire\u{a0};",
                    "Créer des comptes élèves Labomep\u{a0};",
                    "Créer des inscriptions et des classements du CROSS.",
                ],
            },
        ],
    },
];

/// Code, headings and text of each mission, in the order of the letter: `1a-1`.
pub fn missions() -> impl Iterator<Item = (String, Vec<String>, &'static str)> {
    CHAPTERS.iter().flat_map(|chapter| {
        chapter.sections.iter().flat_map(move |section| {
            let letter = section.heading.map(|(letter, _)| letter.to_string()).unwrap_or_default();
            let headings: Vec<String> = std::iter::once(chapter.title)
                .chain(section.heading.map(|(_, title)| title))
                .map(str::to_owned)
                .collect();
            (1..).zip(section.missions).map(move |(rank, &text)| {
                (format!("{}{letter}-{rank}", chapter.number), headings.clone(), text)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letter_has_its_fifty_six_missions() {
        let all: Vec<_> = missions().collect();
        assert_eq!(all.len(), 56);
        assert_eq!((all[0].0.as_str(), all[55].0.as_str()), ("1a-1", "3e-9"));
        assert!(all[23].0 == "2-3" && all[23].2.starts_with("Créer les tickets"));
    }
}
