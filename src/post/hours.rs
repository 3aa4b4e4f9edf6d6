//! Nights and weekends in a time zone: by what the limits are divided at an instant, and until when.

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp, ZonedDateTime};

use crate::settings::Pace;

/// The server's clock is not ours, and a message takes a while: this long around a change, the stricter of both holds.
const AROUND: SignedDuration = SignedDuration::from_secs(60);

/// By what the limits are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Divisor {
    /// By this number; 1 for not at all.
    pub by: u32,
    /// Because it is night there.
    pub night: bool,
    /// Because it is Saturday or Sunday there.
    pub weekend: bool,
}

/// By what limits are divided at an instant.
pub(super) fn divisor(pace: &Pace, at: Timestamp) -> Divisor {
    let around = [-AROUND, SignedDuration::ZERO, AROUND].map(|by| exact(pace, add(at, by)));
    around.into_iter().max_by_key(|divisor| divisor.by).unwrap_or(around[1])
}

/// The next instant at which it may be divided by something else.
pub(super) fn next_change(pace: &Pace, after: Timestamp) -> Option<Timestamp> {
    let here = after.to_zoned_datetime(pace.zone.clone());
    let mut changes = Vec::new();
    // a change of yesterday's evening still has its margin, and a day may lack an hour
    for days in -1..=2 {
        let Ok(date) = here.date().checked_add(jiff::Span::new().days(days)) else { continue };
        let edges = pace.night.map_or([None, None], |(begin, end)| [Some(begin), Some(end)]);
        for time in edges.into_iter().flatten().chain([Time::midnight()]) {
            let Ok(change) = date.to_datetime(time).to_zoned_datetime(pace.zone.clone()) else { continue };
            changes.extend([-AROUND, SignedDuration::ZERO, AROUND].map(|by| add(change.timestamp(), by)));
        }
    }
    changes.into_iter().filter(|change| *change > after).min()
}

/// An instant moved; the end of time where there is none.
pub(super) fn add(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(if by.is_negative() { Timestamp::MIN } else { Timestamp::MAX })
}

fn exact(pace: &Pace, at: Timestamp) -> Divisor {
    let here = at.to_zoned_datetime(pace.zone.clone());
    let night = pace.night_divisor > 1 && pace.night.is_some_and(|night| is_within(night, here.time()));
    let weekend = pace.weekend_divisor > 1 && is_weekend(&here);
    // nobody says whether a night of the weekend is divided twice: it is
    let by = if night { pace.night_divisor } else { 1 };
    Divisor { by: by.saturating_mul(if weekend { pace.weekend_divisor } else { 1 }), night, weekend }
}

fn is_within((begin, end): (Time, Time), time: Time) -> bool {
    if begin < end { begin <= time && time < end } else { begin <= time || time < end }
}

fn is_weekend(here: &ZonedDateTime) -> bool {
    here.weekday().to_monday_zero_offset() >= 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{Arguments, Settings};

    fn usual() -> Pace {
        Settings::settle(Arguments::default()).unwrap().mail.pace
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// The working day of Noumea (UTC+11, no summer time) is the night of Paris, in winter and in summer.
    #[test]
    fn the_working_day_of_noumea_is_the_night_of_paris() {
        let pace = usual();
        for (typed, by, is) in [
            // southern summer: 06:00 to 17:00 in Noumea
            ("2027-02-23T05:58+11", 1, "evening in Paris"),
            ("2027-02-23T06:00+11", 4, "20:00 in Paris"),
            ("2027-02-23T08:00+11", 4, "22:00 in Paris"),
            ("2027-02-23T16:59+11", 4, "06:59 in Paris"),
            ("2027-02-23T17:02+11", 1, "07:02 in Paris"),
            // southern winter: 05:00 to 16:00
            ("2027-07-20T04:58+11", 1, "19:58 in Paris"),
            ("2027-07-20T05:00+11", 4, "20:00 in Paris"),
            ("2027-07-20T15:59+11", 4, "06:59 in Paris"),
            ("2027-07-20T16:02+11", 1, "07:02 in Paris"),
            // Monday morning in Noumea is Sunday evening in Paris, Saturday morning Friday evening
            ("2027-02-22T08:00+11", 8, "Sunday 22:00 in Paris"),
            ("2027-02-20T08:00+11", 4, "Friday 22:00 in Paris"),
            ("2027-02-20T18:00+11", 2, "Saturday 08:00 in Paris"),
            ("2027-02-22T10:02+11", 4, "Monday 00:02 in Paris"),
        ] {
            assert_eq!(divisor(&pace, at(typed)).by, by, "{typed}: {is}");
        }
    }

    /// The stricter of both holds for a minute on both sides, whichever way it changes.
    #[test]
    fn around_a_change_the_stricter_holds() {
        let pace = usual();
        for (typed, by) in [
            ("2027-02-23T19:58:59+01", 1),
            ("2027-02-23T19:59:00+01", 4),
            ("2027-02-24T07:00:59+01", 4),
            ("2027-02-24T07:01:00+01", 1),
        ] {
            assert_eq!(divisor(&pace, at(typed)).by, by, "{typed}");
        }
    }

    /// Between two changes nothing changes, over days without an hour and with one too many.
    #[test]
    fn no_change_is_missed() {
        for zone in ["Europe/Paris", "Pacific/Noumea", "America/New_York"] {
            let pace = Pace { zone: jiff::tz::TimeZone::get(zone).unwrap(), ..usual() };
            for from in ["2027-03-26T00:00Z", "2027-10-29T00:00Z", "2027-03-12T00:00Z"] {
                let mut next = at(from);
                for minute in 0..(5 * 24 * 60) {
                    let now = add(at(from), SignedDuration::from_mins(minute));
                    if next <= now {
                        next = next_change(&pace, now).unwrap();
                        assert!(next > now);
                    }
                    let (here, edge) = (divisor(&pace, now), add(next, SignedDuration::from_nanos(-1)));
                    assert_eq!(here, divisor(&pace, edge), "{zone} {now} until {next}");
                }
            }
        }
    }
}
