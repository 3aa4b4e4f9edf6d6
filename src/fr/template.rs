//! What can be wrong with a template, in words: what, in which paragraph, and what to do.

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

/// `{{ nom`.
pub fn unclosed(words: &str) -> Told {
    Told::new(
        format!("La balise {} n’est pas fermée.", quote(words)),
        "Ajoutez }} (ou %}) à la fin de la balise, sans passer à la ligne.",
    )
}

/// `nom }}`.
pub fn unopened(braces: &str) -> Told {
    let open = if braces.starts_with('%') { "{%" } else { "{{" };
    Told::new(
        format!("{} ferme une balise qui n’a pas été ouverte.", quote(braces)),
        format!("Ajoutez {open} devant le mot, ou supprimez ces accolades."),
    )
}

/// `{{ rne.nmo }}`.
pub fn unknown_field(name: &str, nearest: Option<&str>) -> Told {
    if name == "loop" || name.starts_with("loop.") {
        return Told::new(
            format!("{} n’existe que dans une boucle.", quote(name)),
            "Placez la balise entre {% for … %} et {% endfor %}, ou retirez-la.",
        );
    }
    // what other languages write behind a text
    if let Some((
        field,
        "upper" | "lower" | "title" | "capitalize" | "strip" | "split" | "replace" | "format",
    )) = name.rsplit_once('.')
    {
        return Told::new(
            format!("Le champ {} n’existe pas.", quote(name)),
            format!(
                "Un filtre suit le champ derrière une barre verticale, par exemple {{{{ {field} | majuscules }}}}."
            ),
        );
    }
    Told::new(
        format!("Le champ {} n’existe pas.", quote(name)),
        meant(
            nearest,
            "Donnez le nom d’un champ (lettres-rne modele les montre), ou le titre exact d’une colonne de la feuille des référents.",
        ),
    )
}

/// `{{ nom | majuscule }}`.
pub fn unknown_filter(name: &str, nearest: Option<&str>) -> Told {
    if name.is_empty() {
        return Told::new(
            "Une barre verticale n’est suivie d’aucun filtre.",
            "Écrivez un filtre après la barre verticale, ou retirez-la.",
        );
    }
    Told::new(
        format!("Le filtre {} n’existe pas.", quote(name)),
        meant(nearest, "Retirez-le, avec la barre verticale qui le précède."),
    )
}

/// `{% fi x %}`.
pub fn unknown_keyword(name: &str, nearest: Option<&str>) -> Told {
    Told::new(
        format!("L’instruction {} n’existe pas.", quote(name)),
        meant(nearest, "Les instructions sont if, elif, else, endif, for, endfor, set, with, macro et raw."),
    )
}

/// `{{ nom prenom + }}`.
pub fn unreadable(words: &str) -> Told {
    if words.is_empty() {
        return Told::new(
            "Cette balise est vide.",
            "Écrivez-y le nom d’un champ, par exemple {{ rne.nom }}, ou supprimez-la.",
        );
    }
    let remedy = if words.starts_with("image") {
        "Une image se nomme entre guillemets, dans le modèle seulement : {{ image(\"logo.png\", largeur=\"3 cm\") }}."
    } else if words.starts_with("else if ") {
        "« Sinon, si » s’écrit {% elif … %}."
    } else if words.starts_with("else") || words.starts_with("end") {
        "Cette instruction est seule dans sa balise : retirez ce qui la suit."
    } else if words.starts_with("set ") && !words.contains('=') {
        "Donnez la valeur dans la même balise : {% set nom = valeur %}."
    } else if words.contains('*') {
        "La multiplication n’existe pas dans une balise ; une somme s’écrit {{ (imp_decharge | valeur) + (imp_paye | valeur) }}."
    } else {
        "Une balise contient un nom de champ, par exemple {{ rne.nom }}."
    };
    Told::new(format!("La balise {} ne se comprend pas.", quote(words)), remedy)
}

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

/// A value that becomes paragraphs where it can't.
pub fn not_here(words: &str) -> Told {
    Told::new(
        format!("{} ne peut pas devenir plusieurs paragraphes à cet endroit.", quote(words)),
        "Placez la balise directement dans un paragraphe : ni dans un lien, ni dans un contrôle, ni au saut de section.",
    )
}

/// Pictures that a template asks for.
pub mod picture {
    use super::{Told, quote};

    /// No such file.
    pub fn missing(name: &str) -> Told {
        Told::new(
            format!("L’image {} est introuvable.", quote(name)),
            "Copiez-la dans le dossier de campagne ou à côté du modèle, et vérifiez son nom.",
        )
    }

    /// A name that leads out of the campaign.
    pub fn outside(name: &str) -> Told {
        Told::new(
            format!("L’image {} n’est pas dans le dossier de campagne.", quote(name)),
            "Donnez un nom simple, par exemple \"logo.png\", et copiez l’image dans ce dossier.",
        )
    }

