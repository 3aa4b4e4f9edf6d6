//! Teachers and heads (P).

use super::super::no_name::NoName;
use super::super::typography::quote;
use super::{Told, read};

/// `de LE GOFF`, and `de « de LA TOUR »`: a name may begin as the word before it.
fn of(name: &str) -> String {
    let has_particle = name.starts_with("de ") || name.starts_with("d’");
    if has_particle { format!("de {}", quote(name)) } else { format!("de {name}") }
}

/// P01: surname missing.
pub fn surname_missing() -> Told {
    Told::new("Le nom du référent manque.", "Écrivez le nom : la lettre ne peut pas être faite sans lui.")
}

/// P01: something that is no name where a name should be.
pub fn no_name(value: &str, why: NoName) -> Told {
    let value = read(value);
    match why {
        NoName::NoWords => Told::new(
            format!("{value} n’est pas un nom."),
            "Écrivez le nom en toutes lettres : la lettre ne peut pas être faite sans lui.",
        ),
        NoName::Civility => Told::new(
            format!("{value} est une civilité, pas un nom."),
            "Écrivez la civilité, le nom et le prénom chacun dans sa colonne.",
        ),
        NoName::Function => Told::new(
            format!("{value} est une fonction, pas un nom."),
            "Écrivez le nom de la personne : la lettre ne peut pas être faite sans lui.",
        ),
        NoName::Several => Told::new(
            format!("{value} n’est pas le nom d’une seule personne, et la lettre n’en nomme qu’une."),
            "Écrivez un seul nom ; pour deux référents, faites deux lignes.",
        ),
        NoName::Example => Told::new(
            format!("{value} dit que la ligne est un exemple, et n’est pas un nom."),
            "Supprimez la ligne ; si elle est celle d’un référent, écrivez son nom.",
        ),
        NoName::Remark => Told::new(
            format!("{value} n’est pas seulement un nom, et la lettre l’imprimerait tel quel."),
            "Écrivez le nom seul, et le reste dans la colonne Remarque.",
        ),
    }
}

/// P01: nobody is there yet.
pub fn nobody(value: &str) -> Told {
    Told::new(
        format!("{} n’est le nom de personne : la lettre ne peut pas être faite.", read(value)),
        "Écrivez le nom de la personne quand il est connu, ou de qui assure l’intérim ; d’ici là, rien à faire.",
    )
}

/// P01: first name missing.
pub fn first_missing(surname: &str) -> Told {
    Told::new(
        format!("Le prénom {} manque.", of(surname)),
        "Écrivez le prénom dans sa colonne : la lettre ne peut pas être faite sans lui.",
    )
}

/// P01, or P03 of a head: one cell for both names, and nothing says which is which.
pub fn names_together(value: &str, is_refused: bool) -> Told {
    let end = if is_refused {
        "la lettre ne peut pas être faite sans le savoir"
    } else {
        "la lettre l’imprime comme il est"
    };
    Told::new(
        format!("Dans {}, rien ne dit ce qui est le nom et ce qui est le prénom : {end}.", read(value)),
        "Écrivez le nom en capitales (DUPONT Jean), ou séparez-les par une virgule (Dupont, Jean).",
    )
}

/// P01: the head's surname is missing.
pub fn head_missing(school: &str) -> Told {
    Told::new(
        format!("{school} : le nom du chef d’établissement manque."),
        "Écrivez-le : la lettre est établie entre lui et le référent.",
    )
}

/// P02: civility missing or not understood.
pub fn civility_unknown(value: &str, who: &str) -> Told {
    let what = if value.trim().is_empty() {
        format!("La civilité {} manque.", of(who))
    } else {
        format!("La civilité {} {} n’est pas comprise.", read(value), of(who))
    };
    Told::new(what, "Écrivez M. ou Mme ; en attendant, la lettre donne le nom sans civilité.")
}

/// P03: surname and first name in each other's place.
pub fn names_inverted(surname: &str, first: &str) -> Told {
    Told::new(
        format!("Le nom {} et le prénom {} semblent intervertis.", read(surname), read(first)),
        "Échangez les deux cellules si c’est le cas : la lettre les imprime comme ils sont.",
    )
}

/// P03: both names in one cell, and split.
pub fn names_split(value: &str, surname: &str, first: &str) -> Told {
    Told::new(
        format!("{} a été lu comme nom {surname} et prénom {first}.", read(value)),
        "Vérifiez, puis écrivez le nom et le prénom dans deux colonnes.",
    )
}

/// P03: a civility in the cell of the name.
pub fn name_titled(value: &str, surname: &str) -> Told {
    Told::new(
        format!("{} a été lu comme nom {surname}, la civilité à part.", read(value)),
        "Vérifiez, puis écrivez la civilité dans sa colonne.",
    )
}

/// P03: a function in the cell of the name.
pub fn name_with_function(value: &str, surname: &str) -> Told {
    Told::new(
        format!("{} a été lu comme nom {surname}, la fonction à part.", read(value)),
        "Vérifiez, puis écrivez la fonction dans sa colonne.",
    )
}

/// P03: a civility in the cell of the first name.
pub fn first_titled(value: &str, first: &str) -> Told {
    Told::new(
        format!("{} a été lu comme prénom {first}, la civilité à part.", read(value)),
        "Vérifiez, puis écrivez la civilité dans sa colonne.",
    )
}

/// P03: one of the two cells may have the other's too.
pub fn names_repeated(surname: &str, first: &str) -> Told {
    Told::new(
        format!("Le nom {} et le prénom {} se répètent.", read(surname), read(first)),
        "Ne laissez dans chaque cellule que ce qui lui revient, si c’est une erreur : la lettre les imprime comme ils sont.",
    )
}

/// P02: two civilities for one person.
pub fn civilities_contradict(one: &str, other: &str) -> Told {
    Told::new(
        format!("La civilité {} et {} se contredisent.", read(one), read(other)),
        "Gardez la bonne, dans la colonne de la civilité ; en attendant, la lettre donne le nom sans civilité.",
    )
}

/// P04: the same person twice in one school.
pub fn same_person(name: &str, other_place: &str) -> Told {
    Told::new(
        format!("{name} figure déjà dans cet établissement ({other_place})."),
        "S’il s’agit de la même personne, écrivez sur une ligne ce qui vaut des deux (missions, projets), puis supprimez l’autre ; rien \
         n’est choisi à votre place.",
    )
}

/// P05: the same person in several schools.
pub fn several_schools(name: &str, schools: &str, total: &str) -> Told {
    Told::new(
        format!("{name} figure dans plusieurs établissements ({schools}), pour {total} en tout."),
        "Rien à faire si le service est partagé ; vérifiez le total.",
    )
}

/// P06: two names that differ by a letter.
pub fn near_duplicate(name: &str, other: &str, other_place: &str) -> Told {
    Told::new(
        format!("{name} ressemble beaucoup à {other} ({other_place})."),
        "Vérifiez qu’il ne s’agit pas de la même personne, écrite de deux façons.",
    )
}

/// P07: the head of the school and the teacher are one person.
pub fn head_is_teacher(name: &str, school: &str) -> Told {
    Told::new(
        format!(
            "{name} est à la fois chef d’établissement ({school}) et référent : la lettre serait établie entre une personne et \
             elle-même."
        ),
        "Vérifiez de quelle colonne vient chaque nom (celle de qui a répondu au questionnaire n’est pas celle du référent), \
         puis corrigez.",
    )
}
