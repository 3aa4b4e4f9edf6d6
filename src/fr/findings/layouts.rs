//! How a workbook is laid out (X13), rows that contradict each other (X14), answers that are no missions (M07).

use super::super::grammar::{choice, count, list};
use super::super::typography::quote;
use super::missions::{Meant, perhaps};
use super::{Told, is_one, read};

/// X13: several sheets of one kind.
pub fn sheets_as_one(kind: &str, sheets: &[&str]) -> Told {
    let quoted: Vec<String> = sheets.iter().map(|sheet| quote(sheet)).collect();
    Told::new(
        format!("Les feuilles {} sont lues ensemble, comme un seul tableau {}.", list(&quoted), quote(kind)),
        "Rien à faire, sauf si l’une d’elles est périmée : supprimez-la ou masquez-la.",
    )
}

/// X13: one flat sheet.
pub fn schools_on_rows(sheet: &str) -> Told {
    Told::new(
        format!(
            "Il n’y a pas de feuille des établissements : ils sont lus dans la feuille {}, sur les lignes de leurs référents.",
            quote(sheet)
        ),
        "Rien à faire. Un établissement sans référent y a une ligne à lui, où rien ne parle d’un référent.",
    )
}

/// X04: a row of a flat sheet that names a school and nobody.
pub fn school_without_teacher(school: &str) -> Told {
    Told::new(
        format!(
            "{school} n’a pas de référent sur cette ligne : l’établissement est lu, et il n’y a pas de lettre."
        ),
        "Rien à faire ; écrivez le référent sur cette ligne quand il sera nommé.",
    )
}

/// X13: one column for surname and first name.
pub fn whole_names(title: &str) -> Told {
    Told::new(
        format!(
            "La colonne {} contient le nom et le prénom : le nom y est lu en capitales, ou avant une virgule.",
            read(title)
        ),
        "Rien à faire : ce qui ne se sépare pas est signalé cellule par cellule.",
    )
}

/// X13: missions packed in one cell.
pub fn missions_packed(title: &str) -> Told {
    Told::new(
        format!(
            "La colonne {} contient plusieurs missions par cellule : elles y sont reconnues par leur texte.",
            read(title)
        ),
        "Rien à faire : ce qui n’est pas reconnu est signalé cellule par cellule.",
    )
}

/// X16: a cell merged over the rows of several people, or schools.
pub fn merged_over_people(title: &str, value: &str, others: usize, are_schools: bool) -> Told {
    let (words, noun) = if are_schools {
        (["celle d’un autre établissement", "celles de", "autres établissements"], "établissement")
    } else {
        (["celle d’une autre personne", "celles de", "autres personnes"], "personne")
    };
    let [one, of, many] = words;
    let others = if others == 1 { one.to_owned() } else { format!("{of} {others} {many}") };
    Told::new(
        format!(
            "Cette cellule (colonne {}, {}) est fusionnée avec {others} : elle n’est lue que pour la première ligne, et \
             rien n’est partagé.",
            read(title),
            read(value)
        ),
        format!(
            "Défusionnez-la dans Excel (Accueil > Fusionner et centrer), puis écrivez ce qui revient à chaque {noun}."
        ),
    )
}

/// X16: a tick merged over several columns.
pub fn merged_over_columns(title: &str, value: &str, others: usize) -> Told {
    let others = if others == 1 {
        "celle d’une autre colonne".to_owned()
    } else {
        format!("celles de {others} autres colonnes")
    };
    Told::new(
        format!(
            "Cette cellule (colonne {}, {}) est fusionnée avec {others} : elle n’est lue que pour la première colonne.",
            read(title),
            read(value)
        ),
        "Défusionnez-la dans Excel (Accueil > Fusionner et centrer), puis cochez chaque mission à part.",
    )
}

/// X13: the missions of a chapter in one cell.
pub fn missions_by_chapter(title: &str) -> Told {
    Told::new(
        format!(
            "La colonne {} contient les missions d’un chapitre de la lettre : chaque cellule en donne le rang ou le code.",
            read(title)
        ),
        "Rien à faire : ce qui n’en est pas est signalé cellule par cellule.",
    )
}

/// M07: what is no mission of the chapter that its column stands for.
pub fn not_of_chapter(title: &str, value: &str) -> Told {
    Told::new(
        format!(
            "La colonne {} est celle d’un chapitre de la lettre, et {} n’en donne pas les missions par leur rang ou leur code : \
             rien n’est repris de cette cellule.",
            read(title),
            read(value)
        ),
        "Écrivez les codes des missions, par exemple « 1a-1 ; 1a-3 », ou leur texte tel que le modèle le porte ; si la colonne n’est pas celle d’un chapitre, changez-en le titre.",
    )
}

/// X13: a row for each mission.
pub fn rows_of_one_person(rows: usize, people: usize) -> Told {
    let rows = count(rows, "ligne", "lignes");
    let people = count(people, "personne", "personnes");
    Told::new(
        format!("Ce tableau a une ligne par mission : {rows} sont lues comme {people}."),
        "Rien à faire. Les lignes d’une même personne doivent dire la même chose, sauf la mission.",
    )
}

