//! A run: message after message, each through the journal, until all are told of or something stops it.

use std::thread;
use std::time::Duration;

use jiff::Timestamp;

use super::fault::{Fault, Stage};
use super::pace::Governor;
use super::queue::{Queue, Turn, after};
use super::reply::{Class, Reply};
use super::secret::Secret;
use super::session::{Account, Envelope, Outcome, Session};
use super::watch::{Pause, Stop, Summary, Told, Watch};
use crate::fr::mail::sending as words;
use crate::outbox::{Ending, Ledger, LedgerError, Parcel, Sender, State};
use crate::registry::Email;
use crate::settings::Server;
use crate::settings::clock::now;

/// What is to be sent, and by whom.
#[derive(Clone, Copy)]
pub struct Job<'j> {
    /// The messages, in their order.
    pub parcels: &'j [Parcel],
    /// Of each, whether another run has said something of it since a person was shown it: it stays.
    pub stale: &'j [bool],
    /// A person's word that what has left in other messages may leave again.
    pub again: bool,
    /// Who sends.
    pub sender: &'j Sender,
    /// Through which server.
    pub server: &'j Server,
    /// The account's password or token.
    pub secret: Option<&'j Secret>,
    /// Makes the bytes of a message, its letters read and proved at that moment; or says why they must not leave.
    pub make: &'j Make<'j>,
}

/// The bytes of a message at an instant, or a sentence that says why it must not leave.
pub type Make<'m> = dyn Fn(&Parcel, Timestamp) -> Result<Vec<u8>, String> + 'm;

/// Messages that one connection takes: a clean call is cheaper than a stale line.
const HANDFUL: usize = 5;
/// The same fault so often in a row is no accident.
const STRIKES: usize = 3;
/// So many doubts in a row are enough for a person to resolve.
const DOUBTS: usize = 2;
/// Longest wait before a server that hung up is called again.
const BREATH: Duration = Duration::from_secs(2);
/// A line that is not used for longer is closed with a word.
const IDLE: Duration = Duration::from_secs(20);
/// How soon a wish to stop is heeded.
const SLICE: Duration = Duration::from_millis(100);

/// Sends. Whatever happens, nothing leaves that the journal does not know of, and nothing leaves twice without a
/// person's word.
pub fn send(job: &Job, ledger: &mut Ledger, governor: &mut Governor, watch: &dyn Watch) -> Summary {
    let told = vec![None; job.parcels.len()];
    let mut run = Run { job, ledger, governor, watch, session: None, told, strikes: None, doubts: 0 };
    let stop = run.all().err();
    if let Some(session) = run.session.take() {
        session.quit();
    }
    Summary { told: run.told, stop }
}

/// A run under way.
struct Run<'r> {
    job: &'r Job<'r>,
    ledger: &'r mut Ledger,
    governor: &'r mut Governor,
    watch: &'r dyn Watch,
    session: Option<Session>,
    told: Vec<Option<Told>>,
    /// The last fault that was nobody's in particular, how often in a row, and with which message.
    strikes: Option<(Fault, usize, Option<usize>)>,
    doubts: usize,
}

/// A message under way.
struct Letter<'p> {
    index: usize,
    parcel: &'p Parcel,
    /// How often it was put off in this run.
    tried: usize,
    message: Vec<u8>,
}

/// What comes after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// Nothing.
    Done,
    /// A second call, at once.
    Again,
    /// Another try, after a while.
    Later,
}

