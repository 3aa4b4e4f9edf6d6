//! What can be wrong with a template, in words: what, in which paragraph, and what to do.

pub mod package;
pub mod picture;
mod tags;

pub use tags::{
    broken, cause, refused, unclosed, unknown_field, unknown_filter, unknown_keyword, unopened, unreadable,
};

use super::findings::Told;
use super::typography::quote;

/// `en-tête, paragraphe 3 : « … »`. `region` is one of [`BODY`] and its neighbours; paragraph 0 is the whole part.
pub fn spot(region: &str, paragraph: usize, words: &str) -> String {
    match (paragraph, words.is_empty()) {
        (0, _) => region.to_owned(),
        (_, true) => format!("{region}, paragraphe {paragraph}"),
        (_, false) => format!("{region}, paragraphe {paragraph}, {}", quote(words)),
    }
}

/// Names of the parts of a document.
pub const BODY: &str = "Texte";
/// Names of the parts of a document.
pub const HEADER: &str = "En-tête";
/// Names of the parts of a document.
pub const FOOTER: &str = "Pied de page";
/// Names of the parts of a document.
pub const FOOTNOTES: &str = "Notes de bas de page";
/// Names of the parts of a document.
pub const ENDNOTES: &str = "Notes de fin";
/// Names of the parts of a document.
pub const COMMENTS: &str = "Commentaires";

/// `{{ case("1z") }}`.
pub fn unknown_box(code: &str) -> Told {
    Told::new(
        format!("{} n’est ni le code d’une mission ni une option.", quote(code)),
        "Un code a la forme 1a-1 ou 2-14 ; les options sont decharge et partage.",
    )
}

/// `{{ case("?") }}`.
pub fn box_without_code() -> Told {
    Told::new(
        "Cette case n’a pas encore de code.",
        "Donnez-lui un code qui ne sert pas encore, ou lancez lettres-rne modele --numeroter\u{202f}: une copie du modèle en \
         reçoit un.",
    )
}

/// The same code twice.
pub fn double_box(code: &str, first: &str) -> Told {
    Told::new(
        format!("La case {} figure deux fois : elle est déjà ici : {first}.", quote(code)),
        "Donnez à l’une des deux lignes un code qui ne sert pas encore, ou lancez lettres-rne modele --numeroter.",
    )
}

/// `{% if x %}` without its end.
pub fn block_unclosed(words: &str) -> Told {
    let end = if words.starts_with("for") { "endfor" } else { "endif" };
    Told::new(
        format!("Le bloc {} n’a pas de fin.", quote(&format!("{{% {words} %}}"))),
        format!("Ajoutez {{% {end} %}} là où il se termine."),
    )
}

/// `{% endif %}` without a beginning.
pub fn block_unopened(words: &str) -> Told {
    Told::new(
        format!("{} ne correspond à aucun bloc ouvert.", quote(&format!("{{% {words} %}}"))),
        "Supprimez-le, ou ajoutez le début du bloc ({% if … %}, {% for … %}).",
    )
}

/// A block that begins and ends in different containers.
pub fn block_across(opening: &str, opened: &str, closing: &str) -> Told {
    Told::new(
        format!(
            "{} se termine ici, mais {} commence ailleurs ({opened}) : l’un est dans une cellule ou une zone où l’autre n’est \
             pas.",
            quote(&format!("{{% {closing} %}}")),
            quote(&format!("{{% {opening} %}}"))
        ),
        "Placez le début et la fin dans la même cellule, ou chacun dans une ligne de tableau à lui.",
    )
}

/// `{%p … %}` beside a text.
pub fn text_lost(text: &str) -> Told {
    Told::new(
        format!("Cette balise ferait disparaître le texte {}.", quote(text)),
        "Mettez la balise seule dans son paragraphe ou sa ligne, ou écrivez {% à la place de {%p ou {%tr.",
    )
}

/// `{%p … %}` beside a picture.
pub fn sight_lost() -> Told {
    Told::new(
        "Cette balise ferait disparaître une image, un champ ou un appel de note.",
        "Mettez la balise seule dans son paragraphe ou sa ligne, ou écrivez {% à la place de {%p ou {%tr.",
    )
}

/// `{%tr … %}` outside a table.
pub fn no_row(words: &str) -> Told {
    Told::new(
        format!("{} n’est pas dans un tableau.", quote(&format!("{{%tr {words} %}}"))),
        "Écrivez {% à la place de {%tr, ou placez la balise dans une ligne de tableau.",
    )
}

