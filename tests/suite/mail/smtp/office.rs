//! An office with letters to send: parcels, a journal in a folder, and short patience.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use lettres_rne::outbox::{
    Addressee, Decision, History, Key, Ledger, LetterId, Mailbox, Parcel, Piece, Sender, State, Witness,
};
use lettres_rne::post::{self, Governor, Job, Pause, Secret, Stop, Summary, Told, Watch};
use lettres_rne::registry::{Email, Uai};
use lettres_rne::settings::{self, Login, Pace, Security};
use tempfile::TempDir;

use super::certificates::authority;
use super::server::{Line, Server};

pub const PASSWORD: &str = "m0t de passe été";

/// Everything but the server.
pub struct Office {
    pub folder: PathBuf,
    /// Taken away at the end, but where it is another process's.
    _kept: Option<TempDir>,
    pub settings: settings::Server,
    pub parcels: Vec<Parcel>,
    pub secret: Option<Secret>,
    /// After how many messages a person wants to stop.
    pub stops_after: Option<usize>,
    pub pace: Pace,
}

fn email(text: &str) -> Email {
    Email::new(text).unwrap()
}

fn mailbox(text: &str) -> Mailbox {
    Mailbox { name: String::new(), address: email(text) }
}

pub fn sender() -> Sender {
    Sender { from: mailbox("dane@ac-noumea.nc"), reply_to: None }
}

/// The parcel of a rank: always the same.
pub fn parcel(rank: usize) -> Parcel {
    let uai = Uai::new("9830004M").unwrap();
    let to = mailbox(&format!("chef{rank}@ac-noumea.nc"));
    let cc = mailbox(&format!("copie{rank}@ac-noumea.nc"));
    let schools = vec![Addressee { uai, name: "Georges Baudoux".to_owned() }];
    let piece = Piece {
        letter: LetterId::new("2027", "9830004M", &format!("personne {rank}")),
        uai,
        person: format!("PERSONNE {rank}"),
        path: PathBuf::new(),
        pdf: None,
        name: String::new(),
        size: 0,
        hash: format!("{rank:064x}"),
        witness: Witness::default(),
    };
    Parcel {
        key: Key::new("2027", &schools, &[&to.address, &cc.address], std::slice::from_ref(&piece)),
        campaign: "2027".to_owned(),
        schools,
        to: vec![to],
        cc: vec![cc],
        subject: format!("Lettre {rank}"),
        text: String::new(),
        html: None,
        pieces: vec![piece],
        again: 0,
    }
}

/// A message with lines that a careless client would take for its end.
pub fn message(parcel: &Parcel) -> String {
    message_of(parcel, 20)
}

/// With so many lines of filling.
pub fn message_of(parcel: &Parcel, lines: usize) -> String {
    let filling = "x".repeat(70) + "\r\n";
    format!(
        "Message-ID: <{}>\r\nSubject: {}\r\n\r\n.\r\n..\r\n.a\r\nQUIT\r\n{}fin\r\n",
        parcel.message_id(&sender()),
        parcel.subject,
        filling.repeat(lines)
    )
}

pub fn pace() -> Pace {
    Pace {
        preset: String::new(),
        windows: vec![],
        between: Duration::ZERO,
        night: None,
        night_divisor: 1,
        weekend_divisor: 1,
        zone: TimeZone::UTC,
    }
}

/// What a campaign's settings say of a test's server.
fn settings(folder: &Path, port: u16, line: Line) -> settings::Server {
    settings::Server {
        host: Some("localhost".to_owned()),
        port: Some(port),
        security: match line {
            Line::Clear => Security::Clear,
            Line::Tls(_) => Security::Tls,
            Line::StartTls(_) => Security::StartTls,
        },
        user: None,
        login: Login::Password,
        authority: Some(folder.join("autorite.pem")),
        patience: Duration::from_millis(400),
        retries: vec![Duration::from_millis(20); 2],
    }
}

impl Office {
    pub fn new(server: &Server, line: Line, count: usize) -> Self {
        let kept = tempfile::tempdir().unwrap();
        let folder = kept.path().to_owned();
        std::fs::write(folder.join("autorite.pem"), authority()).unwrap();
        Self { _kept: Some(kept), ..Self::there(folder, server.port, line, count) }
    }

