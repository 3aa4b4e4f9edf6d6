//! Numbers of IMP (I), décharge (D), sharing (SH).

use super::super::grammar::list;
use super::super::typography::NBSP;
use super::{Told, read};

/// I01: nothing.
pub fn imp_missing() -> Told {
    Told::new("Le nombre d’IMP manque.", "Écrivez le nombre d’IMP : 0,25 ; 0,5 ; 1 ; 2 ou 3.")
}

/// I01: not a number of IMP; several of them may be those of several people.
pub fn imp_unreadable(value: &str) -> Told {
    let is_part = |ch: char| ch.is_ascii_digit() || matches!(ch, ',' | '.');
    let numbers = value.split(|ch| !is_part(ch)).filter(|part| part.contains(|ch: char| ch.is_ascii_digit()));
    if numbers.count() > 1 {
        return Told::new(
            format!("{} n’est pas un seul nombre d’IMP.", read(value)),
            "Écrivez un seul nombre, sans espace ni autre mot : 0,25 ; 0,5 ; 1 ; 2 ou 3. Si la ligne est celle de deux \
             personnes, donnez à chacune sa ligne.",
        );
    }
    Told::new(
        format!("{} n’est pas un nombre d’IMP.", read(value)),
        "Écrivez le nombre d’IMP, sans autre mot : 0,25 ; 0,5 ; 1 ; 2 ou 3.",
    )
}

/// I01: a "pacte", which is another indemnity.
pub fn imp_pacte(value: &str) -> Told {
    Told::new(
        format!("{} désigne une part de pacte, qui n’est pas une IMP.", read(value)),
        "Écrivez le nombre d’IMP de la mission ; le pacte est payé à part.",
    )
}

/// I01: more than any person may have.
pub fn imp_implausible(value: &str) -> Told {
    Told::new(
        format!("{} n’est pas un nombre d’IMP plausible pour une personne.", read(value)),
        "Vérifiez la saisie : le taux le plus haut est 3 IMP.",
    )
}

/// I02: not in quarters.
pub fn imp_not_quarters(value: &str, nearest: &str) -> Told {
    Told::new(
        format!("{} n’est pas un multiple d’un quart d’IMP.", read(value)),
        format!("Une IMP se partage en quarts ; le plus proche est {nearest}."),
    )
}

/// I03: not one of the rates.
pub fn imp_not_a_rate(imp: &str, rates: &[String]) -> Told {
    // their commas are decimal: they are set apart by semicolons
    let rates = match rates {
        [first @ .., last] if !first.is_empty() => format!("{} et {last}", first.join(" ; ")),
        _ => rates.concat(),
    };
    Told::new(
        format!("{imp} n’est pas un des taux prévus ({rates})."),
        "Est-ce la somme de deux missions ? La lettre n’en concerne qu’une : vérifiez le nombre.",
    )
}

/// I04: more than the highest rate.
pub fn imp_high(imp: &str, highest: &str) -> Told {
    Told::new(
        format!("{imp} pour une seule personne : c’est plus que le taux le plus haut ({highest})."),
        "Vérifiez le nombre.",
    )
}

/// I04: more than the highest rate, over several schools.
pub fn imp_high_in_all(name: &str, schools: &str, total: &str, highest: &str) -> Told {
    Told::new(
        format!(
            "{name} aurait {total} en tout ({schools}) : c’est plus que le taux le plus haut ({highest})."
        ),
        "Vérifiez qu’il s’agit bien d’une seule personne, et le total qui lui est attribué.",
    )
}

/// I05: half or quarter, not shared.
pub fn imp_not_shared(imp: &str) -> Told {
    Told::new(
        format!("{imp} sans que la mission soit déclarée partagée."),
        "Cochez « Mission partagée » si une autre personne la partage ; sinon vérifiez le nombre.",
    )
}

/// I06: an amount instead of a count.
pub fn imp_is_amount(value: &str, imp: &str) -> Told {
    Told::new(
        format!("{} est un montant, pas un nombre d’IMP ; il a été lu comme {imp}.", read(value)),
        format!("Écrivez {imp} si c’est bien cela."),
    )
}

/// I07: missions without IMP.
pub fn imp_zero(ticked: usize) -> Told {
    let missions = super::super::grammar::count(ticked, "mission cochée", "missions cochées");
    Told::new(
        format!("0 IMP pour {missions}."),
        "Rien à faire si la mission est bénévole ; sinon donnez le nombre d’IMP.",
    )
}

/// I08: Excel made a date of a fraction.
pub fn imp_is_date(date: &str, imp: &str) -> Told {
    Told::new(
        format!("Excel a changé une fraction en date ({date}) ; elle a été lue comme {imp}."),
        format!("Écrivez {imp}, avec une virgule, si c’est bien cela."),
    )
}

/// D01: more off than attributed.
pub fn relief_above_total(relief: &str, total: &str) -> Told {
    Told::new(
        format!("La décharge ({relief}) dépasse les IMP attribuées ({total})."),
        "La décharge est une part des IMP attribuées : corrigez l’un des deux nombres.",
    )
}

