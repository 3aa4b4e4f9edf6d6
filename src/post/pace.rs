//! The pace: how many recipients may be written to now, by the limits of a service that counts them in rolling windows.

use std::collections::VecDeque;
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::hours::{self, Divisor, add};
use crate::fr::mail::pace as words;
use crate::settings::Pace;

/// Where the server's window ends may differ from ours by the time a message takes.
const SLACK: SignedDuration = SignedDuration::from_secs(1);

/// Lets messages go no faster than the service allows. It is told of every message; what was sent before it was made counts
/// too.
#[derive(Clone, Debug)]
pub struct Governor {
    pace: Pace,
    /// What was sent, the oldest first.
    spent: VecDeque<Spent>,
    /// When the last message left.
    last: Option<Timestamp>,
}

/// Recipients that were written to.
#[derive(Clone, Copy, Debug)]
struct Spent {
    at: Timestamp,
    recipients: u32,
    /// What the limits were divided by then.
    divisor: u32,
}

/// Why a message waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Messages keep a distance from one another.
    Between(Duration),
    /// A window is full.
    Full(Limit),
    /// The message has more recipients than a window ever holds: it goes when the window is empty.
    Alone {
        /// Its recipients.
        recipients: u32,
        /// The window.
        limit: Limit,
    },
}

/// A window's limit as it is for now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Length in minutes.
    pub minutes: u32,
    /// Most recipients.
    pub most: u32,
    /// By what it has been divided.
    pub divisor: Divisor,
}

impl Governor {
    /// With what was sent before, by anybody's run: the service counts for the account.
    pub fn new(pace: &Pace, mut spent: Vec<(Timestamp, u32)>) -> Self {
        spent.sort_unstable();
        let mut governor = Self { pace: pace.clone(), spent: VecDeque::new(), last: None };
        for (at, recipients) in spent {
            governor.note(at, recipients);
        }
        governor
    }

    /// Tells of a message that has been handed over, or may have been. To be told when it is over: until then the server may
    /// not have counted it, and a window that is left too late harms nobody.
    pub fn note(&mut self, at: Timestamp, recipients: u32) {
        let longest = self.pace.windows.iter().map(|(minutes, _)| *minutes).max().unwrap_or(0);
        let gone = add(at, -(length(longest) + SLACK));
        while self.spent.front().is_some_and(|spent| spent.at <= gone) {
            self.spent.pop_front();
        }
        self.spent.push_back(Spent { at, recipients, divisor: hours::divisor(&self.pace, at).by });
        self.last = self.last.max(Some(at));
    }

    /// Until when a message with so many recipients has to wait, and why; nothing where it may go now. What stands in the
    /// future was written before the clock was set back: nobody knows when it was, and it counts as sent now
    /// (#clock-set-back).
    pub fn wait(&mut self, recipients: u32, now: Timestamp) -> Option<(Timestamp, Why)> {
        self.last = self.last.min(Some(now));
        for spent in self.spent.iter_mut().rev().take_while(|spent| spent.at > now) {
            spent.at = now;
        }
        let (mut at, mut why) = (now, None);
        // each turn moves past an end of something, of which there are finitely many before every window is empty
        while let Some((until, because)) = self.hindered(recipients.max(1), at) {
            if until <= at {
                break;
            }
            (at, why) = (until, Some(because));
        }
        why.map(|why| (at, why))
    }

    /// The window that a message with so many recipients can't fit in, even alone, if it left now: a person should know.
    pub fn exceeded(&self, recipients: u32, now: Timestamp) -> Option<Why> {
        let divisor = hours::divisor(&self.pace, now);
        let mut limits = self.pace.windows.iter().map(|&(minutes, most)| limit(minutes, most, divisor));
        limits.find(|limit| recipients > limit.most).map(|limit| Why::Alone { recipients, limit })
    }

