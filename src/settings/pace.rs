//! How fast letters are sent: presets as data, and what the settings file says instead.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::error::Error;
use super::file;
use crate::fr::mail::settings as words;

/// How fast: rolling windows counted by recipient, as the services count.
#[derive(Clone, Debug)]
pub struct Pace {
    /// Name of the preset that it began with, and what the file says otherwise, as people read it.
    pub preset: String,
    /// Most recipients in a rolling window: its length in minutes, the most. Ascending.
    pub windows: Vec<(u32, u32)>,
    /// Least time between two messages.
    pub between: Duration,
    /// Begin and end of the night; it may pass midnight.
    pub night: Option<(Time, Time)>,
    /// What the windows are divided by at night; 1 for nothing.
    pub night_divisor: u32,
    /// What the windows are divided by on Saturdays and Sundays; 1 for nothing.
    pub weekend_divisor: u32,
    /// Where the night and the weekend are.
    pub zone: TimeZone,
}

/// The preset where none is asked for.
const USUAL: &str = "zimbra-education-nationale";
const PRESETS: &str = include_str!("presets.toml");

/// Settles the section `[courriel.cadence]`.
pub(super) fn settle(own: file::Pace) -> Result<Pace, Error> {
    let presets: BTreeMap<String, file::Pace> = toml::from_str(PRESETS).unwrap_or_default();
    let name = own.prereglage.clone().unwrap_or_else(|| USUAL.to_owned());
    let names = || presets.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    let refused = |key: &str, typed: &str, expected: String| Error::Value {
        key: format!("courriel.cadence.{key}"),
        typed: typed.to_owned(),
        expected,
    };
    let preset = presets.get(&name).cloned().ok_or_else(|| refused("prereglage", &name, names()))?;
    for (key, typed) in [("diviseur_nuit", own.diviseur_nuit), ("diviseur_week_end", own.diviseur_week_end)] {
        if typed == Some(0) {
            return Err(refused(key, "0", words::DIVISOR.to_owned()));
        }
    }
    let differs = [
        ("fenetres", own.fenetres.is_some() && own.fenetres != preset.fenetres),
        ("entre_messages", own.entre_messages.is_some() && own.entre_messages != preset.entre_messages),
        ("nuit", own.nuit.is_some() && own.nuit != preset.nuit),
        ("diviseur_nuit", own.diviseur_nuit.is_some_and(|by| by != preset.diviseur_nuit.unwrap_or(1))),
        (
            "diviseur_week_end",
            own.diviseur_week_end.is_some_and(|by| by != preset.diviseur_week_end.unwrap_or(1)),
        ),
        ("fuseau", own.fuseau.is_some() && own.fuseau != preset.fuseau),
    ];
    let differs: Vec<&str> = differs.iter().filter(|(_, differs)| *differs).map(|(key, _)| *key).collect();
    let windows = own.fenetres.or(preset.fenetres).unwrap_or_default();
    let windows = windows.iter().map(|(minutes, &most)| {
        let length =
            minutes.trim().parse::<u32>().ok().filter(|length| (1..=1440).contains(length) && most > 0);
        length
            .map(|length| (length, most))
            .ok_or_else(|| refused("fenetres", &words::window(minutes, most), words::WINDOWS.to_owned()))
    });
    let mut windows: Vec<(u32, u32)> = windows.collect::<Result<_, _>>()?;
    windows.sort_unstable();
    let between = own.entre_messages.or(preset.entre_messages).unwrap_or_else(|| "0 s".to_owned());
    let night = own.nuit.or(preset.nuit);
    let night = match night {
        Some(typed) => Some(hours(&typed).ok_or_else(|| refused("nuit", &typed, words::NIGHT.to_owned()))?),
        None => None,
    };
    let zone = own.fuseau.or(preset.fuseau).unwrap_or_else(|| "Europe/Paris".to_owned());
    Ok(Pace {
        windows,
        between: duration(&between)
            .ok_or_else(|| refused("entre_messages", &between, words::DURATIONS.to_owned()))?,
        night,
        night_divisor: own.diviseur_nuit.or(preset.diviseur_nuit).unwrap_or(1).max(1),
        weekend_divisor: own.diviseur_week_end.or(preset.diviseur_week_end).unwrap_or(1).max(1),
        zone: TimeZone::get(&zone).map_err(|_| refused("fuseau", &zone, words::ZONES.to_owned()))?,
        preset: words::preset(&name, &differs),
    })
}

