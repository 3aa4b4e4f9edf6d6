//! Every fault that a template can have, one by one: told with the words of its paragraph, and with the remedy, before
//! anything is written.

use std::collections::BTreeSet;

use lettres_rne::docx::{Draft, NoPicture, Trouble};
use lettres_rne::letters::Words;

use super::small::{self, Book, TEMPLATE};
use crate::harness::House;
use crate::word::{Package, p};

/// How many kinds of fault there are, but for those of our own.
const KINDS: usize = 28;

/// Every kind of fault has a name; one that is added has to be provoked below.
fn name(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Unclosed(_) => "unclosed",
        Trouble::Unopened(_) => "unopened",
        Trouble::UnknownField { .. } => "field",
        Trouble::UnknownFilter { .. } => "filter",
        Trouble::UnknownKeyword { .. } => "keyword",
        Trouble::Unreadable(_) => "unreadable",
        Trouble::UnknownBox(_) => "box",
        Trouble::BoxWithoutCode => "no code",
        Trouble::DoubleBox { .. } => "double",
        Trouble::BlockUnclosed(_) => "block unclosed",
        Trouble::BlockUnopened(_) => "block unopened",
        Trouble::BlockAcross { .. } => "block across",
        Trouble::TextLost(_) => "text lost",
        Trouble::SightLost(_) => "sight lost",
        Trouble::NoRow(_) => "no row",
        Trouble::MergeField(_) => "merge field",
        Trouble::NextRecord => "next",
        Trouble::SectionRepeated(_) => "section",
        Trouble::MacroMisplaced(_) => "macro",
        Trouble::InInstruction(_) => "instruction",
        Trouble::Halved(_) => "halved",
        Trouble::NotHere(_) => "not here",
        Trouble::Picture { why: NoPicture::Missing, .. } => "picture missing",
        Trouble::Picture { why: NoPicture::Outside, .. } => "picture outside",
        Trouble::Picture { why: NoPicture::TooBig, .. } => "picture too big",
        Trouble::Picture { why: NoPicture::Unreadable, .. } => "picture unreadable",
        Trouble::Refused { .. } => "refused",
        Trouble::Broken { .. } => "broken",
        // a fault of ours, which no template provokes that we know
        Trouble::Internal(_) => "internal",
    }
}

/// A fault: its name, a body with it and with nothing else that is wrong, the place and words of its paragraph, and what is
/// said of it.
struct Case {
    name: &'static str,
    body: String,
    place: &'static str,
    told: &'static str,
}

fn case(name: &'static str, body: String, place: &'static str, told: &'static str) -> Case {
    Case { name, body, place, told }
}

/// Runs of a field between its two marks.
fn field(instruction: &str) -> String {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    format!(
        "<w:p>{}<w:r><w:instrText xml:space=\"preserve\">{instruction}</w:instrText></w:r>{}<w:r><w:t>Vu</w:t></w:r>{}</w:p>",
        mark("begin"),
        mark("separate"),
        mark("end")
    )
}

fn cells(left: &str, right: &str) -> String {
    format!("<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>", p(left), p(right))
}