    /// When the last of the messages will have left, by the same rules: `messages` are their recipients, `each` is how long one
    /// takes.
    pub fn forecast(
        &self,
        messages: impl IntoIterator<Item = u32>,
        now: Timestamp,
        each: Duration,
    ) -> Timestamp {
        let mut ahead = self.clone();
        let each = SignedDuration::try_from(each).unwrap_or(SignedDuration::MAX);
        messages.into_iter().fold(now, |now, recipients| {
            let begin = ahead.wait(recipients, now).map_or(now, |(until, _)| until);
            let end = add(begin, each);
            ahead.note(end, recipients);
            end
        })
    }

    /// What keeps a message from leaving at an instant, and the next instant at which that may be otherwise.
    fn hindered(&self, recipients: u32, at: Timestamp) -> Option<(Timestamp, Why)> {
        let between = SignedDuration::try_from(self.pace.between).unwrap_or(SignedDuration::ZERO);
        if let Some(until) = self.last.map(|last| add(last, between)).filter(|until| *until > at) {
            return Some((until, Why::Between(self.pace.between)));
        }
        let divisor = hours::divisor(&self.pace, at);
        self.pace.windows.iter().find_map(|&(minutes, most)| {
            let limit = limit(minutes, most, divisor);
            let begin = add(at, -(length(minutes) + SLACK));
            let inside = || self.spent.iter().filter(|spent| spent.at > begin);
            // recipients weigh as much as the hour divides by: of theirs and ours the stricter, for nobody says which the
            // service takes where it has changed within the window
            let weight =
                |spent: &Spent| u64::from(spent.recipients) * u64::from(spent.divisor.max(divisor.by));
            let full = inside().map(weight).sum::<u64>() + u64::from(recipients) * u64::from(divisor.by)
                > u64::from(most.max(divisor.by));
            let first = inside().map(|spent| spent.at).min()?;
            full.then(|| {
                let leaves = add(first, length(minutes) + SLACK);
                let changes = hours::next_change(&self.pace, at).unwrap_or(leaves);
                let is_large = recipients > limit.most;
                let why = if is_large { Why::Alone { recipients, limit } } else { Why::Full(limit) };
                (leaves.min(changes), why)
            })
        })
    }
}

/// A window's limit under a divisor; one recipient may always be written to.
fn limit(minutes: u32, most: u32, divisor: Divisor) -> Limit {
    Limit { minutes, most: (most / divisor.by.max(1)).max(1), divisor }
}

fn length(minutes: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(minutes))
}

impl Why {
    /// As a part of a sentence.
    pub fn told(self) -> String {
        let hours = |limit: Limit| (limit.divisor.night, limit.divisor.weekend);
        match self {
            Self::Between(wait) => words::between(wait.as_secs_f64()),
            Self::Full(limit) => words::full(limit.most, limit.minutes, hours(limit)),
            Self::Alone { recipients, limit } => {
                words::alone(recipients, limit.most, limit.minutes, hours(limit))
            }
        }
    }
}

