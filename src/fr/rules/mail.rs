//! Addresses (C).

use super::Rule;

pub(super) const RULES: [Rule; 4] = [
    Rule {
        code: "C01",
        meaning: "L’adresse de l’établissement manque, n’est pas une adresse, a dû être nettoyée, a un domaine qui est presque celui \
                  des autres, ou porte le nom du chef \
                  d’établissement au lieu d’être celle du service. La lettre est faite ; c’est son envoi qui en dépend.",
        remedy: "Corrigez la cellule. Quand l’adresse se devine, le constat la propose ; seul ce qui est sûr est lu.",
        example: "ce.9830004m@ac-noumea,nc, avec une virgule.",
        settings: &[],
    },
    Rule {
        code: "C02",
        meaning: "L’adresse contient le code d’un autre établissement : la lettre partirait ailleurs. Une annexe, une ALP ou une SEGPA \
                  peut utiliser l’adresse de son établissement de rattachement.",
        remedy: "Vérifiez l’adresse ou le code.",
        example: "principal.9830277j@… sur la ligne de 9830004M.",
        settings: &[],
    },
    Rule {
        code: "C03",
        meaning: "L’adresse est chez un fournisseur grand public, et non chez l’académie ou le réseau de l’établissement.",
        remedy: "Préférez l’adresse professionnelle. La liste des fournisseurs est un réglage.",
        example: "college.baudoux@gmail.com.",
        settings: &["controles.fournisseurs_grand_public"],
    },
    Rule {
        code: "C04",
        meaning: "Deux établissements ont la même adresse. Ce n’est qu’une information quand l’un dépend de l’autre : un seul courriel \
                  portera les lettres des deux.",
        remedy: "Vérifiez l’adresse des deux établissements, sauf pour une annexe, une ALP ou une SEGPA.",
        example: "Deux collèges à direction@….",
        settings: &[],
    },
];