fn tags() -> Vec<Case> {
    vec![
        case(
            "unclosed",
            p("Bonjour {{ rne.nom et {{ rne.prenom }}"),
            "Texte, paragraphe 1, « Bonjour {{ rne.nom et {{ rne.prenom }} »",
            "La balise « {{ rne.nom et » n’est pas fermée. Ajoutez }} (ou %}) à la fin de la balise, sans passer à la ligne.",
        ),
        case(
            "unopened",
            p("Nom : rne.nom }}"),
            "Texte, paragraphe 1, « Nom : rne.nom }} »",
            "« }} » ferme une balise qui n’a pas été ouverte. Ajoutez {{ devant le mot, ou supprimez ces accolades.",
        ),
        case(
            "field",
            p("Nom : {{ rne.nmo }}"),
            "Texte, paragraphe 1, « Nom : {{ rne.nmo }} »",
            "Le champ « rne.nmo » n’existe pas. Vouliez-vous dire « rne.nom » ?",
        ),
        case(
            "field",
            p("{{ rne.nom.upper() }}"),
            "Texte, paragraphe 1, « {{ rne.nom.upper() }} »",
            "Le champ « rne.nom.upper » n’existe pas. Un filtre suit le champ derrière une barre verticale, par exemple {{ rne.nom | majuscules }}.",
        ),
        case(
            "filter",
            p("{{ rne.nom | grandes_lettres }}"),
            "Texte, paragraphe 1, « {{ rne.nom | grandes_lettres }} »",
            "Le filtre « grandes_lettres » n’existe pas. Retirez-le, avec la barre verticale qui le précède.",
        ),
        case(
            "filter",
            p("{{ rne.nom | majuscule }}"),
            "Texte, paragraphe 1, « {{ rne.nom | majuscule }} »",
            "Le filtre « majuscule » n’existe pas. Vouliez-vous dire « majuscules » ?",
        ),
        case(
            "filter",
            p("{{ rne.nom | téléphone }}"),
            "Texte, paragraphe 1, « {{ rne.nom | téléphone }} »",
            "Le filtre « téléphone » n’existe pas. Vouliez-vous dire « telephone » ?",
        ),
        case(
            "halved",
            "<w:p><w:r><w:t xml:space=\"preserve\">Nom : {{ rne.</w:t></w:r><w:sdt><w:sdtPr><w:tag w:val=\"rne.nom\"/>\
             <w:text/></w:sdtPr><w:sdtContent><w:r><w:t xml:space=\"preserve\">nom }}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
                .to_owned(),
            "Texte, paragraphe 1, « Nom : {{ rne.nom }} »",
            "La balise « rne.nom » est à moitié dans un contrôle ou un champ que l’outil remplit. Tapez la balise \
             entièrement dehors, ou supprimez-la : ce que nomme le contrôle ou le champ y sera écrit.",
        ),
        case(
            "keyword",
            p("Si {% fi partage %}oui"),
            "Texte, paragraphe 1, « Si {% fi partage %}oui »",
            "L’instruction « fi » n’existe pas.",
        ),
        case(
            "unreadable",
            p("Soit {{ imp +* 2 }}"),
            "Texte, paragraphe 1, « Soit {{ imp +* 2 }} »",
            "La balise « imp +* 2 » ne se comprend pas.",
        ),
        case(
            "unreadable",
            p("Soit {{ imp | valeur * 2 }}"),
            "Texte, paragraphe 1, « Soit {{ imp | valeur * 2 }} »",
            "La balise « imp | valeur * 2 » ne se comprend pas. La multiplication n’existe pas dans une balise",
        ),
        case(
            "unreadable",
            p("Soit {{ }}"),
            "Texte, paragraphe 1, « Soit {{ }} »",
            "Cette balise est vide. Écrivez-y le nom d’un champ",
        ),
        case(
            "filter",
            p("Soit {{ rne.nom | }}"),
            "Texte, paragraphe 1, « Soit {{ rne.nom | }} »",
            "Une barre verticale n’est suivie d’aucun filtre. Écrivez un filtre après la barre verticale, ou retirez-la.",
        ),
        case(
            "unreadable",
            p("Soit {% if partage %}oui{% else if decharge %}non{% endif %}"),
            "Texte, paragraphe 1, « Soit {% if partage %}oui{% else if decharge %}non{% endif %} »",
            "« Sinon, si » s’écrit {% elif … %}.",
        ),
        case(
            "unreadable",
            p("Soit {% set x %}"),
            "Texte, paragraphe 1, « Soit {% set x %} »",
            "Donnez la valeur dans la même balise",
        ),
        case(
            "box",
            p("{{ case(\"9z\") }} Inconnue"),
            "Texte, paragraphe 1, « {{ case(\"9z\") }} Inconnue »",
            "« 9z » n’est ni le code d’une mission ni une option. Un code a la forme 1a-1 ou 2-14",
        ),
        case(
            "no code",
            p("{{ case(\"?\") }} Nouvelle mission"),
            "Texte, paragraphe 1, « {{ case(\"?\") }} Nouvelle mission »",
            "Cette case n’a pas encore de code. Donnez-lui un code qui ne sert pas encore, ou lancez lettres-rne modele --numeroter",
        ),
        case(
            "double",
            p("{{ case(\"1a-1\") }} Une fois"),
            "« {{ case(\"1a-1\") }} Impulser des pratiques ; »",
            "La case « 1a-1 » figure deux fois : elle est déjà ici : Texte, paragraphe 1, « {{ case(\"1a-1\") }} Une fois ». \
             Donnez à l’une des deux lignes un code qui ne sert pas encore, ou lancez lettres-rne modele --numeroter.",
        ),
    ]
}

