//! Values of the section `[courriel]`, the usual one first.

/// One message per what.
pub const PER: [&str; 2] = ["établissement", "lettre"];
/// What is attached.
pub const ATTACHED: [&str; 2] = ["docx", "pdf"];
/// How attachments are named.
pub const NAMES: [&str; 2] = ["nom", "numéro"];
/// How a connection is secured.
pub const SECURITY: [&str; 3] = ["tls", "starttls", "en clair"];
/// How one proves who one is.
pub const LOGIN: [&str; 3] = ["mot de passe", "jeton", "aucune"];
/// What a duration looks like.
pub const DURATIONS: &str = "une durée comme 10 min, 3 s ou 1 h";
/// What a window looks like.
pub const WINDOWS: &str =
    "un nombre de minutes de 1 à 1440 et un nombre de destinataires, comme { \"10\" = 100 }";
/// What the night looks like.
pub const NIGHT: &str = "deux heures, comme 20:00-07:00";
/// What a zone looks like.
pub const ZONES: &str = "un fuseau comme Europe/Paris ou Pacific/Noumea";
/// What stands where drafts are not tried again.
pub const NO_RETRIES: &str = "aucune, un brouillon n’est déposé qu’une fois : retirez cette ligne";
