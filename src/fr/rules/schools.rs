//! Codes and names of schools (U).

use super::Rule;

pub(super) const RULES: [Rule; 8] = [
    Rule {
        code: "U01",
        meaning: "Le code UAI d’une ligne manque, ou n’est pas fait de 7 chiffres et d’une lettre. Sans code, rien ne dit \
                  à quel établissement va la lettre. (Pour un établissement de rattachement, ce n’est qu’un avertissement.)",
        remedy: "Corrigez la cellule. Quand le code se devine (lettre O au lieu du chiffre 0, lettre oubliée), le constat le \
                 propose ; il n’est jamais corrigé à votre place.",
        example: "983OOO4M, avec des lettres O : le constat propose 9830004M.",
        settings: &[],
    },
    Rule {
        code: "U02",
        meaning: "La dernière lettre d’un code UAI se calcule à partir des chiffres ; celle-ci ne va pas avec eux. Un chiffre ou \
                  la lettre est donc mal saisi.",
        remedy: "Comparez le code avec celui de l’établissement, puis corrigez la cellule. Le constat donne la lettre qui \
                 irait avec ces chiffres et les codes connus qui n’en diffèrent que d’un signe.",
        example: "9830004N : avec ces chiffres, le code est 9830004M.",
        settings: &[],
    },
    Rule {
        code: "U03",
        meaning: "Le code a été compris malgré des minuscules, des espaces, des tirets ou des caractères \
                  invisibles. La lettre est faite.",
        remedy: "Récrivez le code proprement, pour que les filtres et les recherches d’Excel le trouvent.",
        example: "983 0004-m est lu comme 9830004M.",
        settings: &[],
    },
    Rule {
        code: "U04",
        meaning: "La ligne d’un référent donne un code juste, mais aucun établissement de la feuille Établissements ne le porte, ou \
                  celui qui le porte est marqué comme fermé. Il n’y a donc ni nom d’établissement ni chef pour la lettre.",
        remedy: "Ajoutez l’établissement à la feuille Établissements, ou donnez le code de celui où la personne exerce.",
        example: "9830304N, le collège de Rivière-Salée, fermé, encore écrit sur une ligne de référent.",
        settings: &[],
    },
    Rule {
        code: "U05",
        meaning: "Le code UAI est juste, mais commence autrement que ceux de l’académie : c’est souvent un établissement \
                  d’une autre académie, ou le code postal pris pour le préfixe.",
        remedy: "Vérifiez le code. Si l’académie a d’autres préfixes, ajoutez-les aux réglages.",
        example: "0750654D : les codes de Nouvelle-Calédonie commencent par 983, et non par 988 comme les codes postaux.",
        settings: &["controles.prefixes_uai"],
    },
    Rule {
        code: "U06",
        meaning: "Deux lignes de la feuille Établissements portent le même code. C’est un avertissement quand l’une est une annexe, \
                  une ALP ou une SEGPA ; sinon c’est une erreur, et aucune lettre de ce code n’est faite. Erreur aussi pour la \
                  ligne d’un référent dont rien ne dit lequel des deux établissements est le sien.",
        remedy: "Corrigez l’un des deux codes. S’ils sont vraiment égaux, écrivez le nom de l’établissement sur la ligne du \
                 référent : c’est lui qui décide.",
        example: "9830418M est à la fois le collège de Wani et l’ALP de Houaïlou.",
        settings: &[],
    },
    Rule {
        code: "U07",
        meaning: "Le référent est rattaché à une annexe, une ALP ou une SEGPA, qui n’a pas de chef d’établissement propre. \
                  La lettre est faite avec ce que dit la feuille Établissements.",
        remedy: "Si la lettre relève de l’établissement de rattachement, écrivez son code ; le constat le donne quand il est connu. \
                 Sinon, rien à faire.",
        example: "9830492T (annexe de Kouaoua) : le collège de Canala est 9830419N.",
        settings: &[],
    },
    Rule {
        code: "U08",
        meaning: "Le nom écrit ne ressemble ni au nom connu pour ce code, ni à celui de la feuille Établissements : le code ou \
                  le nom est sans doute celui d’un autre établissement. Les orthographes voisines, les noms abrégés et les anciens \
                  noms connus sont admis.",
        remedy: "Vérifiez que le code et le nom désignent le même établissement : la lettre va à celui du code.",
        example: "9830004M avec « Collège de Koné » : ce code est celui du collège Georges Baudoux.",
        settings: &[],
    },
];