    /// In a folder that another has made.
    pub fn there(folder: PathBuf, port: u16, line: Line, count: usize) -> Self {
        Self {
            settings: settings(&folder, port, line),
            folder,
            _kept: None,
            parcels: (0..count).map(parcel).collect(),
            secret: Secret::new(PASSWORD.to_owned()),
            stops_after: None,
            pace: pace(),
        }
    }

    /// A run.
    pub fn send(&self) -> Summary {
        self.send_with(&|parcel| Ok(message(parcel).into_bytes())).0
    }

    /// A run, with what its onlooker saw.
    pub fn send_with(&self, make: &dyn Fn(&Parcel) -> Result<Vec<u8>, String>) -> (Summary, Vec<String>) {
        let now = settings::clock::now();
        let mut ledger = Ledger::open(&self.folder, now).unwrap();
        let mut governor = Governor::new(&self.pace, ledger.history().spent(Timestamp::MIN));
        let sender = sender();
        let job = Job {
            parcels: &self.parcels,
            stale: &[],
            again: false,
            sender: &sender,
            server: &self.settings,
            secret: self.secret.as_ref(),
            make: &|parcel, _| make(parcel),
        };
        let onlooker = Onlooker { seen: RefCell::default(), stops_after: self.stops_after };
        let summary = post::send(&job, &mut ledger, &mut governor, &onlooker);
        (summary, onlooker.seen.into_inner())
    }

    /// What the journal says of each parcel, a letter each.
    pub fn journal(&self) -> String {
        journal(&self.folder, &self.parcels)
    }

    pub fn decide(&self, rank: usize, decision: Decision) {
        let now = settings::clock::now();
        let mut ledger = Ledger::open(&self.folder, now).unwrap();
        ledger.decide(&self.parcels[rank].key, decision, now).unwrap();
    }
}

/// `r`eady, under `w`ay, `s`ent, `d`eferred, re`f`used, `u`ncertain, re`c`eived, `a`bandoned, `.` unknown.
pub fn journal(folder: &Path, parcels: &[Parcel]) -> String {
    let history = History::read(folder).unwrap();
    let state = |parcel: &Parcel| match history.parcel(&parcel.key).map(|record| record.state) {
        None => '.',
        Some(State::Ready) => 'r',
        Some(State::UnderWay) => 'w',
        Some(State::Sent) => 's',
        Some(State::Deferred) => 'd',
        Some(State::Refused) => 'f',
        Some(State::Uncertain) => 'u',
        Some(State::Received) => 'c',
        Some(State::Abandoned) => 'a',
    };
    parcels.iter().map(state).collect()
}

/// What the summary says of each parcel, a letter each as above; `h`eld, `-` settled before.
pub fn told(summary: &Summary) -> String {
    let letter = |told: &Option<Told>| match told {
        None => '.',
        Some(Told::Sent { .. }) => 's',
        Some(Told::Deferred(_)) => 'd',
        Some(Told::Refused(_)) => 'f',
        Some(Told::Uncertain(_)) => 'u',
        Some(Told::Ready(_)) => 'r',
        Some(Told::Held(_)) => 'h',
        Some(Told::Settled(_)) => '-',
    };
    summary.told.iter().map(letter).collect()
}

/// Why a run stopped, in a word.
pub fn stop(summary: &Summary) -> &'static str {
    match summary.stop {
        None => "",
        Some(Stop::Interrupted) => "interrupted",
        Some(Stop::Account(_)) => "account",
        Some(Stop::Breaker(_)) => "breaker",
        Some(Stop::Doubt) => "doubt",
        Some(Stop::Journal(_)) => "journal",
    }
}

pub struct Onlooker {
    pub seen: RefCell<Vec<String>>,
    pub stops_after: Option<usize>,
}

impl Watch for Onlooker {
    fn begins(&self, index: usize, of: usize, _: &Parcel) {
        self.seen.borrow_mut().push(format!("begins {} of {of}", index + 1));
    }

    fn examined(&self, _: &Parcel) {
        self.seen.borrow_mut().push("examined".to_owned());
    }

    fn ended(&self, index: usize, _: &Parcel, _: &Told) {
        self.seen.borrow_mut().push(format!("ended {}", index + 1));
    }

    fn paused(&self, _: Timestamp, why: &Pause) {
        self.seen.borrow_mut().push(format!("paused {}", why.told()));
    }

    fn interrupted(&self) -> bool {
        let ended = self.seen.borrow().iter().filter(|line| line.starts_with("ended")).count();
        self.stops_after.is_some_and(|most| ended >= most)
    }
}