/// `20:00-07:00`, `20h-7h`.
fn hours(typed: &str) -> Option<(Time, Time)> {
    let time = |text: &str| {
        let text = text.trim().replace(['h', 'H'], ":");
        let (hour, minute) = text.split_once(':').unwrap_or((&text, ""));
        let minute = if minute.is_empty() { Some(0) } else { minute.parse().ok() };
        Time::new(hour.parse().ok()?, minute?, 0, 0).ok()
    };
    let (begin, end) = typed.split_once(['-', '–', '/'])?;
    Some((time(begin)?, time(end)?))
}

/// A time as people write it: `10 min`, `3 s`, `1 h`, `250 ms`; at most a day.
pub(super) fn duration(typed: &str) -> Option<Duration> {
    let typed = typed.trim();
    let digits = typed.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(typed.len());
    let number: u64 = typed[..digits].parse().ok()?;
    let millis = match typed[digits..].trim() {
        "ms" => 1,
        "s" => 1000,
        "min" | "mn" => 60_000,
        "h" => 3_600_000,
        _ => return None,
    };
    number.checked_mul(millis).filter(|&millis| millis <= 86_400_000).map(Duration::from_millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_written_as_people_do() {
        for (typed, millis) in
            [("3 s", Some(3000)), ("10min", Some(600_000)), ("250 ms", Some(250)), ("1 h", Some(3_600_000))]
        {
            assert_eq!(duration(typed), millis.map(Duration::from_millis), "{typed}");
        }
        for typed in ["", "3", "x s", "-1 s", "25 h", "99999999999999999999 s"] {
            assert_eq!(duration(typed), None, "{typed}");
        }
    }

    #[test]
    fn every_preset_can_be_used() {
        for name in ["zimbra-education-nationale", "m365", "prudent"] {
            let pace =
                settle(file::Pace { prereglage: Some(name.to_owned()), ..file::Pace::default() }).unwrap();
            assert!(pace.windows.iter().map(|(length, _)| *length).eq([1, 10, 60, 600]), "{name}");
            assert!(pace.between >= Duration::from_secs(1), "{name}");
        }
        let night = settle(file::Pace::default()).unwrap().night.unwrap();
        assert_eq!((night.0.hour(), night.1.hour()), (20, 7));
        assert!(
            settle(file::Pace { prereglage: Some("zimbra".to_owned()), ..file::Pace::default() }).is_err()
        );
        assert!(settle(file::Pace { nuit: Some("25h-7h".to_owned()), ..file::Pace::default() }).is_err());
        assert!(settle(file::Pace { fuseau: Some("Lune/Mer".to_owned()), ..file::Pace::default() }).is_err());
    }
    #[test]
    fn what_departs_from_the_preset_is_told() {
        let told = |toml: &str| settle(toml::from_str(toml).unwrap()).map(|pace| pace.preset);
        assert_eq!(told("").unwrap(), USUAL);
        assert_eq!(told("prereglage = 'm365'\ndiviseur_nuit = 1").unwrap(), "m365");
        assert_eq!(
            told("fenetres = { '1' = 30 }\nentre_messages = '1 s'\ndiviseur_nuit = 2").unwrap(),
            "zimbra-education-nationale, sauf fenetres, entre_messages et diviseur_nuit (lettres-rne.toml)"
        );
    }

    #[test]
    fn a_window_that_means_nothing_is_shown_whole() {
        for (windows, shown) in [("'1' = 0", "\"1\" = 0"), ("'0' = 9", "\"0\" = 9"), ("'x' = 9", "\"x\" = 9")]
        {
            let refused =
                settle(toml::from_str(&format!("fenetres = {{ {windows} }}")).unwrap()).unwrap_err();
            assert!(refused.to_string().contains(shown), "{refused}");
        }
    }
}
