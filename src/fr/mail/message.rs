//! What a message says: the text that is shipped, its fields, and what can be wrong with an office's own.

use crate::fr::fields::Field;
use crate::fr::findings::Told;
use crate::fr::typography::quote;

/// The text of a campaign that has none of its own, and what a new campaign starts from.
pub const TEMPLATE: &str = "\
Objet : [{{ service }}] {{ nombre | pluriel(\"Lettre\", \"Lettres\") }} de mission RNE {{ annee }} – {{ etablissement.uai }} – {{ etablissement.nom }}
---
{{ salutation }},

{% if nombre == 1 %}
{% for lettre in lettres %}
Vous trouverez en pièce jointe la lettre de mission de {{ lettre.rne.nom_complet }}, {{ lettre.rne.civilite | accord(\"référent\", \"référente\") }} numérique {{ lettre.etablissement.du }}, pour l’année scolaire {{ annee }}.
{% endfor %}

Nous vous remercions de bien vouloir\u{a0}:
- la relire avec {{ lettres | map(attribute=\"rne.civilite\") | join | accord(\"l’enseignant\", \"l’enseignante\") }} et, s’il y a lieu, la compléter dans Word\u{a0};
- la signer et la faire signer\u{a0};
- nous la renvoyer signée, en réponse à ce message.
{% else %}
Vous trouverez en pièces jointes les {{ nombre | lettres }} lettres de mission des référents numériques {{ etablissement.du }}, pour l’année scolaire {{ annee }}\u{a0}:
{% for lettre in lettres %}
- {{ lettre.rne.nom_complet }} ({{ lettre.fichier }}){% if loop.last %}.{% else %}\u{a0};{% endif %}
{% endfor %}

Nous vous remercions de bien vouloir\u{a0}:
- relire chaque lettre avec la personne qu’elle nomme et, s’il y a lieu, la compléter dans Word\u{a0};
- la signer et la faire signer\u{a0};
- nous renvoyer les lettres signées, en réponse à ce message.
{% endif %}

Nous restons à votre disposition pour toute question.

Veuillez agréer, {{ salutation }}, l’expression de notre considération distinguée.

{{ service }}
{{ academie }}
";

/// Name of the text.
pub const FILE: &str = "courriel.txt";
/// Name of the same as HTML.
pub const HTML_FILE: &str = "courriel.html";

/// Beginning of the names of attachments.
pub const ATTACHMENT: &str = "Lettre_RNE";

/// Words before the colon of the line of the subject, folded.
pub const SUBJECT: [&str; 3] = ["objet", "sujet", "subject"];
/// Words before a colon that look like other headers of a message, folded: those are settings.
pub const HEADERS: [&str; 12] = [
    "de",
    "a",
    "cc",
    "cci",
    "bcc",
    "copie",
    "copie cachee",
    "repondre a",
    "from",
    "to",
    "reply to",
    "expediteur",
];

const fn field(path: &'static str, what: &'static str, example: &'static str) -> Field {
    Field { path, what, example, heading: None }
}

/// Roots of the fields that speak of the whole message, as a letter's field means the same for all of its letters.
pub const COMMON: [&str; 8] =
    ["annee", "date", "date_longue", "date_iso", "academie", "service", "chef", "etablissement"];

/// The fields that only messages have.
pub const FIELDS: [Field; 5] = [
    field(
        "salutation",
        "Madame la Principale, Monsieur le Proviseur… (sans virgule)",
        "Madame la Principale",
    ),
    field("nombre", "Nombre de lettres jointes", "2"),
    field("lettres", "Les lettres jointes : {% for lettre in lettres %}", "2 lettres"),
    field("lettres[].fichier", "Nom de la pièce jointe", "Lettre_RNE_2027_9830004M_LE-GOFF-Anais.docx"),
    field("etablissements", "Les établissements : {% for ecole in etablissements %}", "1 établissement"),
];

/// The list of letters.
pub const LETTERS: &str = "lettres";
/// The list of schools.
pub const SCHOOLS: &str = "etablissements";

/// The sentence above the faults of a text.
pub fn faults(file: &str, number: usize) -> String {
    let faults = crate::fr::grammar::count(number, "défaut", "défauts");
    format!(
        "Le texte des messages {} a {faults} : aucun message n’est préparé tant qu’il en reste.",
        quote(file)
    )
}

/// Where a fault is.
pub fn spot(file: &str, line: usize) -> String {
    format!("{file}, ligne {line}")
}

/// No line of the subject.
pub fn no_subject() -> Told {
    Told::new(
        "La première ligne ne donne pas l’objet du message.",
        "Écrivez en première ligne « Objet : … », puis une ligne avec ---, puis le texte.",
    )
}

/// A subject that says nothing.
pub fn empty_subject() -> Told {
    Told::new("L’objet du message est vide.", "Écrivez-le sur la première ligne, après « Objet : ».")
}

/// No text.
pub fn empty_text() -> Told {
    Told::new("Le message n’a pas de texte.", "Écrivez-le sous la ligne ---.")
}

/// `Copie : …` under the subject.
pub fn header(line: &str) -> Told {
    Told::new(
        format!("La ligne {} ne peut pas être ici : seul l’objet se met en tête du texte.", quote(line)),
        "Expéditeur, réponse et copies se règlent dans lettres-rne.toml, section [courriel].",
    )
}

/// A field of one letter where a message may hold several.
pub fn of_one_letter(name: &str) -> Told {
    Told::new(
        format!("{} est propre à une lettre, et un message peut en porter plusieurs.", quote(name)),
        format!(
            "Écrivez {{% for lettre in lettres %}}{{{{ lettre.{name} }}}}{{% endfor %}}, ou réglez un_message_par = \"lettre\"."
        ),
    )
}

/// A name that is no field.
pub fn unknown(name: &str, nearest: Option<&str>) -> Told {
    Told::new(
        format!("Le champ {} n’existe pas.", quote(name)),
        nearest.map_or_else(
            || {
                "Donnez le nom d’un champ : docs/guide.md les montre, section « Le texte des messages »."
                    .to_owned()
            },
            |word| format!("Vouliez-vous dire {}\u{202f}?", quote(word)),
        ),
    )
}

/// Begins the Message-ID of a trial.
pub const TRIAL_ID: &str = "essai";

/// The subject of a trial.
pub fn trial_subject(subject: &str) -> String {
    format!("[ESSAI] {subject}")
}

/// What stands above the text of a trial, line by line.
pub fn trial_banner(to: &[String], cc: &[String]) -> Vec<String> {
    let rule = "*".repeat(60);
    let mut lines = vec![
        rule.clone(),
        "ESSAI : ce message n’est parti qu’à vous ; rien n’est noté dans le journal.".to_owned(),
        format!("Il serait envoyé à : {}", to.join(", ")),
    ];
    if !cc.is_empty() {
        lines.push(format!("Copie : {}", cc.join(", ")));
    }
    lines.push(rule);
    lines.iter().map(|line| crate::fr::typography::bind(line)).collect()
}

/// A message for nobody.
pub fn no_recipient() -> String {
    "Ce message n’a pas de destinataire.".to_owned()
}

/// An address that can't be used.
pub fn address_refused(address: &str) -> String {
    format!("L’adresse {} ne peut pas recevoir de message : corrigez-la dans le classeur.", quote(address))
}

/// A message that could not be made.
pub fn not_made(cause: &str) -> String {
    format!("Ce message n’a pas pu être composé (cause technique : {cause}).")
}