/// A field of Word's mail merge.
pub fn merge_field(name: &str) -> Told {
    // names of instructions, not of fields: there is no tag to write in their place
    if ["MERGEFIELD", "NEXTIF", "SKIPIF", "ADDRESSBLOCK", "GREETINGLINE"].contains(&name) {
        return Told::new(
            format!("Le champ de publipostage {} ne peut pas être rempli.", quote(name)),
            "Supprimez-le (Alt+F9 montre les codes de champ) ; s’il montrait un nom ou un titre, écrivez à sa place les champs du modèle, par exemple {{ rne.nom_complet }}.",
        );
    }
    Told::new(
        format!(
            "Le champ de publipostage {} demande plus que sa valeur (condition, format, plusieurs paragraphes) : il ne serait pas \
             rempli.",
            quote(name)
        ),
        format!("Remplacez-le par {{{{ {name} }}}}, écrit en toutes lettres."),
    )
}

/// A template without a box, beside a workbook with columns of ticks.
pub fn no_box(columns: usize) -> Told {
    let columns = super::grammar::count(columns, "colonne de missions", "colonnes de missions");
    Told::new(
        format!(
            "Le modèle n’a aucune case à cocher, et le classeur a {columns} : toutes les coches seraient perdues."
        ),
        "Écrivez {{ case(\"1a-1\") }} devant chaque mission, ou prenez le modèle livré.",
    )
}

/// A template that says nowhere who the letter is for.
pub fn names_nobody() -> Told {
    Told::new(
        "Le modèle ne nomme le référent nulle part : toutes les lettres diraient la même personne, ou personne.",
        "Écrivez {{ rne.nom_complet }} là où son nom doit figurer.",
    )
}

/// `NEXT` in a mail merge.
pub fn next_record() -> Told {
    Told::new(
        "Le champ NEXT (enregistrement suivant) mettrait une autre personne dans la même lettre.",
        "Supprimez-le : chaque lettre est celle d’un seul référent (Alt+F9 montre les codes de champ).",
    )
}

/// A loop around a section break.
pub fn section_repeated(words: &str) -> Told {
    Told::new(
        format!(
            "La boucle {} répéterait un saut de section, avec ses en-têtes et sa mise en page.",
            quote(&format!("{{% {words} %}}"))
        ),
        "Placez le saut de section avant le début ou après la fin de la boucle.",
    )
}

/// A macro that is called where what it writes can't stand.
pub fn macro_misplaced(words: &str) -> Told {
    Told::new(
        format!("La macro {} ne peut pas être ici.", quote(words)),
        "Définissez-la hors de tout bloc, et appelez-la seule dans sa balise, avec des valeurs ordinaires entre les parenthèses ; si \
         elle contient des paragraphes ou des lignes de tableau, elle doit aussi être seule dans son paragraphe ou sa ligne.",
    )
}

/// A block or a box in the instruction of a field.
pub fn in_instruction(words: &str) -> Told {
    Told::new(
        format!("{} est dans le code d’un champ de Word, où seule une valeur peut figurer.", quote(words)),
        "Mettez la condition ou la case autour du champ, pas dedans (Alt+F9 montre les codes de champ).",
    )
}

/// A tag with one half in what the tool fills, and one outside.
pub fn halved(words: &str) -> Told {
    Told::new(
        format!("La balise {} est à moitié dans un contrôle ou un champ que l’outil remplit.", quote(words)),
        "Tapez la balise entièrement dehors, ou supprimez-la : ce que nomme le contrôle ou le champ y sera écrit.",
    )
}

/// A value that becomes paragraphs where it can't.
pub fn not_here(words: &str) -> Told {
    Told::new(
        format!("{} ne peut pas devenir plusieurs paragraphes à cet endroit.", quote(words)),
        "Placez la balise directement dans un paragraphe : ni dans un lien, ni dans un contrôle, ni au saut de section.",
    )
}

/// Anything that should not happen.
pub fn internal(cause: &str) -> Told {
    Told::new(
        format!("Cette partie ne peut pas être préparée : {cause}."),
        "Retirez la dernière balise ajoutée, puis relancez ; si cela persiste, signalez-le.",
    )
}

/// The name of a copy of the template: what was done to it, and a number where there is one already.
pub fn copy_name(stem: &str, numbered: bool, with_boxes: bool, rank: u32, extension: &str) -> String {
    let done = [(numbered, "numerote"), (with_boxes, "cases")];
    let done: Vec<&str> = done.into_iter().filter(|(yes, _)| *yes).map(|(_, word)| word).collect();
    let rank = if rank > 1 { format!("-{rank}") } else { String::new() };
    format!("{stem}-{}{rank}.{extension}", done.join("-"))
}

/// The sentence above the faults of a template.
pub fn faults(file: &str, number: usize) -> String {
    let faults = super::grammar::count(number, "défaut", "défauts");
    format!("Le modèle {} a {faults} : aucune lettre n’est faite tant qu’il en reste.", quote(file))
}

/// A fault of a pattern of names, in the settings.
pub fn pattern(setting: &str, pattern: &str, faults: &[String]) -> String {
    format!(
        "Le réglage {} ({}) ne convient pas. {} Corrigez-le dans lettres-rne.toml.",
        quote(setting),
        quote(pattern),
        faults.join(" ")
    )
}
