//! The words of the blank workbook, besides the titles of its columns.

use super::super::grammar::capital;
use super::super::typography::{NBSP, quote};

/// Name of the hidden sheet behind the drop-down lists.
pub const LISTS: &str = "Listes";
/// Titles of the sheet of parameters: name, value, explanation.
pub const PARAMETER_TITLES: [&str; 3] = ["Paramètre", "Valeur", "Explication"];
/// Title of the first sheet.
pub const READ_ME_TITLE: &str = "Comment remplir ce classeur";

/// How to fill the workbook, in ten points: what it is about, and what to do.
pub const READ_ME: [(&str, &str); 10] = [
    (
        "Le principe",
        "Ce classeur contient tout ce que disent les lettres de mission. Remplissez les feuilles dans l’ordre de leurs onglets : Paramètres, Établissements, Référents.",
    ),
    (
        "Paramètres",
        "L’année, la date imprimée dans les lettres, la valeur d’une IMP. Les valeurs vont dans la colonne B ; la colonne C les explique.",
    ),
    (
        "Établissements",
        "Une ligne par établissement. Le code UAI, le nom et le nom du chef d’établissement sont indispensables ; la lettre part à l’adresse de courriel donnée ici.",
    ),
    (
        "Référents",
        "Une ligne par personne et par établissement. Le code UAI, le nom, le prénom et le nombre d’IMP sont indispensables.",
    ),
    ("IMP", "Un nombre d’IMP (0,25 ; 0,5 ; 1 ; 2 ou 3), jamais un montant en euros ou en francs."),
    (
        "Missions",
        "Cochez par un x les missions confiées. Les boutons + et − au-dessus des colonnes replient un chapitre. Le texte entier d’une mission s’affiche quand la souris passe sur son titre.",
    ),
    (
        "Partage",
        "Quand plusieurs personnes d’un établissement se partagent les missions, chacune d’elles coche « Mission partagée ».",
    ),
    (
        "Projets particuliers",
        "En toutes lettres, jusqu’à trois. Un projet écrit est un projet coché dans la lettre.",
    ),
    (
        "À savoir",
        "Les titres foncés sont obligatoires. Les listes déroulantes proposent, elles n’imposent rien. Vous pouvez déplacer des colonnes ou trier ; une ligne masquée est lue comme les autres. Ni NUMEN, ni date de naissance, ni téléphone : ce classeur circule.",
    ),
    (
        "Ensuite",
        "Enregistrez et fermez ce classeur, puis lancez « lettres-rne verifier » : le rapport dit, cellule par cellule, ce qui manque. Enfin « lettres-rne » fait les lettres.",
    ),
];

/// Bands above the columns of teachers: title, and how many columns it spans. They follow the order of our columns.
pub const TEACHER_BANDS: [(&str, u16); 7] = [
    ("Établissement", 2),
    ("Référent", 3),
    ("Discipline et courriel", 2),
    ("IMP et décharge", 4),
    ("Lettre", 2),
    ("Projets particuliers", 3),
    ("Pour vous", 1),
];
/// Bands above the columns of schools.
pub const SCHOOL_BANDS: [(&str, u16); 5] =
    [("Établissement", 7), ("Chef d’établissement", 5), ("Budget", 1), ("Lettre", 2), ("Pour vous", 1)];

/// The narrow column before the missions of a chapter: what is left of it when they are folded.
pub fn chapter(number: u16) -> String {
    format!("Chapitre{NBSP}{number}")
}

/// A heading of missions behind its number: `1a. Accompagner l’équipe éducative`.
pub fn heading(number: &str, title: &str) -> String {
    let title = title.trim_end_matches([' ', NBSP, '\u{2009}', '\u{202f}', ':', '.', ';']);
    // a template may have its numbers in the text already
    let numbered =
        title.starts_with(number) || title.get(1..2).is_some_and(|mark| [".", ")"].contains(&mark));
    if numbered { title.to_owned() } else { format!("{number}. {}", capital(title)) }
}