impl Run<'_> {
    fn all(&mut self) -> Result<(), Stop> {
        let mut queue = Queue::new(self.job.parcels.len());
        while let Some(turn) = queue.next(now()) {
            match turn {
                Turn::Wait(until) => self.pause(until, &Pause::Retry)?,
                Turn::Try(index, tried) => self.one(index, tried, &mut queue)?,
            }
        }
        Ok(())
    }

    /// One message, from the question whether it may leave to what became of it.
    fn one(&mut self, index: usize, tried: usize, queue: &mut Queue) -> Result<(), Stop> {
        let job = self.job;
        let Some(parcel) = job.parcels.get(index) else { return Ok(()) };
        let history = self.ledger.history();
        let stale = || history.parcel(&parcel.key).map_or(State::Ready, |record| record.state);
        let stale = job.stale.get(index).is_some_and(|stale| *stale).then(stale);
        if let Some(state) = stale.or_else(|| Some(history.objection(parcel, job.again)?.state)) {
            self.tell(index, parcel, Told::Settled(state));
            return Ok(());
        }
        self.heed()?;
        while let Some((until, why)) = self.governor.wait(recipients(parcel), now()) {
            self.pause(until, &Pause::Pace(why))?;
        }
        self.watch.begins(index, job.parcels.len(), parcel);
        let message = match (job.make)(parcel, now()) {
            Ok(message) => message,
            Err(why) => {
                self.tell(index, parcel, Told::Held(why));
                return Ok(());
            }
        };
        let letter = Letter { index, parcel, tried, message };
        let mut next = self.attempt(&letter, false)?;
        if next == Next::Again {
            self.pause(after(now(), self.breath()), &Pause::Call)?;
            next = self.attempt(&letter, true)?;
        }
        if next != Next::Done
            && let Some(wait) = job.server.retries.get(tried)
        {
            queue.again(index, tried + 1, now(), *wait);
        }
        Ok(())
    }

    /// One attempt, from the journal's first word on it to its last.
    fn attempt(&mut self, letter: &Letter, is_second: bool) -> Result<Next, Stop> {
        let job = self.job;
        let key = &letter.parcel.key;
        let mut session = self.connected()?;
        let message_id = letter.parcel.message_id(job.sender);
        self.ledger.begin(letter.parcel, &message_id, job.again, now()).map_err(Stop::Journal)?;
        let heads: Vec<&Email> = letter.parcel.to.iter().map(|mailbox| &mailbox.address).collect();
        // one address, one copy: some servers deliver as often as they are told
        let mut copies: Vec<&Email> = Vec::new();
        for copy in letter.parcel.cc.iter().map(|mailbox| &mailbox.address) {
            if heads.iter().chain(&copies).all(|email| email.key() != copy.key()) {
                copies.push(copy);
            }
        }
        let envelope = Envelope {
            from: &job.sender.from.address,
            heads: &heads,
            copies: &copies,
            is_last_try: letter.tried >= job.server.retries.len(),
        };
        let (ledger, watch) = (&mut *self.ledger, self.watch);
        let outcome = session.deliver(&envelope, &letter.message, || {
            ledger.final_dot(key, now())?;
            watch.examined(letter.parcel);
            Ok::<(), LedgerError>(())
        });
        match outcome {
            Outcome::Taken(reply, left_out) => {
                self.session = Some(session);
                self.taken(letter, &reply, left_out)?;
                Ok(Next::Done)
            }
            Outcome::Not(fault) => {
                self.session = Some(session);
                self.failed(letter, fault, is_second)
            }
            Outcome::Broken(fault) => self.failed(letter, fault, is_second),
            Outcome::Unknown(trouble) => {
                self.note(letter);
                let reply = trouble.brief();
                let told = Told::Uncertain(words::uncertain(&reply));
                self.end(letter, &Ending::Uncertain { reply }, told)?;
                self.doubts += 1;
                if self.doubts >= DOUBTS { Err(Stop::Doubt) } else { Ok(Next::Done) }
            }
            Outcome::KeptBack(error) => {
                let stop = Stop::Journal(error);
                self.tell(letter.index, letter.parcel, Told::Ready(stop.sentence()));
                Err(stop)
            }
        }
    }

    fn taken(&mut self, letter: &Letter, reply: &Reply, left_out: Vec<(Email, Reply)>) -> Result<(), Stop> {
        self.note(letter);
        self.strikes = None;
        self.doubts = 0;
        let is_head = |email: &Email| letter.parcel.to.iter().any(|head| head.address.key() == email.key());
        let sentence = |(email, reply): &(Email, Reply)| {
            let told = if is_head(email) {
                words::head_left_out(&reply.sentence(Stage::Recipient))
            } else {
                words::copy_left_out(&reply.text())
            };
            (email.clone(), told)
        };
        let sentences = left_out.iter().map(sentence).collect();
        let told = Told::Sent { reply: reply.text(), left_out: sentences };
        let left_out = left_out.into_iter().map(|(email, reply)| (email, reply.text())).collect();
        self.end(letter, &Ending::Sent { reply: reply.text(), left_out }, told)
    }

    /// The server said no, or the line broke before it could say yes.
    fn failed(&mut self, letter: &Letter, fault: Fault, is_second: bool) -> Result<Next, Stop> {
        let was_handed_over = matches!(fault, Fault::Said(Stage::Verdict, _));
        if was_handed_over {
            // a service may count what it refuses
            self.note(letter);
        }
        let (reply, sentence) = (fault.note(), fault.sentence());
        match fault.class() {
            Class::Account => {
                self.end(letter, &Ending::Back { reply }, Told::Ready(sentence))?;
                Err(Stop::Account(fault))
            }
            Class::Refused => {
                let told = Told::Refused(words::refused(&sentence));
                self.end(letter, &Ending::Refused { reply }, told)?;
                self.strike(fault, Some(letter.index))?;
                Ok(Next::Done)
            }
            Class::Later => {
                self.end(letter, &Ending::Deferred { reply }, Told::Deferred(sentence))?;
                self.strike(fault, Some(letter.index))?;
                Ok(Next::Later)
            }
            Class::Closing if is_second || was_handed_over => {
                if matches!(fault, Fault::Said(..)) {
                    self.end(letter, &Ending::Deferred { reply }, Told::Deferred(sentence))?;
                } else {
                    self.end(letter, &Ending::Back { reply }, Told::Ready(sentence))?;
                }
                self.strike(fault, None)?;
                Ok(Next::Later)
            }
            Class::Closing => {
                // no news for a screen yet: the second call tells what became of it
                self.keep(letter.index, Told::Ready(sentence));
                let back = Ending::Back { reply };
                self.ledger.end(&letter.parcel.key, &back, now()).map_err(Stop::Journal)?;
                self.strike(fault, None)?;
                Ok(Next::Again)
            }
        }
    }

    /// A line to the server, as late as can be.
    fn connected(&mut self) -> Result<Session, Stop> {
        match self.session.take() {
            Some(session) if session.taken < HANDFUL => return Ok(session),
            Some(session) => session.quit(),
            None => {}
        }
        let account = Account {
            server: self.job.server,
            address: &self.job.sender.from.address,
            secret: self.job.secret,
        };
        loop {
            match Session::open(&account) {
                Ok(session) => return Ok(session),
                Err(fault) if matches!(fault.class(), Class::Closing | Class::Later) => {
                    self.strike(fault, None)?;
                    self.pause(after(now(), self.breath()), &Pause::Call)?;
                }
                Err(fault) => return Err(Stop::Account(fault)),
            }
        }
    }

    /// Counts a fault that may strike every message alike; too often in a row it ends the run. A message that is put off
    /// again and again is one fault.
    fn strike(&mut self, fault: Fault, letter: Option<usize>) -> Result<(), Stop> {
        if fault.is_of_recipient() && fault.class() != Class::Closing {
            return Ok(());
        }
        let count = match &self.strikes {
            Some((last, count, who)) if last.is_like(&fault) => {
                if letter.is_some() && *who == letter {
                    *count
                } else {
                    count + 1
                }
            }
            _ => 1,
        };
        if count >= STRIKES {
            return Err(Stop::Breaker(fault));
        }
        self.strikes = Some((fault, count, letter));
        Ok(())
    }

    fn end(&mut self, letter: &Letter, ending: &Ending, told: Told) -> Result<(), Stop> {
        self.tell(letter.index, letter.parcel, told);
        self.ledger.end(&letter.parcel.key, ending, now()).map_err(Stop::Journal)
    }

    fn tell(&mut self, index: usize, parcel: &Parcel, told: Told) {
        self.watch.ended(index, parcel, &told);
        self.keep(index, told);
    }

    fn keep(&mut self, index: usize, told: Told) {
        if let Some(place) = self.told.get_mut(index) {
            *place = Some(told);
        }
    }

    fn note(&mut self, letter: &Letter) {
        self.governor.note(now(), recipients(letter.parcel));
    }

    fn breath(&self) -> Duration {
        self.job.server.retries.first().copied().unwrap_or(BREATH).min(BREATH)
    }

    fn heed(&self) -> Result<(), Stop> {
        if self.watch.interrupted() { Err(Stop::Interrupted) } else { Ok(()) }
    }

    /// Waits in small slices: a wish to stop is heeded.
    fn pause(&mut self, until: Timestamp, why: &Pause) -> Result<(), Stop> {
        let left = || Duration::try_from(until.duration_since(now())).unwrap_or_default();
        if left() > IDLE
            && let Some(session) = self.session.take()
        {
            session.quit();
        }
        self.watch.paused(until, why);
        while !left().is_zero() {
            self.heed()?;
            thread::sleep(left().min(SLICE));
        }
        self.heed()
    }
}

fn recipients(parcel: &Parcel) -> u32 {
    u32::try_from(parcel.recipients()).unwrap_or(u32::MAX)
}
