//! Who looks on while messages leave: one line for each message, a bar with the next pause, and Ctrl-C.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use lettres_rne::fr::mail::{campaign as words, pace};
use lettres_rne::outbox::Parcel;
use lettres_rne::post::{Pause, Told, Watch, clock as hour};
use lettres_rne::settings::clock;

use super::wrap::wrap;
use super::{complain, say};

/// Looks on.
pub(crate) struct Postman {
    bar: ProgressBar,
    stop: Arc<AtomicBool>,
    /// Schools of the message under way.
    under_way: Arc<Mutex<Option<String>>>,
}

impl Postman {
    /// For so many messages. The first Ctrl-C lets the message under way end; the bar shows on a terminal only.
    pub(crate) fn new(messages: usize) -> Self {
        let bar = ProgressBar::new(messages as u64);
        if let Ok(style) = ProgressStyle::with_template(words::PROGRESS) {
            bar.set_style(style);
        }
        let stop = Arc::new(AtomicBool::new(false));
        let under_way = Arc::new(Mutex::new(None::<String>));
        let (flag, told, message) = (Arc::clone(&stop), bar.clone(), Arc::clone(&under_way));
        // without a handler the run can be cut all the same: the journal sees to that
        let _ = ctrlc::set_handler(move || {
            let is_again = flag.swap(true, Ordering::Relaxed);
            // held to the end: nothing goes on while it is told how it stands
            let message = message.lock().unwrap_or_else(PoisonError::into_inner);
            let sentence = match (is_again, message.as_deref()) {
                (false, _) => words::STOPPING.to_owned(),
                (true, Some(schools)) => words::cut_off(schools),
                (true, None) => words::CUT_OFF.to_owned(),
            };
            told.suspend(|| complain(&sentence));
            // a second time leaves at once: the journal knows what was under way
            if is_again {
                std::process::exit(i32::from(super::COULD_NOT));
            }
        });
        Self { bar, stop, under_way }
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }

    fn tell(&self, line: &str) {
        self.bar.suspend(|| say(line));
    }

    fn turns_to(&self, schools: Option<String>) {
        *self.under_way.lock().unwrap_or_else(PoisonError::into_inner) = schools;
    }
}

impl Watch for Postman {
    fn begins(&self, _: usize, _: usize, parcel: &Parcel) {
        self.turns_to(Some(schools(parcel)));
        self.bar.set_message(parcel.schools.first().map(|school| school.name.clone()).unwrap_or_default());
    }

    fn examined(&self, _: &Parcel) {
        self.bar.set_message(words::EXAMINED);
    }

    fn ended(&self, index: usize, parcel: &Parcel, told: &Told) {
        self.bar.set_position(index as u64 + 1);
        self.turns_to(None);
        let schools = schools(parcel);
        let line = match told {
            Told::Sent { reply, left_out } => {
                let mut line = wrap(words::SENT_MARK, 6, &words::sent(&schools, reply));
                for (address, why) in left_out {
                    line.push_str(&wrap("        ", 8, &words::left_out(address.as_str(), why)));
                }
                line
            }
            Told::Deferred(why) => wrap(words::DEFERRED_MARK, 6, &words::not_sent(&schools, why)),
            Told::Refused(why) => wrap(words::REFUSED_MARK, 6, &words::not_sent(&schools, why)),
            Told::Uncertain(why) => wrap(words::UNCERTAIN_MARK, 6, &words::not_sent(&schools, why)),
            Told::Ready(why) | Told::Held(why) => wrap(words::READY_MARK, 6, &words::not_sent(&schools, why)),
            Told::Settled(_) => wrap(words::READY_MARK, 6, &words::not_sent(&schools, words::SETTLED)),
        };
        self.tell(&line);
    }

    fn paused(&self, until: Timestamp, why: &Pause) {
        self.turns_to(None);
        let now = clock::now();
        let sentence = pace::pause(&hour(until, now, &clock::zone()), &why.told());
        // short distances between two messages are no news
        if until.duration_since(now).as_secs() > 20 {
            self.tell(&wrap("    ", 4, &sentence));
        }
        self.bar.set_message(sentence);
    }

    fn interrupted(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// The schools of a message, as people know them.
fn schools(parcel: &Parcel) -> String {
    let schools: Vec<String> =
        parcel.schools.iter().map(|school| format!("{} {}", school.uai, school.name)).collect();
    schools.join(", ")
}
