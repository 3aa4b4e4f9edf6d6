//! Titles of columns.

/// School code.
pub const UAI: &str = "UAI";
/// Name of a school.
pub const SCHOOL: &str = "Établissement";
/// Kind of a school.
pub const KIND: &str = "Type";
/// Sector.
pub const SECTOR: &str = "Secteur";
/// Municipality.
pub const COMMUNE: &str = "Commune";
/// Province.
pub const PROVINCE: &str = "Province";
/// Number of teachers with a letter.
pub const TEACHERS: &str = "RNE";
/// Envelope.
pub const ENVELOPE: &str = "Dotation IMP";
/// IMP attributed.
pub const ATTRIBUTED: &str = "IMP attribuées";
/// IMP as hours off.
pub const RELIEF: &str = "IMP en décharge";
/// IMP paid.
pub const PAID: &str = "IMP payées";
/// Envelope less what is taken from it.
pub const GAP: &str = "Écart IMP";
/// Amount paid in euros.
pub const EUROS: &str = "Payé EUR";
/// Hours off.
pub const HOURS: &str = "Heures de décharge";
/// Whether sharing is declared.
pub const SHARING: &str = "Partage déclaré";
/// Number of missions ticked.
pub const TICKS: &str = "Missions cochées";
/// State of the envelope.
pub const STATUS: &str = "Statut";
/// Rows set aside.
pub const ASIDE: &str = "Lignes à part";
/// Findings.
pub const FINDINGS: &str = "Anomalies";
/// What links the two tables.
pub const KEY: &str = "Clé";
/// Place of the row in the source.
pub const PLACE: &str = "Ligne source";
/// Civility.
pub const CIVILITY: &str = "Civilité";
/// Surname.
pub const SURNAME: &str = "Nom";
/// First name.
pub const FIRST: &str = "Prénom";
/// Subject.
pub const DISCIPLINE: &str = "Discipline";
/// IMP of one person.
pub const IMP: &str = "IMP";
/// Whether the IMP are an allowed rate.
pub const IS_RATE: &str = "Taux admis";
/// Whether the person shares.
pub const SHARED: &str = "Partage";
/// Free projects.
pub const PROJECTS: &str = "Projets";
/// Link to the letter.
pub const LETTER: &str = "Lettre";
/// What became of the letter.
pub const FATE: &str = "État";
/// Whose letter it is.
pub const TEACHER: &str = "Référent";
/// Addresses of a message.
pub const RECIPIENTS: &str = "Destinataires";
/// Since when a letter stands as it does.
pub const SINCE: &str = "Depuis";
/// The server's answer.
pub const REPLY: &str = "Réponse du serveur";
/// Whether a draft was made.
pub const DRAFT: &str = "Brouillon";
/// Whether the file has changed since.
pub const CHANGED: &str = "Modifiée depuis";
/// The name of a message.
pub const MESSAGE_ID: &str = "Identifiant du message";
/// Severity.
pub const SEVERITY: &str = "Gravité";
/// Code of the catalogue.
pub const CODE: &str = "Code";
/// What the code is about.
pub const TITLE: &str = "Sujet";
/// Place in the source.
pub const WHERE: &str = "Où";
/// What is wrong.
pub const WHAT: &str = "Constat";
/// What to do.
pub const REMEDY: &str = "Que faire";
/// A mission's text.
pub const MISSION: &str = "Mission";
/// Schools where somebody does it.
pub const COVERED: &str = "Étab. couverts";
/// Share of the schools.
pub const COVERAGE: &str = "Couverture";
/// Schools where nobody does it.
pub const NOBODY: &str = "Étab. sans personne";

/// Amount paid in the local currency.
pub fn local(currency: &str) -> String {
    format!("Payé {currency}")
}

/// Missions ticked in a chapter.
pub fn chapter(number: u16) -> String {
    format!("Chapitre {number}")
}
