//! Persons (P).

use super::Rule;

pub(super) const RULES: [Rule; 7] = [
    Rule {
        code: "P01",
        meaning: "Le nom ou le prénom du référent manque, ou ce qui est écrit ne peut pas être un nom (un nombre, une date, \
                  un signe, une adresse, une fonction, une civilité seule, deux personnes, une remarque), ou dit qu’il n’y a encore personne (« vacant », « à pourvoir », « NC »). Pour le nom d’un chef d’établissement, aucune lettre de l’établissement n’est faite.",
        remedy: "Écrivez le nom en toutes lettres dans sa colonne. Si le poste est vacant, attendez que le nom soit connu, ou écrivez \
                 celui de la personne qui assure l’intérim.",
        example: "La colonne Prénom est vide pour LE GOFF.",
        settings: &[],
    },
    Rule {
        code: "P02",
        meaning: "La civilité manque, ou n’est pas comprise. La lettre est faite et donne le nom sans civilité.",
        remedy: "Écrivez M. ou Mme. Sont compris aussi : Monsieur, Mr, Madame, Mlle, H, F, 1, 2.",
        example: "« M. ou Mme », laissé comme dans le modèle ; « Dr ».",
        settings: &[],
    },
    Rule {
        code: "P03",
        meaning: "Le nom et le prénom semblent intervertis, ou se trouvaient dans une seule cellule avec, parfois, la civilité. \
                  Une cellule n’est partagée que si une partie est tout en capitales : le nom de famille.",
        remedy: "Vérifiez ce qui a été lu, puis écrivez chaque partie dans sa colonne.",
        example: "« M. DUPONT Jean » dans la colonne Nom est lu comme nom DUPONT, prénom Jean.",
        settings: &[],
    },
    Rule {
        code: "P04",
        meaning: "La même personne figure deux fois dans l’établissement ; la casse, les accents, les apostrophes et les traits \
                  d’union ne comptent pas. Deux réponses à une enquête en sont une cause fréquente.",
        remedy: "Écrivez sur une ligne ce qui vaut des deux (missions, projets), puis supprimez l’autre : rien n’est choisi à votre \
                 place.",
        example: "N’GUYEN Paul et NGUYEN Paul.",
        settings: &[],
    },
    Rule {
        code: "P05",
        meaning: "La même personne figure dans plusieurs établissements : un service partagé, le plus souvent. Le constat donne le \
                  total de ses IMP.",
        remedy: "Rien à faire si le service est partagé ; vérifiez seulement le total.",
        example: "NGUYEN Paul à 9830277J et à 9830419N, pour 2 IMP en tout.",
        settings: &[],
    },
    Rule {
        code: "P06",
        meaning: "Deux personnes du même établissement ont des noms qui ne diffèrent que d’une lettre : c’est peut-être une seule \
                  personne, saisie deux fois. Une femme et un homme ne sont jamais rapprochés.",
        remedy: "Vérifiez, et supprimez l’une des lignes si c’est la même personne.",
        example: "NGUYEN Paul et NGUYEM Paul.",
        settings: &[],
    },
    Rule {
        code: "P07",
        meaning: "Le chef d’établissement et le référent ont le même nom et le même prénom : la lettre serait établie entre une personne et \
                  elle-même. Elle n’est pas faite. La cause est souvent une colonne mal comprise : le nom de qui a rempli le questionnaire \
                  est pris pour celui du référent.",
        remedy: "Vérifiez d’où viennent les deux noms, puis écrivez le bon dans sa colonne, ou dites laquelle compte dans [colonnes].",
        example: "WAÏA Élise, principale, et Élise Waïa, référente du même établissement.",
        settings: &[],
    },
];