/// X14: two rows say different things of one person or school.
pub fn rows_contradict(title: &str, here: &str, there: &str, other: &str) -> Told {
    Told::new(
        format!("{} : cette ligne dit {}, {other} dit {}.", quote(title), read(here), read(there)),
        "Écrivez la même chose sur toutes les lignes, ou laissez vides celles qui répètent.",
    )
}

/// X14: a row of a text has not as many cells as its titles.
pub fn other_width(cells: u32, titles: u32) -> Told {
    let few = if cells < titles { "il manque un séparateur" } else { "il y a un séparateur de trop" };
    Told::new(
        format!(
            "Cette ligne a {}, et les titres en ont {titles} : {few}, et les valeurs qui le suivent ne sont pas sous leur titre.",
            count(cells as usize, "cellule", "cellules")
        ),
        "Ouvrez le fichier dans un éditeur de texte (Bloc-notes) et corrigez cette ligne : un texte qui contient un séparateur \
         (point-virgule, virgule) s’écrit entre guillemets, et une cellule vide garde le sien.",
    )
}

/// X14: two rows with one code name different schools.
pub fn names_contradict(here: &str, there: &str, other: &str) -> Told {
    Told::new(
        format!("Pour le même code UAI, cette ligne nomme {}, {other} nomme {}.", read(here), read(there)),
        "Écrivez le même nom sur toutes les lignes de l’établissement ; si ce sont deux établissements, corrigez l’un des codes.",
    )
}

/// X14: two columns of one meaning say different things.
pub fn columns_contradict(title: &str, here: &str, other: &str, there: Option<&str>) -> Told {
    let there = there.map_or_else(|| "elle est vide".to_owned(), |there| format!("on lit {}", read(there)));
    Told::new(
        format!(
            "La colonne {} dit {}, et dans la colonne {}, de même sens, {there}.",
            read(title),
            read(here),
            read(other)
        ),
        if is_one(title, other) {
            "Gardez une seule de ces deux colonnes, ou renommez l’autre : leurs titres sont les mêmes."
        } else {
            "Gardez une seule de ces deux colonnes, ou dites laquelle compte dans la section [colonnes] de lettres-rne.toml."
        },
    )
}

/// X14: more projects than a letter has room for, over the rows of one person.
pub fn too_many_projects(projects: &[String], room: usize) -> Told {
    let quoted: Vec<String> = projects.iter().map(|project| read(project)).collect();
    Told::new(
        format!(
            "Les lignes de cette personne portent {} projets ({}), et la lettre en a {room}.",
            projects.len(),
            list(&quoted)
        ),
        "Gardez-en trois, sur l’une des lignes.",
    )
}

/// X15: a sheet that looks like a table of ours and lacks a title.
pub fn sheet_unread(sheet: &str, kind: &str, missing: &[&str], rows: usize) -> Told {
    let missing: Vec<String> = missing.iter().map(|title| quote(title)).collect();
    Told::new(
        format!(
            "La feuille {} ressemble à un tableau {} ({}), mais n’a pas de colonne {} : elle n’est pas lue.",
            quote(sheet),
            quote(kind),
            count(rows, "ligne avec un code", "lignes avec un code"),
            choice(&missing)
        ),
        "Si ses lignes comptent, corrigez ce titre (ou dites-le dans la section [colonnes] de lettres-rne.toml) ; si c’est un récapitulatif, \
         masquez la feuille.",
    )
}

/// X07: a column of missions that are not the letter's, beside one of those that are.
pub fn other_missions(title: &str) -> Told {
    Told::new(
        format!(
            "La colonne {} n’est pas lue : son titre dit que ses missions ne sont pas celles de la lettre, qu’une autre colonne donne.",
            read(title)
        ),
        "Rien à faire si c’est bien le cas ; si ces missions sont confiées aussi, donnez à la colonne un autre titre, par exemple Autres \
         missions.",
    )
}

/// X07: two places that say missions.
pub fn missions_twice(title: &str, place: &str, other: &str) -> Told {
    Told::new(
        format!(
            "Les missions d’une personne se lisent à deux endroits : {} ({place}) et {}.",
            read(title),
            read(other)
        ),
        one_source(title, other),
    )
}

/// X14: two places that say missions disagree.
pub fn missions_contradict(codes: &[String], title: &str, other: &str) -> Told {
    let missions = count(codes.len(), "mission est cochée", "missions sont cochées");
    Told::new(
        format!(
            "{missions} à un seul des deux endroits, {} ou {} : {}.",
            read(title),
            read(other),
            list(codes)
        ),
        one_source(title, other),
    )
}