/// D01: the décharge can't be read.
pub fn relief_unreadable(value: &str) -> Told {
    Told::new(
        format!("{} n’est pas un nombre d’IMP en décharge.", read(value)),
        "Écrivez le nombre d’IMP exercé en décharge, ou laissez la cellule vide.",
    )
}

/// D02: ticked, without a number.
pub fn relief_without_number(total: &str) -> Told {
    Told::new(
        format!("La décharge est cochée sans nombre d’IMP ; elle a été lue comme totale ({total})."),
        "Écrivez le nombre d’IMP en décharge.",
    )
}

/// D02: ticked, with a zero.
pub fn relief_of_zero(total: &str) -> Told {
    Told::new(
        format!("La décharge est cochée pour 0{NBSP}IMP ; elle a été lue comme totale ({total})."),
        "Écrivez le nombre d’IMP en décharge, ou décochez « Décharge ».",
    )
}

/// D02: a number, without the tick.
pub fn relief_without_tick(relief: &str) -> Told {
    Told::new(
        format!("{relief} en décharge sans que la décharge soit cochée ; elle a été lue comme cochée."),
        "Cochez « Décharge », ou videz le nombre.",
    )
}

/// D03: only a part of it.
pub fn relief_partial(relief: &str, total: &str) -> Told {
    Told::new(
        format!("Décharge partielle : {relief} sur {total}."),
        "C’est exceptionnel au regard des règles nationales (indemnité ou décharge) : vérifiez que c’est voulu.",
    )
}

/// D04: not one of the rates.
pub fn relief_not_a_rate(relief: &str) -> Told {
    Told::new(format!("La décharge de {relief} n’est pas un des taux prévus."), "Vérifiez le nombre.")
}

/// D05: hours that do not match.
pub fn relief_hours(hours: &str, expected: &str) -> Told {
    Told::new(
        format!(
            "{hours}{NBSP}h de décharge, alors que le nombre d’IMP en décharge en donne {expected}{NBSP}h."
        ),
        "Corrigez les heures ou le nombre d’IMP ; la lettre donne le nombre d’IMP.",
    )
}

/// D05: not a number of hours.
pub fn hours_unreadable(value: &str) -> Told {
    Told::new(
        format!("{} n’est pas un nombre d’heures : la décharge n’a pas pu être vérifiée.", read(value)),
        "Écrivez le nombre d’heures de décharge, ou videz la cellule.",
    )
}

/// SH01: shared with nobody.
pub fn shared_alone() -> Told {
    Told::new(
        "La mission est déclarée partagée, mais l’établissement n’a qu’un référent.",
        "Ajoutez l’autre personne, ou décochez « Mission partagée ».",
    )
}

/// SH02: somebody without a name.
pub fn nameless(place: &str) -> String {
    format!("la ligne sans nom ({place})")
}

/// SH02: only some say so.
pub fn shared_by_some(silent: &[String]) -> Told {
    let verb = if silent.len() < 2 { "ne le déclare pas" } else { "ne le déclarent pas" };
    Told::new(
        format!("La mission est déclarée partagée, mais {} {verb}.", list(silent)),
        "Toutes les personnes qui partagent la mission cochent « Mission partagée ».",
    )
}

/// SH03: several, and nobody says so.
pub fn shared_by_none(count: usize, in_common: usize) -> Told {
    let common = match in_common {
        0 => String::new(),
        1 => " ; une mission est confiée à plusieurs d’entre eux".to_owned(),
        _ => format!(" ; {in_common} missions sont confiées à plusieurs d’entre eux"),
    };
    Told::new(
        format!("L’établissement a {count} référents et aucun ne déclare la mission partagée{common}."),
        "Cochez « Mission partagée » sur leurs lignes si c’est le cas.",
    )
}

/// SH04: too little for so many.
pub fn shared_too_small(total: &str, count: usize) -> Told {
    Told::new(
        format!("{total} pour {count} personnes : moins de 0,25 chacune."),
        "Une IMP ne se partage pas au-dessous d’un quart : vérifiez les nombres.",
    )
}

/// SH05: no equal shares.
pub fn shared_unequal(total: &str, count: usize) -> Told {
    Told::new(
        format!("Le total de {total} ne se partage pas en parts égales entre {count} personnes."),
        "Rien à faire si le partage inégal est voulu.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_set_apart_by_semicolons() {
        let rates = |rates: &[&str]| rates.iter().map(|rate| (*rate).to_owned()).collect::<Vec<_>>();
        for (list, shown) in [
            (rates(&["0,25", "0,5", "1"]), "(0,25\u{202f}; 0,5 et 1)"),
            (rates(&["0,5", "1"]), "(0,5 et 1)"),
            (rates(&["1"]), "(1)"),
        ] {
            let told = imp_not_a_rate("1,5 IMP", &list);
            assert!(told.what.contains(shown), "{}", told.what);
        }
    }
}
