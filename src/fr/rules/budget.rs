//! Envelopes (B), parameters and settings (A).

use super::Rule;

pub(super) const ENVELOPES: [Rule; 5] = [
    Rule {
        code: "B01",
        meaning: "Les IMP attribuées dans l’établissement dépassent sa dotation.",
        remedy: "Corrigez les attributions, ou la dotation si elle a changé. Un réglage dit si la décharge compte dans la dotation.",
        example: "2 IMP attribuées pour une dotation de 1 IMP.",
        settings: &["campagne.decharge_compte"],
    },
    Rule {
        code: "B02",
        meaning: "Les IMP attribuées n’épuisent pas la dotation de l’établissement. Rien n’est dit tant qu’une ligne reste illisible, ni \
                  quand un réglage dit que les dotations couvrent d’autres missions aussi.",
        remedy: "Rien à faire si c’est voulu. Si les dotations couvrent aussi d’autres missions : perimetre_dotation = \"toutes\", section \
                 [campagne].",
        example: "1 IMP attribuée pour une dotation de 2 IMP.",
        settings: &["campagne.decharge_compte", "campagne.perimetre_dotation"],
    },
    Rule {
        code: "B03",
        meaning: "Un établissement a une dotation et aucun référent dans le classeur ; ou il est fermé, et sa dotation compte encore dans \
                  les totaux.",
        remedy: "Ajoutez la ligne du référent, ou mettez la dotation à zéro.",
        example: "Dotation de 1 IMP, et personne.",
        settings: &["campagne.perimetre_dotation"],
    },
    Rule {
        code: "B04",
        meaning: "Un établissement a des référents et pas de dotation, ou une dotation qui n’est pas un nombre d’IMP : le budget ne peut \
                  pas y être contrôlé. Quand le classeur n’a aucune dotation, c’est dit une seule fois.",
        remedy: "Écrivez la dotation notifiée à l’établissement.",
        example: "Deux référents, et la cellule Dotation IMP vide.",
        settings: &[],
    },
    Rule {
        code: "B05",
        meaning: "La somme des dotations n’est pas l’enveloppe totale notifiée à l’académie. Les lettres sont faites, mais ne doivent \
                  pas partir avant que ce soit éclairci. Sans enveloppe totale, rien n’est contrôlé.",
        remedy: "Corrigez une dotation ou l’enveloppe totale.",
        example: "Somme des dotations : 74 IMP ; enveloppe totale : 75 IMP.",
        settings: &["campagne.enveloppe"],
    },
];

pub(super) const PARAMETERS: [Rule; 6] = [
    Rule {
        code: "A01",
        meaning: "La date de la lettre n’est ni dans l’année scolaire, ni dans les deux mois qui la précèdent.",
        remedy: "Vérifiez la date et l’année, dans la feuille Paramètres ou sur la ligne.",
        example: "Une lettre datée du 01/03/2017 pour l’année 2027.",
        settings: &["campagne.annee", "campagne.date"],
    },
    Rule {
        code: "A02",
        meaning: "Un paramètre, un réglage ou la date d’une ligne ne se lit pas. Pour un paramètre, la valeur par défaut est prise en \
                  attendant ; pour la date d’une ligne, la lettre attend. Une date qui a le mois en premier et ne peut être qu’un jour \
                  (03/31/2027) est lue, et c’est une simple information ; les dates de la même colonne qui peuvent alors en être deux \
                  sont une question.",
        remedy: "Corrigez la valeur ; le constat dit ce qui est attendu.",
        example: "Valeur d’une IMP : « mille ».",
        settings: &[
            "campagne.annee",
            "campagne.date",
            "campagne.valeur_imp",
            "campagne.monnaie",
            "campagne.parite",
            "campagne.taux",
            "campagne.enveloppe",
            "campagne.heures_par_imp",
            "campagne.decharge_compte",
            "campagne.perimetre_dotation",
        ],
    },
    Rule {
        code: "A03",
        meaning: "La date des lettres, ou l’année scolaire, n’est donnée nulle part : c’est celle du jour, et les lettres changeraient \
                  donc chaque jour.",
        remedy: "Écrivez la date et l’année dans la feuille Paramètres ou dans les réglages.",
        example: "La ligne « Date de la lettre » est vide.",
        settings: &["campagne.date", "campagne.annee"],
    },
    Rule {
        code: "A04",
        meaning: "La feuille Paramètres a un nom que personne ne connaît, ou deux fois le même : seule la première valeur est lue.",
        remedy: "Corrigez le nom (le constat propose le plus proche), ou gardez une seule ligne.",
        example: "« Anné scolair ».",
        settings: &[],
    },
    Rule {
        code: "A05",
        meaning: "Un réglage de lettres-rne.toml ne peut pas avoir d’effet : il accepte une erreur, ou parle d’un établissement, d’une \
                  mission ou d’un type d’établissement que ni le classeur ni le modèle n’ont.",
        remedy: "Corrigez le réglage ; le constat propose le mot le plus proche. Une erreur ne s’accepte jamais : elle se corrige dans \
                 le classeur.",
        example: "Dans [acceptes] : U02 = true, ou SH03 = [\"9830004N\"].",
        settings: &["controles.missions_impossibles"],
    },
    Rule {
        code: "A06",
        meaning: "Un constat est accepté dans lettres-rne.toml, et n’est plus signalé : il a sans doute été corrigé. Les constats sur \
                  les lettres (L01 et suivants) ne comptent que lorsque les lettres sont faites.",
        remedy: "Retirez la ligne de la section [acceptes] quand vous voulez.",
        example: "SH03 = [\"9830004M\"], quand les deux référents ont coché « Mission partagée ».",
        settings: &[],
    },
];
