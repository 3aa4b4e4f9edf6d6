//! The list of what is about to be sent, to be read, printed and signed before anything leaves.

use crate::fr::typography::NBSP;

/// Name of the file.
pub const FILE: &str = "envois-a-valider.xlsx";
/// Sheets.
pub const SHEETS: [&str; 2] = ["Envois", "Papier et retenus"];
/// Titles of the columns of messages.
pub const MESSAGES: [&str; 10] = [
    "N°",
    "Établissement",
    "Destinataires",
    "Copies",
    "Objet",
    "Pièces jointes",
    "Taille",
    "SHA-256 (début)",
    "État",
    "Remarque",
];
/// Titles of the columns of letters that no message carries.
pub const LETTERS: [&str; 5] = ["UAI", "Établissement", "Référent", "Pourquoi", "Fichier de la lettre"];
/// A message that is about to leave.
pub const TO_SEND: &str = "à envoyer";
/// A message that has left.
pub const SENT: &str = "déjà envoyé";
/// A message that is held back.
pub const HELD: &str = "retenu";
/// A letter that goes by paper.
pub const PAPER: &str = "Pas d’adresse : lettre à imprimer et à envoyer sur papier";
/// No letter at all on the second sheet.
pub const NOTHING: &str = "Toutes les lettres partent par courriel : rien à imprimer, rien de retenu.";
/// The line of totals.
pub const TOTAL: &str = "Total à envoyer";
/// The block that is signed.
pub const SIGNATURE: [&str; 3] = ["Vérifié par :", "Date :", "Signature :"];
/// In the footer.
pub const PAGE: &str = "page";
/// The file's subject.
pub const SUBJECT: &str = "Liste des messages, à valider avant l’envoi";

/// The title above the list.
pub fn title(year: &str) -> String {
    format!("Lettres de mission RNE {year} – envois à valider")
}

/// The title of the second sheet.
pub fn second_title(year: &str) -> String {
    format!("Lettres de mission RNE {year} – lettres qui ne partent pas par courriel")
}

/// What stands under the title.
pub fn under(sender: &str, reply_to: Option<&str>) -> String {
    let reply = reply_to.map(|address| format!(" – réponses à {address}")).unwrap_or_default();
    format!("Expéditeur : {sender}{reply}. Chaque message ne porte que les lettres de ses établissements.")
}

/// The counts of what is about to leave.
pub fn totals(messages: usize, recipients: usize, letters: usize) -> [String; 3] {
    use crate::fr::grammar::count;
    [
        count(messages, "message", "messages"),
        count(recipients, "destinataire", "destinataires"),
        count(letters, "lettre", "lettres"),
    ]
}

/// A size.
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes}{NBSP}o"),
        1000..1_000_000 => format!("{}{NBSP}Ko", bytes.div_ceil(1000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            format!("{},{}{NBSP}Mo", tenths / 10, tenths % 10)
        }
    }
}

/// The sheet could not be made.
pub fn not_made(cause: &str) -> String {
    format!("La liste des envois n’a pas pu être composée (cause technique : {cause}).")
}
