//! Names of the template's own styles, as Word's gallery shows them.

/// The letterhead's first line.
pub const ACADEMY: &str = "En-tête académie";
/// The letterhead's second line.
pub const SERVICE: &str = "En-tête service";
/// The parties and the date.
pub const PARTY: &str = "Partie";
/// An option to tick.
pub const OPTION: &str = "Option";
/// The footnote of the options.
pub const FOOTNOTE: &str = "Renvoi";
/// A sentence that introduces a list.
pub const LEAD: &str = "Annonce";
/// A mission to tick.
pub const MISSION: &str = "Mission";
/// A line that only holds tags and vanishes from the letters.
pub const TAG: &str = "Balise";
/// The closing clause.
pub const CLOSING: &str = "Clause finale";
/// Role and name above a signature.
pub const SIGNATORY: &str = "Signataire";
/// The line above the room to sign in.
pub const SIGN_HERE: &str = "Mention de signature";
