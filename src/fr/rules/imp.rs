//! Numbers of IMP (I), décharge (D), sharing (SH).

use super::Rule;

pub(super) const COUNTS: [Rule; 8] = [
    Rule {
        code: "I01",
        meaning: "Le nombre d’IMP manque, ou ne se lit pas comme un nombre : un mot, une erreur d’Excel, un nombre négatif ou \
                  démesuré, une part de pacte.",
        remedy: "Écrivez seulement le nombre : 0,25 ; 0,5 ; 1 ; 2 ou 3.",
        example: "« à voir », #REF!, « 1 pacte », « 0,5/0,5 ».",
        settings: &[],
    },
    Rule {
        code: "I02",
        meaning: "Une IMP se partage en quarts, et ce nombre n’est pas un nombre entier de quarts.",
        remedy: "Écrivez le nombre juste ; le constat donne le quart le plus proche, sans le choisir.",
        example: "0,33 pour un tiers : le plus proche est 0,25.",
        settings: &[],
    },
    Rule {
        code: "I03",
        meaning: "Le nombre est fait de quarts, mais n’est pas un des taux prévus pour une mission. C’est souvent la somme de \
                  deux missions, alors que la lettre n’en concerne qu’une.",
        remedy: "Vérifiez le nombre. Si l’académie admet d’autres taux, écrivez-les dans les paramètres.",
        example: "1,5 IMP : les taux sont 0,25 ; 0,5 ; 1 ; 2 et 3.",
        settings: &["campagne.taux"],
    },
    Rule {
        code: "I04",
        meaning: "Une personne aurait plus d’IMP que le taux le plus haut (3, ou davantage si les taux admis le disent), sur une ligne \
                  ou dans plusieurs établissements réunis.",
        remedy: "Vérifiez le nombre ; pour plusieurs établissements, vérifiez d’abord qu’il s’agit d’une seule personne.",
        example: "4 IMP sur une ligne ; 2 IMP dans chacun de deux établissements.",
        settings: &["campagne.taux"],
    },
    Rule {
        code: "I05",
        meaning: "Un quart ou une moitié de taux vient d’ordinaire d’un partage, et la colonne « Mission partagée » n’est pas cochée.",
        remedy: "Cochez « Mission partagée » pour toutes les personnes concernées ; rien à faire si le demi-taux est voulu.",
        example: "0,5 IMP pour l’unique référent d’un collège.",
        settings: &[],
    },
    Rule {
        code: "I06",
        meaning: "La cellule contient un montant annuel, en euros ou en francs, au lieu d’un nombre d’IMP. Il a été converti ; seuls \
                  les montants exacts d’un taux, de trois quarts d’IMP et d’une IMP et demie le sont.",
        remedy: "Vérifiez la conversion, puis écrivez le nombre d’IMP.",
        example: "1250, « 1 250 € » et « 149 165 XPF » sont lus comme 1 IMP ; 312,5 comme 0,25 IMP.",
        settings: &["campagne.valeur_imp", "campagne.monnaie", "campagne.parite"],
    },
    Rule {
        code: "I07",
        meaning: "Des missions sont cochées pour quelqu’un qui n’a pas d’IMP. La lettre est faite, et dit 0 IMP.",
        remedy: "Rien à faire si la mission est bénévole ; sinon donnez le nombre d’IMP.",
        example: "0 IMP et 6 missions cochées.",
        settings: &[],
    },
    Rule {
        code: "I08",
        meaning: "Excel a pris une fraction pour une date : 1/2 est devenu le 1er février. La fraction a été retrouvée.",
        remedy: "Vérifiez, puis écrivez le nombre avec une virgule : 0,5.",
        example: "01/02/2027 est lu comme 0,5 IMP, 01/04/2027 comme 0,25 IMP.",
        settings: &[],
    },
];

pub(super) const RELIEFS: [Rule; 5] = [
    Rule {
        code: "D01",
        meaning: "La part exercée en décharge dépasse les IMP attribuées, ou ne se lit pas comme un nombre. La décharge est une part \
                  du total, jamais un supplément.",
        remedy: "Corrigez l’un des deux nombres.",
        example: "IMP : 1 ; IMP en décharge : 2.",
        settings: &[],
    },
    Rule {
        code: "D02",
        meaning: "La décharge est cochée sans nombre d’IMP (elle est alors lue comme totale), ou un nombre est donné sans la coche \
                  (elle est alors lue comme cochée).",
        remedy: "Remplissez les deux cellules, ou videz-les.",
        example: "Décharge : x ; IMP en décharge : vide.",
        settings: &[],
    },
    Rule {
        code: "D03",
        meaning: "Une partie seulement des IMP est exercée en décharge. Les règles nationales veulent l’un ou l’autre pour une \
                  mission ; la lettre de l’académie admet les deux.",
        remedy: "Vérifiez que c’est voulu. Si c’est l’usage ici, acceptez-le : D03 = true dans la section [acceptes].",
        example: "0,5 IMP en décharge sur 1 IMP attribuée.",
        settings: &[],
    },
    Rule {
        code: "D04",
        meaning: "Le nombre d’IMP en décharge n’est pas un des taux prévus.",
        remedy: "Vérifiez le nombre.",
        example: "0,75 IMP en décharge.",
        settings: &["campagne.taux"],
    },
    Rule {
        code: "D05",
        meaning: "Le classeur donne aussi des heures de décharge, et elles ne vont pas avec les IMP en décharge.",
        remedy: "Corrigez les heures ou les IMP : la lettre donne les IMP. Ce que vaut une IMP en heures est un réglage.",
        example: "2 h pour 1 IMP en décharge, quand une IMP vaut 1 h.",
        settings: &["campagne.heures_par_imp"],
    },
];

pub(super) const SHARES: [Rule; 5] = [
    Rule {
        code: "SH01",
        meaning: "La mission est cochée comme partagée, mais l’établissement n’a qu’un référent dans le classeur.",
        remedy: "Ajoutez la ligne de l’autre personne, ou décochez « Mission partagée ».",
        example: "Un seul référent à 9830004M, qui déclare partager.",
        settings: &[],
    },
    Rule {
        code: "SH02",
        meaning: "L’établissement a plusieurs référents et une partie seulement déclare le partage ; la lettre de chacun dit \
                  pourtant si la mission est partagée.",
        remedy: "Cochez « Mission partagée » pour toutes les personnes qui partagent, ou pour aucune.",
        example: "Deux référents à 1 IMP ; un seul a coché.",
        settings: &[],
    },
    Rule {
        code: "SH03",
        meaning: "L’établissement a plusieurs référents et aucun ne déclare le partage. Le constat dit combien de missions sont confiées \
                  à plusieurs d’entre eux.",
        remedy: "Cochez « Mission partagée » s’ils partagent. S’ils ont des missions distinctes, acceptez-le pour cet \
                 établissement dans la section [acceptes].",
        example: "Deux référents, chacun avec sa part, et la colonne reste vide.",
        settings: &[],
    },
    Rule {
        code: "SH04",
        meaning: "Une IMP ne se partage pas au-dessous d’un quart par personne, et le total ne suffit pas.",
        remedy: "Vérifiez les nombres d’IMP et les personnes qui partagent.",
        example: "0,25 IMP pour deux personnes.",
        settings: &[],
    },
    Rule {
        code: "SH05",
        meaning: "Le total ne peut pas se partager en parts égales qui soient des taux. Un partage inégal est permis.",
        remedy: "Rien à faire si le partage est voulu.",
        example: "2 IMP pour trois personnes : 0,5 + 0,5 + 1.",
        settings: &["campagne.taux"],
    },
];
