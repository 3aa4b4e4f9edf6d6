//! What the filters of a template say when they can't read a value, or are asked for wrongly; the names of their forms.
//! Each is the end of a sentence that begins with the tag.

use super::dates::{Moment, day_of_month};
use super::pictures::DatePicture;
use super::typography::{NBSP, quote};

/// The date in the form that a template asks for by name, or by a picture; none where there is no such form.
pub fn date(moment: Moment, form: &str) -> Option<String> {
    Some(match super::text::fold(form).as_str() {
        "court" => moment.short(),
        "long" => moment.long(),
        "complet" => format!("{} {}", moment.weekday(), moment.long()),
        "jour" => day_of_month(moment.day),
        "mois" => moment.month_name().to_owned(),
        "annee" => moment.year.to_string(),
        "iso" => moment.iso(),
        _ => DatePicture::read(form)?.of(moment),
    })
}

/// Whether an argument asks for the feminine.
pub fn is_feminine(argument: &str) -> bool {
    let folded = super::text::fold(argument);
    !folded.is_empty() && "feminin".starts_with(&folded) || folded == "feminine"
}

/// A value that is no date.
pub fn no_date(value: &str) -> String {
    format!("{} n’est pas une date", quote(value))
}

/// A form of dates that there is none of.
pub fn no_date_form(form: &str) -> String {
    format!(
        "{} n’est pas une forme de date{NBSP}: court, long, complet, jour, mois, annee, iso, ou par exemple \"d MMMM yyyy\"",
        quote(form)
    )
}

/// A value that is no number.
pub fn no_number(value: &str) -> String {
    format!("{} n’est pas un nombre", quote(value))
}

/// A form of numbers that there is none of.
pub fn no_number_form(form: &str) -> String {
    format!(
        "{} n’est pas une forme de nombre{NBSP}: donnez un nombre de décimales (0 à 9), ou par exemple \"# ##0,00\"",
        quote(form)
    )
}

/// Euros where francs are asked for, and the like.
pub fn other_unit(value: &str, wanted: &str) -> String {
    format!("{} est déjà dans une autre unité que {wanted}, et un filtre ne convertit rien", quote(value))
}

/// A number that has no words, or no rank.
pub fn no_words(value: &str) -> String {
    format!("{} ne s’écrit pas en toutes lettres", quote(value))
}

/// A number that is no rank.
pub fn no_rank(value: &str) -> String {
    format!("{} n’est pas un rang (1, 2, 3…)", quote(value))
}

/// A value that is no civility.
pub fn no_civility(value: &str) -> String {
    format!("{} n’est pas une civilité (M. ou Mme)", quote(value))
}

/// A value that is no telephone number.
pub fn no_phone(value: &str) -> String {
    format!("{} n’est pas un numéro de téléphone à 6 ou 10 chiffres", quote(value))
}

/// A particle that never elides.
pub fn no_particle(particle: &str) -> String {
    format!("{} ne s’élide pas{NBSP}: le filtre connaît de, le, la, que, se et leurs semblables", quote(particle))
}

/// A filter without what it needs, or with more than it takes.
pub fn wrong_arguments(filter: &str, usage: &str) -> String {
    format!("le filtre {filter} s’écrit {usage}")
}
