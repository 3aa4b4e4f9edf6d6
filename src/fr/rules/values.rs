//! Values that were cleaned before they were read, told once for each column, and those that are spoilt (V).

use super::Rule;

pub(super) const RULES: [Rule; 7] = [
    Rule {
        code: "V01",
        meaning: "Des cellules d’une colonne avaient des espaces au début, à la fin ou en double, des tabulations ou des espaces \
                  spéciaux (insécables). Elles ont été lues sans eux.",
        remedy: "Rien à faire pour les lettres. Dans Excel, la fonction SUPPRESPACE les retire ; les filtres et les recherches s’en \
                 portent mieux.",
        example: "« LE  GOFF  » est lu comme « LE GOFF ».",
        settings: &[],
    },
    Rule {
        code: "V02",
        meaning: "Des cellules contenaient des caractères que l’on ne voit pas (espaces de largeur nulle, traits d’union conditionnels, \
                  marques de sens d’écriture), venus d’une page web ou d’un courriel. Ils ont été retirés.",
        remedy: "Rien à faire pour les lettres. Récrivez la cellule si une recherche d’Excel ne la trouve pas.",
        example: "Un espace de largeur nulle à la fin d’un prénom copié d’une page web.",
        settings: &[],
    },
    Rule {
        code: "V03",
        meaning: "Des cellules contenaient des caractères de contrôle, que Word refuserait. Ils ont été retirés.",
        remedy: "Rien à faire pour les lettres ; récrivez la cellule si elle paraît étrange.",
        example: "Un caractère U+0007 laissé par une exportation.",
        settings: &[],
    },
    Rule {
        code: "V04",
        meaning: "Des lettres accentuées étaient faites de deux caractères (classeurs venus d’un Mac), ou deux lettres n’en faisaient \
                  qu’une (ﬁ, copiée d’un PDF). Elles ont été recomposées : à l’œil, rien ne change.",
        remedy: "Rien à faire pour les lettres. Récrivez la cellule si une recherche d’Excel ne la trouve pas.",
        example: "Anaïs, où le tréma est un caractère à part.",
        settings: &[],
    },
    Rule {
        code: "V05",
        meaning: "Des cellules tenaient sur plusieurs lignes là où un seul mot ou un seul nom est attendu. Elles ont été lues sur une \
                  ligne. Les projets et les adresses gardent leurs lignes.",
        remedy: "Vérifiez qu’une cellule ne contient pas deux valeurs.",
        example: "« Collège », puis « de Koné » à la ligne.",
        settings: &[],
    },
    Rule {
        code: "V06",
        meaning: "Des nombres étaient écrits comme du texte, parmi d’autres qui sont de vrais nombres, ou avec des mots et des signes. \
                  Ils ont été compris. Une colonne faite seulement de nombres en texte, comme dans un CSV, n’est pas signalée.",
        remedy: "Rien à faire pour les lettres. Dans Excel, convertissez ces cellules en nombres : sinon, ses sommes les oublient.",
        example: "« 0,5 » en texte, « 1 IMP », « ½ », « un ».",
        settings: &[],
    },
    Rule {
        code: "V07",
        meaning: "Un texte a été lu quelque part avec un mauvais encodage : ses accents sont devenus d’autres signes, ou des points \
                  d’interrogation. La lettre l’imprimerait tel quel : rien n’est réparé à votre place.",
        remedy: "Récrivez la cellule ; quand le texte d’origine se retrouve, le constat le donne. S’il y en a beaucoup, refaites \
                 l’exportation en UTF-8.",
        example: "« HÃ©lÃ¨ne » pour Hélène ; « H?l?ne ».",
        settings: &[],
    },
];