/// What to do about two places of missions. Of two columns with one title, the settings would leave out both.
fn one_source(title: &str, other: &str) -> &'static str {
    if is_one(title, other) {
        "Gardez une seule de ces deux colonnes, ou renommez celle qui ne compte pas (leurs titres sont les mêmes), puis écartez-la dans \
         lettres-rne.toml, section [colonnes], ignorer."
    } else {
        "Gardez une seule source, ou écartez l’autre dans lettres-rne.toml, section [colonnes], ignorer."
    }
}

/// X10: a hidden sheet of schools beside teachers whose rows name their heads.
pub fn hidden_schools(sheet: &str) -> Told {
    Told::new(
        format!(
            "La feuille masquée {} contient des établissements : elle n’a pas été lue, ceux des lignes des référents l’ont été.",
            quote(sheet)
        ),
        "Supprimez-la si elle est périmée ; sinon, affichez-la.",
    )
}

/// X10: a hidden sheet that was read, for want of one in view.
pub fn hidden_sheet_read(sheet: &str, kind: &str) -> Told {
    Told::new(
        format!(
            "La feuille {} est masquée, et elle a été lue : aucune feuille visible n’a de tableau {}.",
            quote(sheet),
            quote(kind)
        ),
        "Vérifiez qu’elle est bien de cette année, puis affichez-la.",
    )
}

/// X15: a sheet with the name of one of ours that is no table, and codes of schools on it.
pub fn sheet_of_ours(sheet: &str, rows: usize) -> Told {
    Told::new(
        format!(
            "La feuille {} n’est pas lue, à cause de son nom, qui est celui d’une feuille d’aide du classeur vierge : {}.",
            quote(sheet),
            count(
                rows,
                "ligne y porte pourtant un code d’établissement",
                "lignes y portent pourtant un code d’établissement"
            )
        ),
        "Si ses lignes comptent, renommez la feuille ; sinon, masquez-la.",
    )
}

/// X15: a sheet with codes of schools and no titles that are known.
pub fn sheet_with_codes(sheet: &str, rows: usize) -> Told {
    Told::new(
        format!(
            "La feuille {} n’est pas lue : {} d’établissement, mais pas de ligne de titres connue dans ses premières lignes.",
            quote(sheet),
            count(rows, "ligne y porte un code", "lignes y portent un code")
        ),
        "Si ses lignes comptent, donnez-leur les titres du classeur vierge (ou dites les vôtres dans la section [colonnes] de lettres-rne.toml) ; \
         sinon, masquez la feuille.",
    )
}

/// X15: a sheet with codes of schools whose every text has been read elsewhere.
pub fn sheet_repeats(sheet: &str, rows: usize) -> Told {
    Told::new(
        format!(
            "La feuille {} n’est pas lue : {} d’établissement, et tout ce qui y est écrit est lu sur d’autres feuilles.",
            quote(sheet),
            count(rows, "ligne y porte un code", "lignes y portent un code")
        ),
        "Rien à faire si c’est un récapitulatif ; masquez la feuille pour ne plus lire ceci.",
    )
}

/// M07: what is left over in a cell of missions; `near` are those that may be meant.
pub fn not_missions(leftovers: &[String], near: &[Meant<'_>]) -> Told {
    let quoted: Vec<String> = leftovers.iter().map(|left| read(left)).collect();
    let missions = count(leftovers.len(), "réponse n’est pas reconnue", "réponses ne sont pas reconnues");
    Told::new(
        format!("Dans cette cellule de missions, {missions} : {}.", list(&quoted)),
        format!(
            "Écrivez le texte de la mission tel que le modèle le porte, ou son code ; un projet libre va dans « Projet 1 ».{}",
            perhaps(near)
        ),
    )
}

/// M07: a date where missions stand; `code` is what Excel may have made it of.
pub fn date_for_missions(date: &str, code: Option<&str>) -> Told {
    let typed = code.map_or_else(String::new, |code| {
        format!(" : Excel change en date un code comme {code} quand il est tapé seul dans une cellule")
    });
    Told::new(
        format!("Dans cette cellule de missions, la date {} n’est pas une mission{typed}.", read(date)),
        "Mettez la cellule au format Texte, puis retapez le code de la mission ; ou écrivez-en le texte.",
    )
}

/// A04: a title in the settings that the workbook does not have.
pub fn title_absent(key: &str, title: &str) -> Told {
    Told::new(
        format!(
            "La section [colonnes] de lettres-rne.toml nomme la colonne {} (pour {}), que le classeur n’a pas.",
            quote(title),
            quote(key)
        ),
        "Corrigez ce titre, ou supprimez-le des réglages.",
    )
}

/// X14: a second person on one row.
pub fn second_person(title: &str, value: &str) -> Told {
    Told::new(
        format!(
            "La colonne {} nomme un second référent, {}, et une ligne n’en a qu’un : il n’aurait pas de lettre.",
            read(title),
            read(value)
        ),
        "Faites une ligne par référent : recopiez celle-ci, écrivez-y le second référent à la place du premier, puis supprimez \
         les colonnes du second.",
    )
}