fn blocks() -> Vec<Case> {
    vec![
        case(
            "block unclosed",
            p("{% for projet in projets %}{{ projet.texte }}"),
            "Texte, paragraphe 1, « {% for projet in projets %}{{ projet.texte }} »",
            "Le bloc « {% for projet in projets %} » n’a pas de fin. Ajoutez {% endfor %} là où il se termine.",
        ),
        case(
            "block unopened",
            p("Fin {% endif %}"),
            "Texte, paragraphe 1, « Fin {% endif %} »",
            "« {% endif %} » ne correspond à aucun bloc ouvert.",
        ),
        case(
            "block across",
            cells("Si {% if partage %}Oui", "Non{% endif %}"),
            "Texte, paragraphe 2, « Non{% endif %} »",
            "« {% endif %} » se termine ici, mais « {% if partage %} » commence ailleurs (Texte, paragraphe 1, « Si {% if partage \
             %}Oui ») : l’un est dans une cellule ou une zone où l’autre n’est pas. Placez le début et la fin dans la même \
             cellule, ou chacun dans une ligne de tableau à lui.",
        ),
        case(
            "text lost",
            p("Attention {%p if partage %}") + &p("{%p endif %}"),
            "Texte, paragraphe 1, « Attention {%p if partage %} »",
            "Cette balise ferait disparaître le texte « Attention ».",
        ),
        case(
            "sight lost",
            "<w:p><w:r><w:t>{%p if partage %}</w:t></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r></w:p>".to_owned()
                + &p("{%p endif %}"),
            "Texte, paragraphe 1, « {%p if partage %} »",
            "Cette balise ferait disparaître une image, un champ ou un appel de note. Mettez la balise seule dans son paragraphe",
        ),
        case(
            "no row",
            p("{%tr for projet in projets %}") + &p("{% endfor %}"),
            "Texte, paragraphe 1, « {%tr for projet in projets %} »",
            "« {%tr for projet in projets %} » n’est pas dans un tableau.",
        ),
        case(
            "section",
            p("{% for projet in projets %}")
                + "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
                + &p("{% endfor %}"),
            "Texte, paragraphe 1, « {% for projet in projets %} »",
            "La boucle « {% for projet in projets %} » répéterait un saut de section",
        ),
        case(
            "macro",
            p("{% macro bloc() %}")
                + &p("Un paragraphe.")
                + &p("{% endmacro %}")
                + &p("Voici {{ bloc() }} ici."),
            "Texte, paragraphe 4, « Voici {{ bloc() }} ici. »",
            "La macro « bloc() » ne peut pas être ici.",
        ),
        case(
            "not here",
            format!(
                "<w:p><w:hyperlink w:anchor=\"x\">{}</w:hyperlink></w:p>",
                run("{{ projet1 | paragraphs }}")
            ),
            "Texte, paragraphe 1, « {{ projet1 | paragraphs }} »",
            "« projet1 | paragraphs » ne peut pas devenir plusieurs paragraphes à cet endroit.",
        ),
    ]
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

fn fields() -> Vec<Case> {
    vec![
        case(
            "merge field",
            field(" GREETINGLINE \\f \"Bonjour\" "),
            "Texte, paragraphe 1, « Vu »",
            "Le champ de publipostage « GREETINGLINE » ne peut pas être rempli. Supprimez-le (Alt+F9 montre les codes de champ)",
        ),
        case(
            "merge field",
            field(" NEXTIF 1 = 1 "),
            "Texte, paragraphe 1, « Vu »",
            "Le champ de publipostage « NEXTIF » ne peut pas être rempli.",
        ),
        case(
            "merge field",
            field(" MERGEFIELD Nom \\* CardText "),
            "Texte, paragraphe 1, « Vu »",
            "Le champ de publipostage « Nom » demande plus que sa valeur (condition, format, plusieurs paragraphes) : il ne \
             serait pas rempli. Remplacez-le par {{ Nom }}, écrit en toutes lettres.",
        ),
        case(
            "next",
            field(" NEXT "),
            "Texte, paragraphe 1, « Vu »",
            "Le champ NEXT (enregistrement suivant) mettrait une autre personne dans la même lettre.",
        ),
        case(
            "instruction",
            field(" HYPERLINK \"https://exemple.invalid/{% if partage %}a{% endif %}\" "),
            "« HYPERLINK \"https://exemple.invalid/{% if partage %}a{% endif %}\" »",
            "« if partage » est dans le code d’un champ de Word, où seule une valeur peut figurer.",
        ),
    ]
}

/// Faults that show when the tags are worked out with the values of an example.
fn values() -> Vec<Case> {
    vec![
        case(
            "refused",
            p("Le {{ rne.nom | date(\"long\") }}"),
            "Texte, paragraphe 1, « Le {{ rne.nom | date(\"long\") }} »",
            "La balise « rne.nom | date(\"long\") » ne peut pas être remplie : « LE GOFF » n’est pas une date. Donnez au filtre le \
             champ qu’il lui faut, ou retirez-le",
        ),
        case(
            "refused",
            p("{% for projet in projets %}{{ projet.texte | nombre }}{% endfor %}"),
            "Texte, paragraphe 1, « {% for projet in projets %}{{ projet.texte | nombre }}{% endfor %} »",
            "La balise « projet.texte | nombre » ne peut pas être remplie : « Webradio du collège » n’est pas un nombre.",
        ),
        // in a branch that the example does not take
        case(
            "refused",
            p("{% if not decharge %}{{ montant | xpf }}{% endif %}"),
            "Texte, paragraphe 1, « {% if not decharge %}{{ montant | xpf }}{% endif %} »",
            "La balise « montant | xpf » ne peut pas être remplie : « 625 € » est déjà dans une autre unité que XPF",
        ),
        case(
            "refused",
            p("{{ rne.civilite | accord(\"née\") }}"),
            "Texte, paragraphe 1, « {{ rne.civilite | accord(\"née\") }} »",
            "le filtre accord ne s’écrit pas ainsi ; par exemple : {{ rne.civilite | accord(\"chargé\", \"chargée\") }}.",
        ),
        case(
            "refused",
            p("{{ date | date(\"toujours\") }}"),
            "Texte, paragraphe 1, « {{ date | date(\"toujours\") }} »",
            "« toujours » n’est pas une forme de date : court, long, complet, jour, mois, annee, iso, ou par exemple \"d MMMM yyyy\".",
        ),
        case(
            "broken",
            p("{% if imp > 1 %}x{% endif %}"),
            "Texte, paragraphe 1, « {% if imp > 1 %}x{% endif %} »",
            "« imp » est un texte, qui ne se compare pas à un nombre et ne s’additionne pas ; écrivez-le suivi de | valeur.",
        ),
        case(
            "broken",
            p("{{ imp_decharge + imp_paye }}"),
            "Texte, paragraphe 1, « {{ imp_decharge + imp_paye }} »",
            "« imp_decharge » est un texte, qui ne se compare pas à un nombre",
        ),
        case(
            "field",
            p("{{ loop.index }}"),
            "Texte, paragraphe 1, « {{ loop.index }} »",
            "« loop.index » n’existe que dans une boucle.",
        ),
        case(
            "broken",
            p("{{ rne.prenom + 1 }}"),
            "Texte, paragraphe 1, « {{ rne.prenom + 1 }} »",
            "elle fait d’une valeur ce qui ne se peut pas, par exemple additionner un texte et un nombre",
        ),
        case(
            "broken",
            p("{{ rne.prenom | replace(\"a\") }}"),
            "Texte, paragraphe 1, « {{ rne.prenom | replace(\"a\") }} »",
            "il manque quelque chose entre les parenthèses d’un filtre.",
        ),
        case(
            "broken",
            p("{{ rne.prenom | upper(1) }}"),
            "Texte, paragraphe 1, « {{ rne.prenom | upper(1) }} »",
            "un filtre y reçoit plus qu’il n’attend entre ses parenthèses.",
        ),
        case(
            "broken",
            p("{{ projets[7].texte }}"),
            "Texte, paragraphe 1, « {{ projets[7].texte }} »",
            "La balise « projets[7].texte » ne peut pas être remplie : elle demande une valeur qui n’existe pas ici",
        ),
    ]
}

fn pictures() -> Vec<Case> {
    vec![
        case(
            "picture missing",
            p("{{ image(\"absente.png\") }}"),
            "Texte, paragraphe 1, « {{ image(\"absente.png\") }} »",
            "L’image « absente.png » est introuvable.",
        ),
        case(
            "picture outside",
            p("{{ image(\"../dehors.png\") }}"),
            "Texte, paragraphe 1, « {{ image(\"../dehors.png\") }} »",
            "L’image « ../dehors.png » n’est pas dans le dossier de campagne.",
        ),
        case(
            "picture too big",
            p("{{ image(\"enorme.png\") }}"),
            "Texte, paragraphe 1, « {{ image(\"enorme.png\") }} »",
            "L’image « enorme.png » est trop grosse pour une lettre.",
        ),
        case(
            "picture unreadable",
            p("{{ image(\"texte.png\") }}"),
            "Texte, paragraphe 1, « {{ image(\"texte.png\") }} »",
            "Le fichier « texte.png » n’est pas une image PNG, JPEG ou GIF.",
        ),
    ]
}

fn house(body: &str) -> House {
    let house = small::house(&Book::small());
    house.put(TEMPLATE, Package::new(body).bytes());
    house.put("texte.png", "Ceci n’est pas une image.").put("enorme.png", vec![0; 32 << 20]);
    house
}

#[test]
fn every_fault_is_told_with_the_words_of_its_paragraph_and_its_remedy() {
    let cases: Vec<Case> = [tags(), blocks(), fields(), values(), pictures()].into_iter().flatten().collect();
    let kinds: BTreeSet<&str> = cases.iter().map(|case| case.name).collect();
    assert_eq!(kinds.len(), KINDS, "{kinds:#?}");
    for Case { name: wanted, body, place, told } in cases {
        let body = body + &small::body();
        // pictures are the campaign's, and values an example's: compiling alone does not know them
        if let Err(faults) = Draft::read(Package::new(&body).bytes()).unwrap().compile(&Words::default())
            && !wanted.starts_with("picture")
        {
            let names: Vec<&str> = faults.iter().map(|fault| name(&fault.trouble)).collect();
            assert!(names.iter().all(|name| *name == wanted), "{wanted}: {faults:#?}");
        }
        let house = house(&body);
        house
            .asks("modele")
            .ends_with(1)
            .says_all(&["Les lettres seront"])
            .complains_all(&[place, told])
            .run();
        house.asks("").ends_with(1).complains_all(&[place, told]).run();
        house.asks("verifier").ends_with(1).complains_all(&[place, told]).run();
    }
}
