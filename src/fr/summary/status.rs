//! States of an envelope.

/// Gap of zero.
pub const BALANCED: &str = "équilibré";
/// Something is left.
pub const UNDER: &str = "sous-consommation";
/// Something is left, where the envelopes pay other missions too.
pub const LEFT: &str = "reste disponible";
/// Too much is attributed.
pub const OVER: &str = "dépassement";
/// Teachers and no envelope.
pub const NO_ENVELOPE: &str = "sans dotation";
/// An envelope and nobody.
pub const NOBODY: &str = "sans RNE";
/// Some rows are set aside: the gap is not final.
pub const INCOMPLETE: &str = "incomplet";
/// Neither envelope nor teacher.
pub const NOTHING: &str = "sans objet";
