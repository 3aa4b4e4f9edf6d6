//! What is said of the pace of sending.

use crate::fr::dates;
use crate::fr::grammar::count;
use crate::fr::typography::NBSP;

/// A pause: until when, and why.
pub fn pause(until: &str, why: &str) -> String {
    format!("Pause jusqu’à {until}{NBSP}: {why}")
}

/// The expected end, before the first message and while they go.
pub fn end(at: &str) -> String {
    format!("Fin prévue à {at}")
}

/// A message that goes alone, for no window ever holds it.
pub fn too_large(message: &str, why: &str) -> String {
    format!("{message} partira seul{NBSP}: {why}")
}

/// An instant, so many days from today.
pub fn at(days: i32, (year, month, day): (i16, i8, i8), (hour, minute): (i8, i8)) -> String {
    let hour = format!("{hour}{NBSP}h{NBSP}{minute:02}");
    match days {
        0 => hour,
        1 => format!("{hour} demain"),
        _ => format!("{hour} le {}", dates::long(year, month, day)),
    }
}

/// Why: messages keep a distance.
pub fn between(seconds: f64) -> String {
    let seconds = format!("{seconds:.1}").trim_end_matches(".0").replace('.', ",");
    format!("au moins {seconds}{NBSP}s entre deux messages")
}

/// Why: a window is full.
pub fn full(most: u32, minutes: u32, hours: (bool, bool)) -> String {
    format!("{} en {}, la limite du serveur{}", recipients(most), span(minutes), because(hours))
}

/// Why: a message has more recipients than a window ever holds.
pub fn alone(number: u32, most: u32, minutes: u32, hours: (bool, bool)) -> String {
    format!(
        "{}, plus que la limite du serveur, {most} en {}{}",
        recipients(number),
        span(minutes),
        because(hours)
    )
}

fn recipients(number: u32) -> String {
    count(usize::try_from(number).unwrap_or(usize::MAX), "destinataire", "destinataires")
}

/// `10 minutes`, `1 heure`.
fn span(minutes: u32) -> String {
    let number = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    match minutes {
        _ if minutes.is_multiple_of(60) => count(number(minutes / 60), "heure", "heures"),
        _ => count(number(minutes), "minute", "minutes"),
    }
}

/// The hours that divide the limits.
fn because(hours: (bool, bool)) -> &'static str {
    match hours {
        (true, true) => " pour une nuit de week-end",
        (true, false) => " pour la nuit",
        (false, true) => " pour le week-end",
        (false, false) => "",
    }
}