/// The bubble of a mission's title.
pub fn mission_help(section: &str, text: &str) -> String {
    format!("{section}\n\n{text}\n\nx si cette mission est confiée.")
}

/// Behind the bubble of a mission that is new.
pub const MISSION_NEW: &str = "\n\nNouvelle mission : l’ancien classeur n’avait pas cette colonne.";

/// Behind the bubble of a mission with another text.
pub fn mission_reworded(before: &str) -> String {
    format!("\n\nTexte changé. L’ancien classeur disait : {}", quote(before))
}

/// Band above columns that are none of ours.
pub const EXTRAS_BAND: &str = "Autres colonnes";
/// The bubble of a column of the older workbook.
pub const EXTRA_CARRIED: &str =
    "Colonne de l’ancien classeur, reprise telle quelle. Elle ne sert que si le modèle de lettre la nomme.";
/// The bubble of a column that the template asks for.
pub const EXTRA_ASKED: &str =
    "Le modèle de lettre nomme cette colonne : ce qui est écrit ici figure dans la lettre.";

/// Where the rows come from.
pub fn carried_from(from: &str, has_remarks: bool) -> (&'static str, String) {
    let told = if has_remarks {
        " La feuille « Reprise » dit ce qui ne l’a pas été, ou seulement tel quel : supprimez-la quand tout est réglé."
    } else {
        ""
    };
    ("Reprise", format!("Établissements, chefs et référents viennent de {}.{told}", quote(from)))
}
/// What a colour means.
pub const COLOUR_NEW: (&str, &str) = (
    "Vert",
    "Nouveau cette année : une mission ou une colonne du modèle que l’ancien classeur n’avait pas. Rien n’y est coché.",
);
/// What a colour means.
pub const COLOUR_REWORDED: (&str, &str) = (
    "Titre orange",
    "Le texte de cette mission a changé. Les coches viennent de l’ancien texte, que la bulle du titre rappelle : vérifiez qu’elles valent encore.",
);
/// What a colour means.
pub const COLOUR_DOUBT: (&str, &str) = (
    "Cellule orange",
    "Une valeur de l’ancien classeur qui ne se comprend pas, reprise telle quelle, qui a été lue autrement qu’elle n’était écrite, ou qui manque : la bulle dit pourquoi. Corrigez-la, ou vérifiez-la.",
);

/// Titles of the sheet of what was not carried over. None is the title of a column that is read.
pub const REMARK_TITLES: [&str; 5] =
    ["Ce qu’il en est", "Dans l’ancien classeur", "De qui", "Ce qu’il faut savoir", "Ce qui y était écrit"];

/// The bubble of a cell that is to be looked at.
pub fn doubt(place: &str, what: &str, remedy: &str) -> String {
    format!("Ancien classeur, {place}\n{what} {remedy}")
}
/// A value that nobody understands.
pub const NOT_UNDERSTOOD: &str = "Cette valeur ne se comprend pas.";
/// A date of a letter of last year.
pub const DATE_LEFT: &str = "La date de cette lettre est celle de l’an dernier.";
/// With whom a mission is shared.
pub const PARTNER_LEFT: &str = "Avec qui la mission est partagée : seule la coche est reprise.";
/// More projects than there are columns.
pub const PROJECT_LEFT: &str = "Il n’y a que trois colonnes de projets : celui-ci n’a pas de place.";
/// A row that Excel did not show.
pub const HIDDEN_ROW: &str = "Ligne masquée dans l’ancien classeur : elle est reprise, et visible.";
/// What stands for a formula whose result the file does not have.
pub const NO_RESULT: &str = "(formule sans résultat)";
/// A tick of a mission that is gone.
pub fn mission_gone(title: &str) -> String {
    format!("Le modèle n’a plus cette mission : {}", quote(title))
}

/// What became of something of the older workbook.
pub fn fate(fate: u8) -> &'static str {
    ["Coche perdue", "Repris tel quel", "À vérifier", "Contredit", "Non repris", "Non lu"]
        [usize::from(fate.min(5))]
}

