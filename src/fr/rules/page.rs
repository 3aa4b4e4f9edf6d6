//! The words of the page of rules, `docs/regles.md`.

/// What stands above the rules.
pub const TOP: &str = "\
# Les constats, un par un

Pour qui n’a qu’un code, lu au téléphone ou dans un rapport. `lettres-rne regles U02` affiche la même chose. Cette page est faite par le
programme : `cargo run -- fabriquer .` la récrit.

Une **erreur** met de côté la lettre de la ligne ; un **avertissement** laisse faire la lettre et mérite un coup d’œil ; une **information**
est bonne à savoir. Un avertissement ou une information peut être accepté pour l’année, pour quelques établissements ou pour tous, dans la section
`[acceptes]` de `lettres-rne.toml` (voir le [guide](guide.md)) ; une erreur, jamais.
";
/// Before what to do.
pub const REMEDY: &str = "Que faire";
/// Before a case.
pub const EXAMPLE: &str = "Exemple";
/// Before the settings.
pub const SETTINGS: &str = "Réglage";