/// An instant as people say it, seen from `now` in their zone: `14 h 05`, and the day where it is another.
pub fn clock(at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let (at, now) = (at.to_zoned_datetime(zone.clone()), now.to_zoned_datetime(zone.clone()));
    // a wait ends when the minute that is told begins, never before the true end
    let at = if at.second() > 0 { at.saturating_add(SignedDuration::from_mins(1)) } else { at };
    let days = at.date().since(now.date()).map_or(0, |span| span.get_days());
    words::at(days, (at.year(), at.month(), at.day()), (at.hour(), at.minute()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pace(windows: &[(u32, u32)], between: u64) -> Pace {
        Pace {
            preset: String::new(),
            windows: windows.to_vec(),
            between: Duration::from_secs(between),
            night: None,
            night_divisor: 1,
            weekend_divisor: 1,
            zone: TimeZone::get("Europe/Paris").unwrap(),
        }
    }

    /// As an academy has published its limits, at its own hours.
    fn national(between: u64) -> Pace {
        let time = |hour| jiff::civil::time(hour, 0, 0, 0);
        Pace {
            night: Some((time(20), time(7))),
            night_divisor: 4,
            weekend_divisor: 2,
            ..pace(&[(1, 500), (10, 800), (60, 2000), (600, 5000)], between)
        }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// How many seconds a message waits, and why, in words.
    fn wait(governor: &mut Governor, recipients: u32, now: Timestamp) -> (i64, String) {
        let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
        governor.wait(recipients, now).map_or((0, String::new()), |(until, why)| {
            (until.duration_since(now).as_secs(), plain(why.told()))
        })
    }

    #[test]
    fn a_full_window_is_waited_for_and_told() {
        let noon = at("2027-02-23T12:00Z");
        let ago = |seconds: i64| add(noon, SignedDuration::from_secs(-seconds));
        for (spent, recipients, seconds, why) in [
            (vec![], 3, 0, ""),
            (vec![(ago(10), 7)], 3, 0, ""),
            (vec![(ago(10), 8)], 3, 51, "10 destinataires en 1 minute, la limite du serveur"),
            (vec![(ago(61), 8)], 3, 0, ""),
            // only what must leave the window is waited for
            (vec![(ago(50), 5), (ago(10), 3)], 3, 11, "10 destinataires en 1 minute, la limite du serveur"),
            (
                vec![(ago(3000), 95), (ago(10), 3)],
                3,
                601,
                "100 destinataires en 1 heure, la limite du serveur",
            ),
            // the distance, before and behind the windows
            (vec![(ago(2), 1)], 1, 3, "au moins 5 s entre deux messages"),
            // more than a window ever holds
            (vec![(ago(10), 1)], 12, 51, "12 destinataires, plus que la limite du serveur, 10 en 1 minute"),
            (vec![(ago(70), 1)], 12, 0, ""),
        ] {
            let mut governor = Governor::new(&pace(&[(1, 10), (60, 100)], 5), spent.clone());
            let (waited, told) = wait(&mut governor, recipients, noon);
            assert_eq!((waited, told.as_str()), (seconds, why), "{spent:?}");
        }
        let governor = Governor::new(&pace(&[(1, 10)], 5), Vec::new());
        assert_eq!(governor.exceeded(10, noon), None);
        assert!(matches!(governor.exceeded(11, noon), Some(Why::Alone { recipients: 11, .. })));
    }

    /// #clock-set-back: what the journal puts into the future counts as sent now, in every window, and no longer than that.
    #[test]
    fn a_clock_that_was_set_back_stops_nobody_for_ever() {
        let noon = at("2027-02-23T12:00Z");
        for hours in [1, 24 * 365] {
            let later = add(noon, SignedDuration::from_hours(hours));
            for (between, spent, recipients, seconds) in
                [(3, 1, 1, 3), (0, 1, 1, 0), (0, 8, 3, 61), (3, 8, 3, 61), (0, 100, 1, 3601)]
            {
                let mut governor = Governor::new(&pace(&[(1, 10), (60, 100)], between), vec![(later, spent)]);
                let (waited, told) = wait(&mut governor, recipients, noon);
                assert_eq!(waited, seconds, "{between} {spent} {told}");
                let (until, _) =
                    governor.wait(recipients, noon).unwrap_or((noon, Why::Between(Duration::ZERO)));
                assert_eq!(governor.wait(recipients, until), None);
            }
        }
    }

    /// A day's freedom is not spent in the night, nor a night's sends forgotten in the morning.
    #[test]
    fn a_change_within_a_window_takes_the_stricter() {
        let governor = |sent: &str, recipients| Governor::new(&national(0), vec![(at(sent), recipients)]);
        for (sent, spent, now, recipients, seconds, why) in [
            // by day
            ("2027-02-23T12:00+01", 790, "2027-02-23T12:05+01", 10, 0, ""),
            (
                "2027-02-23T12:00+01",
                791,
                "2027-02-23T12:05+01",
                10,
                301,
                "800 destinataires en 10 minutes, la limite du serveur",
            ),
            // 150 at 19:57 are no more than a third of the day's limit, and too many for the night's
            ("2027-02-23T19:57+01", 150, "2027-02-23T20:02+01", 50, 0, ""),
            (
                "2027-02-23T19:57+01",
                150,
                "2027-02-23T20:02+01",
                51,
                301,
                "200 destinataires en 10 minutes, la limite du serveur pour la nuit",
            ),
            // 190 of the night weigh as much by day until they have left
            (
                "2027-02-24T06:55+01",
                190,
                "2027-02-24T07:02+01",
                41,
                181,
                "800 destinataires en 10 minutes, la limite du serveur",
            ),
            // the night's end helps: what would wait until 07:30 waits until 07:01 only
            (
                "2027-02-24T06:30+01",
                300,
                "2027-02-24T06:55+01",
                201,
                360,
                "500 destinataires en 1 heure, la limite du serveur pour la nuit",
            ),
            (
                "2027-02-27T12:00+01",
                401,
                "2027-02-27T12:00:30+01",
                1,
                571,
                "400 destinataires en 10 minutes, la limite du serveur pour le week-end",
            ),
            (
                "2027-02-27T23:00+01",
                100,
                "2027-02-27T23:01:02+01",
                1,
                539,
                "100 destinataires en 10 minutes, la limite du serveur pour une nuit de week-end",
            ),
        ] {
            let (waited, told) = wait(&mut governor(sent, spent), recipients, at(now));
            assert_eq!((waited, told.as_str()), (seconds, why), "{sent} {spent} {now} {recipients}");
        }
    }

    /// A hundred messages with two copies each, on a morning in Noumea: the night of Paris. In one go they would pass what the
    /// service refuses (1000 / 4 in 10 minutes).
    #[test]
    fn a_campaign_of_noumea_keeps_the_limits_of_the_night() {
        let begin = at("2027-02-23T08:00+11");
        let governor = Governor::new(&national(3), Vec::new());
        let end = governor.forecast(vec![3; 100], begin, Duration::from_secs(1));
        assert_eq!(end.duration_since(begin).as_mins(), 12);
        // on a Monday morning it is Sunday night there: 100 in 10 minutes, 250 in an hour
        let monday = governor.forecast(vec![3; 100], at("2027-02-22T08:00+11"), Duration::from_secs(1));
        assert_eq!(monday.duration_since(at("2027-02-22T08:00+11")).as_mins(), 61);
        // in the evening nothing is divided
        let evening = governor.forecast(vec![3; 100], at("2027-02-23T18:00+11"), Duration::from_secs(1));
        assert_eq!(evening.duration_since(at("2027-02-23T18:00+11")).as_secs(), 99 * 4 + 1);
    }

    #[test]
    fn an_instant_is_told_as_people_say_it() {
        let zone = TimeZone::get("Pacific/Noumea").unwrap();
        for (typed, told) in [
            ("2027-02-23T14:05+11", "14 h 05"),
            ("2027-02-23T14:04:01+11", "14 h 05"),
            ("2027-02-24T00:30+11", "0 h 30 demain"),
            ("2027-03-01T08:00+11", "8 h 00 le 1er mars 2027"),
        ] {
            let told_so = clock(at(typed), at("2027-02-23T13:00+11"), &zone).replace('\u{a0}', " ");
            assert_eq!(told_so, told, "{typed}");
        }
    }

    fn schedule() -> impl Strategy<Value = (Pace, Vec<(u32, u64)>, u32)> {
        let windows = proptest::collection::btree_map(1..=90_u32, 1..=40_u32, 0..=3);
        let night = proptest::option::of((0..24_i8, 0..24_i8));
        let divisors = (1..=5_u32, 1..=3_u32, 0..=5_u64);
        let messages = proptest::collection::vec((1..=12_u32, 0..=400_u64), 1..60);
        (windows, night, divisors, messages, 0..=10_000_u32).prop_map(
            |(windows, night, (by_night, by_weekend, between), messages, minutes)| {
                let time = |hour| jiff::civil::time(hour, 30, 0, 0);
                let pace = Pace {
                    night: night.map(|(begin, end)| (time(begin), time(end))),
                    night_divisor: by_night,
                    weekend_divisor: by_weekend,
                    ..pace(&windows.into_iter().collect::<Vec<_>>(), between)
                };
                (pace, messages, minutes)
            },
        )
    }

    proptest! {
        /// Whatever is sent as the governor allows: no window, wherever it lies, holds more than its limit, at the divisor of
        /// its last message or with each recipient at the divisor of its own hour, but for a message that is alone in it;
        /// nothing waits longer than it takes for the longest window to pass; and the forecast is what happens.
        #[test]
        fn no_window_ever_holds_more_than_its_limit((pace, messages, minutes) in schedule()) {
            let begin = add(at("2027-03-24T00:00Z"), SignedDuration::from_mins(i64::from(minutes)));
            let mut governor = Governor::new(&pace, Vec::new());
            let longest = pace.windows.iter().map(|(minutes, _)| *minutes).max().unwrap_or(0);
            let most = length(longest) + SignedDuration::from_secs(10);
            let mut sent: Vec<(Timestamp, u32)> = Vec::new();
            let mut now = begin;
            for (recipients, idle) in &messages {
                now = add(now, SignedDuration::from_secs(i64::try_from(*idle).unwrap()));
                if let Some((until, _)) = governor.wait(*recipients, now) {
                    prop_assert!(until > now && until.duration_since(now) <= most, "{now} {until}");
                    prop_assert_eq!(governor.wait(*recipients, until), None);
                    now = until;
                }
                if let Some((last, _)) = sent.last() {
                    prop_assert!(now.duration_since(*last) >= SignedDuration::try_from(pace.between).unwrap());
                }
                governor.note(now, *recipients);
                sent.push((now, *recipients));
            }
            // an account of our own: the hours as they are, each window that ends with a message
            let by = |at: Timestamp| {
                let here = at.to_zoned_datetime(pace.zone.clone());
                let night = pace.night.is_some_and(|(begin, end)| {
                    let (time, passes) = (here.time(), begin >= end);
                    if passes { time >= begin || time < end } else { time >= begin && time < end }
                });
                let weekend = ["Saturday", "Sunday"].contains(&here.strftime("%A").to_string().as_str());
                (if night { pace.night_divisor } else { 1 }) * (if weekend { pace.weekend_divisor } else { 1 })
            };
            for (index, (end, _)) in sent.iter().enumerate() {
                for (minutes, most) in &pace.windows {
                    let inside = || sent[..=index].iter().filter(|(at, _)| end.duration_since(*at) <= length(*minutes));
                    let plain: u32 = inside().map(|(_, recipients)| recipients * by(*end)).sum();
                    let weighed: u32 = inside().map(|(at, recipients)| recipients * by(*at)).sum();
                    let is_alone = inside().count() == 1;
                    prop_assert!(is_alone || plain.max(weighed) <= *most, "{end} {minutes} {plain} {weighed} {most}");
                }
            }
            let quiet: Vec<u32> = messages.iter().map(|(recipients, _)| *recipients).collect();
            let mut again = Governor::new(&pace, Vec::new());
            let mut now = begin;
            for recipients in &quiet {
                now = again.wait(*recipients, now).map_or(now, |(until, _)| until);
                again.note(now, *recipients);
            }
            prop_assert_eq!(Governor::new(&pace, Vec::new()).forecast(quiet, begin, Duration::ZERO), now);
        }
    }
}