/// Where the sheet of missions comes from.
pub const MISSIONS_HELP: &str = "Cette feuille est une image du modèle de lettre, pour mémoire. Pour changer une mission, changez-la dans le modèle Word.";

/// Civilities of the drop-down list.
pub const CIVILITIES: [&str; 2] = ["M.", "Mme"];
/// Marks that look like ticks and mean no.
pub const NO_MARKS: [&str; 4] = ["☐", "-", "non", "Non"];
/// The tick of the drop-down list.
pub const TICK: &str = "x";
/// Kinds of schools.
pub const KINDS: [&str; 10] = [
    "collège",
    "lycée général et technologique",
    "lycée polyvalent",
    "lycée professionnel",
    "lycée agricole",
    "annexe de collège (GOD)",
    "antenne de lycée professionnel (ALP)",
    "SEGPA",
    "SEP",
    "autre",
];
/// Sectors.
pub const SECTORS: [&str; 5] = ["public", "privé (DDEC)", "privé (ASEE)", "privé (FELP)", "privé"];
/// Provinces.
pub const PROVINCES: [&str; 3] = ["Sud", "Nord", "Îles Loyauté"];
/// Functions of heads.
pub const FUNCTIONS: [&str; 6] =
    ["principale", "principal", "proviseure", "proviseur", "directrice", "directeur"];
/// Subjects.
pub const DISCIPLINES: [&str; 18] = [
    "mathématiques",
    "technologie",
    "physique-chimie",
    "documentation",
    "sciences industrielles de l’ingénieur",
    "économie-gestion",
    "sciences de la vie et de la Terre",
    "anglais",
    "espagnol",
    "japonais",
    "langues kanak",
    "lettres",
    "histoire-géographie",
    "éducation physique et sportive",
    "arts plastiques",
    "éducation musicale",
    "maths-sciences",
    "vie scolaire (CPE)",
];

/// Titles of the hidden lists.
pub const LIST_TITLES: [&str; 8] = [
    "Civilités",
    "Types d’établissements",
    "Secteurs possibles",
    "Provinces possibles",
    "Fonctions possibles",
    "Disciplines possibles",
    "Taux d’IMP prévus",
    "Oui ou non",
];

/// What Excel says when a value is not of the list; it then asks whether to keep it.
pub fn not_in_list(title: &str) -> (String, String) {
    let message = format!("Cette valeur n’est pas dans la liste de la colonne {}.", quote(title));
    ("Valeur inhabituelle".to_owned(), message)
}

/// Print header, left: what the sheet is.
pub fn print_title(sheet: &str, academy: &str, year: &str) -> String {
    format!("{academy}\u{2002}·\u{2002}Référents numériques {year}\u{2002}·\u{2002}{sheet}")
}

/// Print footer, right: `&P` and `&N` are Excel's own marks for page and pages.
pub const PRINT_PAGES: &str = "Page &P sur &N";

/// Title of the file, in its properties.
pub fn title(year: &str) -> String {
    format!("Référents numériques d’établissement {year}")
}
/// Subject of the file.
pub const SUBJECT: &str = "Établissements, chefs d’établissement, référents, IMP et missions";

/// The workbook can't be made: a value that no cell takes.
pub fn cannot_be_made(cause: &str) -> String {
    format!(
        "Le classeur ne peut pas être fait : une de ses valeurs ne tient pas dans une cellule d’Excel ({cause}). \
         Raccourcissez-la, puis recommencez."
    )
}

/// The title of a column of the old workbook that bears the name of one of ours and is not it.
pub fn carried_title(title: &str) -> String {
    format!("Reprise : {title}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_numbered_once() {
        for (number, title, expected) in [
            ("1a", "Accompagner l’équipe éducative\u{2009}:", "1a. Accompagner l’équipe éducative"),
            ("2", "Assurer la maintenance.", "2. Assurer la maintenance"),
            ("1", "1. Conseiller", "1. Conseiller"),
            ("1a", "a) Accompagner", "a) Accompagner"),
        ] {
            assert_eq!(heading(number, title), expected);
        }
    }
}
