//! Missions (M), and the template against the workbook (G).

use super::Rule;

pub(super) const TICKS: [Rule; 7] = [
    Rule {
        code: "M01",
        meaning: "Aucune mission n’est cochée et aucun projet n’est écrit : la lettre ne confierait rien. C’est une erreur quand la ligne \
                  parle de missions sans qu’aucune ne soit reconnue : sous des titres que rien ne rattache au modèle (« M1 », « SQ001 »…), ou \
                  en des termes qui ne sont pas les siens.",
        remedy: "Cochez les missions confiées ; si elles le sont déjà, donnez à leurs colonnes des titres qui commencent par leur code.",
        example: "Une ligne remplie jusqu’aux IMP, et vide ensuite.",
        settings: &[],
    },
    Rule {
        code: "M02",
        meaning: "Toutes les missions sont cochées : c’est souvent une recopie vers le bas.",
        remedy: "Vérifiez ; rien à faire si c’est voulu.",
        example: "Les 56 missions cochées sur une ligne.",
        settings: &[],
    },
    Rule {
        code: "M03",
        meaning: "Une cellule à cocher contient un signe dont le sens n’est pas convenu : la case n’est pas cochée. Rien n’est \
                  deviné. De même pour la colonne Actif d’un établissement, alors lu comme ouvert.",
        remedy: "Écrivez x pour cocher, ou videz la cellule. Sont compris aussi : oui, o, 1, vrai, ok, ✓, ☒ ; et pour non : non, n, \
                 0, faux, -, ☐.",
        example: "« ? », « en partie », « 2027 ».",
        settings: &[],
    },
    Rule {
        code: "M04",
        meaning: "Un projet particulier est resté tel que le modèle le propose, ou n’est qu’une coche sans texte. Il ne figure pas \
                  dans la lettre.",
        remedy: "Écrivez le projet en toutes lettres, ou videz la cellule.",
        example: "« Item1 ; », ou un x dans la colonne Projet 1.",
        settings: &[],
    },
    Rule {
        code: "M05",
        meaning: "Un chapitre de la lettre n’a personne dans l’établissement : aucun de ses référents n’y a de mission. Deux \
                  référents peuvent avoir la même mission ; ce n’est pas signalé.",
        remedy: "Rien à faire si c’est voulu.",
        example: "Personne pour « Gérer et administrer les services en ligne ».",
        settings: &[],
    },
    Rule {
        code: "M06",
        meaning: "Une mission est cochée dans un établissement où vos réglages disent qu’elle ne se peut pas. Sans réglage, rien n’est \
                  contrôlé.",
        remedy: "Décochez la mission, ou corrigez le réglage. Il s’écrit par type d’établissement, avec des codes de missions, de \
                 rubriques ou de chapitres.",
        example: "missions_impossibles = { \"lycée\" = [\"3b-1\"] } : la mission 3b-1, cochée dans un lycée, est signalée.",
        settings: &["controles.missions_impossibles"],
    },
    Rule {
        code: "M07",
        meaning: "Dans une cellule qui contient plusieurs missions, une réponse n’est le texte d’aucune mission du modèle : elle n’est pas \
                  reprise. Rien n’est deviné, car deux missions peuvent ne différer que d’un mot. Sous le titre d’un chapitre (« 1a », \
                  « 2 »), la cellule donne des rangs ou des codes de ce chapitre ; si l’un d’eux n’en est pas, rien n’est repris de la \
                  cellule et c’est une erreur. Une date en est une aussi quand Excel a pu la faire d’un code (2-3, le 2 mars).",
        remedy: "Écrivez le texte de la mission tel que le modèle le porte, ou son code ; un projet libre va dans « Projet 1 ».",
        example: "« Créer les tickets ; Réparer le robot », quand aucune mission ne parle de robot.",
        settings: &[],
    },
];

pub(super) const TEMPLATE: [Rule; 8] = [
    Rule {
        code: "G01",
        meaning: "Des missions du modèle Word n’ont pas de colonne dans le classeur : elles ne peuvent être cochées pour personne.",
        remedy: "Ajoutez une colonne dont le titre commence par le code de la mission ; lettres-rne modele montre les codes.",
        example: "Le modèle a la mission 1a-2, le classeur n’a pas de colonne « 1a-2 ».",
        settings: &[],
    },
    Rule {
        code: "G02",
        meaning: "Une colonne du classeur porte un code de mission que le modèle Word n’a pas : ses coches ne sont pas reprises. Quand le \
                  titre est presque celui d’une mission qui n’a pas de colonne, c’est une erreur pour chaque ligne qui la coche : la \
                  mission manquerait à la lettre.",
        remedy: "Ajoutez la mission au modèle, ou corrigez le titre de la colonne.",
        example: "Une colonne « 4a-1 Programmer le robot » et aucun chapitre 4 dans le modèle.",
        settings: &[],
    },
    Rule {
        code: "G03",
        meaning: "Une colonne est reconnue par son code, mais son texte n’est pas celui du modèle.",
        remedy: "Vérifiez qu’il s’agit de la même mission, puis reprenez le texte du modèle dans le titre.",
        example: "« 1a-1 Programmer le robot », quand la mission 1a-1 du modèle est « Impulser et accompagner… ».",
        settings: &[],
    },
    Rule {
        code: "G04",
        meaning: "Deux colonnes désignent la même mission : seule la première est lue. C’est une erreur pour la ligne dont la coche ne \
                  se trouve que dans l’autre.",
        remedy: "Réunissez les deux colonnes en une seule.",
        example: "Une colonne « 1a-1 » et une colonne « 1.a.1 ».",
        settings: &[],
    },
    Rule {
        code: "G05",
        meaning: "Le modèle écrit lui-même « du » ou « au » devant le nom de l’établissement, et ce nom demande autre chose.",
        remedy: "Dans le modèle Word, remplacez « du » et le nom par {{ etablissement.du }}, qui les accorde.",
        example: "« du École internationale » au lieu de « de l’École internationale ».",
        settings: &[],
    },
    Rule {
        code: "G06",
        meaning: "Le modèle laisse un blanc à remplir, qui restera dans toutes les lettres.",
        remedy: "Remplacez-le par un champ ; rien à faire s’il doit être rempli à la main.",
        example: "« Fait à ………, le … ».",
        settings: &[],
    },
    Rule {
        code: "G07",
        meaning: "Une valeur du classeur n’est pas dans la liste déroulante qui doit la montrer dans le modèle. C’est un avertissement \
                  quand la liste est modifiable.",
        remedy: "Écrivez une des valeurs de la liste, ou ajoutez celle-ci à la liste dans Word.",
        example: "« agrege », quand la liste propose « certifié » et « agrégé ».",
        settings: &[],
    },
    Rule {
        code: "G08",
        meaning: "Parmi les missions du modèle, une case à cocher n’a pas de nom : elle ne sera cochée pour personne.",
        remedy: "Si c’est une mission, lancez lettres-rne modele --numeroter, qui lui donne un code dans une copie du modèle.",
        example: "Une case ajoutée dans Word devant « Tenir le registre. ».",
        settings: &[],
    },
];
