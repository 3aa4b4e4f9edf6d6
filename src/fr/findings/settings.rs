//! Settings that come to nothing (A05, A06), and findings that they accept.

use super::super::grammar::list;
use super::super::typography::quote;
use super::{Told, read};

/// A05: a mission that the template does not have.
pub fn mission_unknown(typed: &str, kind: &str, meant: Option<&str>) -> Told {
    let remedy = match meant {
        Some(meant) => format!("Vouliez-vous dire {} ? Corrigez-le dans lettres-rne.toml.", quote(meant)),
        None => "Donnez un code du modèle (1e-2), d’une rubrique (1e) ou d’un chapitre (3) ; lettres-rne modele les \
                 montre."
            .to_owned(),
    };
    Told::new(
        format!(
            "Dans lettres-rne.toml, « missions_impossibles » exclut {} pour {} : le modèle n’a pas cette mission.",
            read(typed),
            read(kind)
        ),
        remedy,
    )
}

/// A05: a kind of school that no school is of.
pub fn kind_unknown(kind: &str, meant: Option<&str>) -> Told {
    let remedy = match meant {
        Some(meant) => format!("Vouliez-vous dire {} ? Corrigez-le dans lettres-rne.toml.", quote(meant)),
        None => "Écrivez un type comme dans la colonne « Type » du classeur : collège, lycée professionnel …"
            .to_owned(),
    };
    Told::new(
        format!(
            "Dans lettres-rne.toml, « missions_impossibles » parle de {} : aucun établissement n’est de ce type.",
            read(kind)
        ),
        remedy,
    )
}

/// A05: findings of a school that is not there are accepted.
pub fn accepted_school_unknown(code: &str, typed: &str, meant: Option<&str>) -> Told {
    let remedy = match meant {
        Some(meant) => format!("Vouliez-vous dire {meant} ? Corrigez-le dans lettres-rne.toml."),
        None => "Corrigez le code UAI dans lettres-rne.toml, ou retirez-le.".to_owned(),
    };
    Told::new(
        format!(
            "Dans lettres-rne.toml, {code} est accepté pour {} : cet établissement n’est pas dans le classeur.",
            read(typed)
        ),
        remedy,
    )
}

/// A05: an error can't be accepted. `places` are those of the errors; there may be none now.
pub fn error_accepted(code: &str, school: Option<&str>, places: &[String]) -> Told {
    let of = school.map(|school| format!(" pour {school}")).unwrap_or_default();
    let what = format!("Dans lettres-rne.toml, {code} est accepté{of}, mais une erreur ne s’accepte pas");
    if places.is_empty() {
        return Told::new(format!("{what}."), "Retirez cette ligne de lettres-rne.toml.");
    }
    Told::new(
        format!("{what} : elle compte toujours ({}).", list(places)),
        "Corrigez l’erreur dans le classeur, et retirez cette ligne de lettres-rne.toml.",
    )
}

/// A06: nothing is accepted any more by this.
pub fn acceptance_idle(code: &str, title: &str, school: Option<&str>) -> Told {
    let of = school.map(|school| format!(" pour {school}")).unwrap_or_default();
    Told::new(
        format!(
            "Dans lettres-rne.toml, {code} ({title}) est accepté{of}, et rien de tel n’est plus signalé."
        ),
        "Vous pouvez retirer cette ligne de lettres-rne.toml.",
    )
}

/// What stands in the place of the remedy of a finding that is accepted.
pub fn accepted(reason: &str) -> String {
    let reason = super::super::text::clean(reason);
    let told = if reason.is_empty() {
        "Accepté pour l’année dans lettres-rne.toml : rien à faire.".to_owned()
    } else {
        format!("Accepté pour l’année : {}.", reason.trim_end_matches('.'))
    };
    super::super::typography::bind(&told)
}