    /// Too large.
    pub fn too_big(name: &str) -> Told {
        Told::new(
            format!("L’image {} est trop grosse pour une lettre.", quote(name)),
            "Réduisez-la (quelques centaines de kilo-octets suffisent), puis relancez.",
        )
    }

    /// No picture that Word shows.
    pub fn unreadable(name: &str) -> Told {
        Told::new(
            format!("Le fichier {} n’est pas une image PNG, JPEG ou GIF.", quote(name)),
            "Enregistrez l’image au format PNG ou JPEG.",
        )
    }
}

/// A value that a filter can't work with.
pub fn refused(words: &str, why: &str) -> Told {
    Told::new(
        format!("La balise {} ne peut pas être remplie : {why}.", quote(words)),
        "Donnez au filtre le champ qu’il lui faut, ou retirez-le ; docs/modele.md montre chaque filtre.",
    )
}

/// A value that the language can't work with.
pub fn broken(words: &str, cause: &str) -> Told {
    Told::new(
        format!("La balise {} ne peut pas être remplie : {cause}.", quote(words)),
        "Vérifiez que le champ est de la sorte que la balise attend (texte, nombre, liste).",
    )
}

/// Why a tag can't be filled, after a colon.
pub mod cause {
    /// A value that is not there.
    pub const NO_VALUE: &str =
        "elle demande une valeur qui n’existe pas ici, par exemple le sixième projet quand il y en a trois";
    /// A value that this can't be done with.
    pub const WRONG_SORT: &str = "elle fait d’une valeur ce qui ne se peut pas, par exemple additionner un texte et un nombre (| valeur fait d’un texte un nombre)";
    /// Too much between the brackets.
    pub const TOO_MANY_ARGUMENTS: &str = "un filtre y reçoit plus qu’il n’attend entre ses parenthèses";
    /// Too little between the brackets.
    pub const MISSING_ARGUMENT: &str = "il manque quelque chose entre les parenthèses d’un filtre";
    /// No such thing to call.
    pub const NO_CALL: &str =
        "elle appelle ce qui n’existe pas ; un filtre s’écrit derrière une barre verticale";
    /// Too much work.
    pub const TOO_MUCH: &str = "elle demande trop de travail pour une lettre";

    /// A text where a number is meant.
    pub fn text_as_number(field: &str) -> String {
        let field = super::quote(field);
        format!(
            "{field} est un texte, qui ne se compare pas à un nombre et ne s’additionne pas ; écrivez-le suivi de | valeur"
        )
    }

    /// Anything else, in the library's words.
    pub fn other(library: &str) -> String {
        format!("cause technique : {library}")
    }
}

/// Anything that should not happen.
pub fn internal(cause: &str) -> Told {
    Told::new(
        format!("Cette partie ne peut pas être préparée : {cause}."),
        "Retirez la dernière balise ajoutée, puis relancez ; si cela persiste, signalez-le.",
    )
}

fn meant(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |word| format!("Vouliez-vous dire {}\u{202f}?", quote(word)))
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

/// A template that can't be opened.
pub mod package {
    use super::quote;

    /// An OLE container.
    pub fn ole(file: &str) -> String {
        format!(
            "Le modèle {} est protégé par un mot de passe, ou dans l’ancien format .doc. Ouvrez-le dans Word, retirez le mot \
             de passe, et enregistrez-le au format .docx.",
            quote(file)
        )
    }

    /// Not a Word file.
    pub fn not_word(file: &str) -> String {
        format!(
            "{} n’est pas un document Word (.docx, .docm, .dotx ou .dotm). Enregistrez le modèle au format .docx, ou donnez le bon \
             fichier avec --modele.",
            quote(file)
        )
    }

    /// A letter that was made with the product.
    pub fn letter(file: &str) -> String {
        format!(
            "{} est une lettre déjà faite, pas le modèle : elle porte le nom d’une personne. Donnez le modèle d’origine avec \
             --modele.",
            quote(file)
        )
    }

    /// Digitally signed.
    pub fn signed(file: &str) -> String {
        format!(
            "Le modèle {} est signé numériquement : une lettre remplie montrerait une signature rompue. Dans Word : Fichier, \
             Informations, Afficher les signatures, Supprimer la signature ; ou donnez la version non signée.",
            quote(file)
        )
    }

    /// Strict Open XML.
    pub fn strict(file: &str) -> String {
        format!(
            "Le modèle {} est au format « Open XML Strict », que peu de programmes lisent. Dans Word : Enregistrer sous, \
             « Document Word (*.docx) ».",
            quote(file)
        )
    }

    /// Over the limits.
    pub fn too_big(file: &str) -> String {
        format!("Le modèle {} est trop gros pour une lettre. Allégez ses images, puis relancez.", quote(file))
    }

    /// Damaged.
    pub fn damaged(file: &str) -> String {
        format!(
            "Le modèle {} est endommagé. Ouvrez-le dans Word, enregistrez-le sous un autre nom, puis relancez avec celui-ci.",
            quote(file)
        )
    }
}
