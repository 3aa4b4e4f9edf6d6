//! Commands and their answers, one after the other.

use std::time::Duration;

use super::answers::{self, Answer, Said, Status, tagged};
use super::names::quoted;
use super::{MailboxFault, without};
use crate::post::fault::Stage;
use crate::post::secret::Secret;
use crate::post::wire::{Trouble, Wire};

/// Longest wait for the answer to anything but a whole message.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// Longest wait for a goodbye.
const GOODBYE: Duration = Duration::from_secs(5);
/// Bytes of one answer that are read: some thousand folders.
const ANSWER: usize = 1_000_000;
/// Lines of one answer that are read.
const LINES: usize = 20_000;
/// Bytes of a literal in an answer; only names of folders can be one.
const LITERAL: usize = 1000;

/// A talk with a server.
pub(super) struct Talk {
    pub(super) wire: Wire,
    /// Whether the server knows who we are.
    pub(super) is_known: bool,
    abilities: Vec<String>,
    patience: Duration,
    patience_for_message: Duration,
    number: u32,
}

/// What comes before an answer is whole.
enum Heard {
    /// The server waits for more.
    GoOn,
    /// An answer.
    Whole(Answer),
}

impl Talk {
    pub(super) fn new(wire: Wire, patience: Duration, patience_for_message: Duration) -> Self {
        Self { wire, is_known: false, abilities: Vec::new(), patience, patience_for_message, number: 0 }
    }

    /// The server's first words.
    pub(super) fn greeting(&mut self) -> Result<(), MailboxFault> {
        let at = |trouble| MailboxFault::Line(Stage::Greeting, trouble);
        self.wire.wait_for(self.patience).map_err(at)?;
        let line = self.wire.line().map_err(at)?;
        let line = String::from_utf8_lossy(&line).into_owned();
        let (word, text) = line.strip_prefix("* ").unwrap_or_default().split_once(' ').unwrap_or_default();
        match word.to_ascii_uppercase().as_str() {
            "OK" => Ok(()),
            "PREAUTH" => {
                self.is_known = true;
                Ok(())
            }
            "BYE" => Err(MailboxFault::Goodbye(Said::new(Stage::Greeting, text))),
            _ => Err(at(Trouble::Garbage)),
        }
    }

    /// Asks what the server can do.
    pub(super) fn ask_abilities(&mut self) -> Result<(), MailboxFault> {
        let answer = self.ask(Stage::Hello, "CAPABILITY")?;
        self.abilities = answers::abilities(&answer.lines);
        Ok(())
    }

    /// Whether the server can do something.
    pub(super) fn can(&self, ability: &str) -> bool {
        self.abilities.iter().any(|own| own == ability)
    }

    /// The largest message that it takes, where it says so.
    pub(super) fn append_limit(&self) -> Option<u64> {
        self.abilities.iter().find_map(|ability| ability.strip_prefix("APPENDLIMIT=")?.parse().ok())
    }

    /// Says something that needs a yes.
    pub(super) fn ask(&mut self, stage: Stage, words: &str) -> Result<Answer, MailboxFault> {
        self.say(stage, words)?.yes(stage)
    }

    /// Says something and hears the answer.
    pub(super) fn say(&mut self, stage: Stage, words: &str) -> Result<Answer, MailboxFault> {
        self.begin(stage, words)?;
        match self.hear(stage, self.patience)? {
            Heard::Whole(answer) => Ok(answer),
            Heard::GoOn => Err(MailboxFault::Line(stage, Trouble::Garbage)),
        }
    }

    /// A name and a password, as they are.
    pub(super) fn login(&mut self, user: &str, secret: &Secret) -> Result<(), MailboxFault> {
        let password = secret.expose();
        // what is not ASCII has no agreed meaning here
        if ![user, password].iter().all(|text| text.bytes().all(|byte| matches!(byte, b' '..=b'~'))) {
            return Err(MailboxFault::NoLogin);
        }
        let answer = self.say(Stage::Login, &format!("LOGIN {} {}", quoted(user), quoted(password)))?;
        answer.hiding(|text| without(text, secret, &quoted(password))).yes(Stage::Login).map(drop)
    }

    /// A mechanism with one answer to one question.
    pub(super) fn authenticate(
        &mut self,
        mechanism: &str,
        words: &str,
        secret: &Secret,
    ) -> Result<(), MailboxFault> {
        let at = |trouble| MailboxFault::Line(Stage::Login, trouble);
        self.begin(Stage::Login, &format!("AUTHENTICATE {mechanism}"))?;
        // a refused token has its reason in a second question, and the refusal behind an empty line
        for answer in [words, ""] {
            match self.hear(Stage::Login, self.patience)? {
                Heard::Whole(answer) => {
                    let answer = answer.hiding(|text| without(text, secret, words));
                    return answer.yes(Stage::Login).map(drop);
                }
                Heard::GoOn => {
                    self.wire.write(format!("{answer}\r\n").as_bytes(), self.patience).map_err(at)?;
                }
            }
        }
        match self.hear(Stage::Login, self.patience)? {
            Heard::Whole(answer) => {
                answer.hiding(|text| without(text, secret, words)).yes(Stage::Login).map(drop)
            }
            Heard::GoOn => Err(at(Trouble::Garbage)),
        }
    }

    /// A command that ends by the size of what follows, and what follows once the server wants it.
    pub(super) fn hand_over(&mut self, words: &str, bytes: &[u8]) -> Result<(), MailboxFault> {
        let at = |trouble| MailboxFault::Line(Stage::Content, trouble);
        self.begin(Stage::Content, words)?;
        match self.hear(Stage::Content, self.patience)? {
            // a yes to what was not sent yet is none
            Heard::Whole(answer) => {
                return answer.yes(Stage::Content).and(Err(at(Trouble::Garbage)));
            }
            Heard::GoOn => {}
        }
        self.wire.write(bytes, self.patience).map_err(at)?;
        self.wire.write(b"\r\n", self.patience).map_err(at)?;
        match self.hear(Stage::Verdict, self.patience_for_message)? {
            Heard::Whole(answer) => answer.yes(Stage::Verdict).map(drop),
            Heard::GoOn => Err(MailboxFault::Line(Stage::Verdict, Trouble::Garbage)),
        }
    }

    /// Says goodbye.
    pub(super) fn quit(&mut self) {
        if self.wire.write(b"z LOGOUT\r\n", GOODBYE).is_ok() && self.wire.wait_for(GOODBYE).is_ok() {
            while self.wire.line().is_ok_and(|line| !line.starts_with(b"z ")) {}
        }
        self.wire.drop_line();
    }

    fn begin(&mut self, stage: Stage, words: &str) -> Result<(), MailboxFault> {
        self.number += 1;
        let line = format!("a{} {words}\r\n", self.number);
        self.wire.write(line.as_bytes(), self.patience).map_err(|trouble| MailboxFault::Line(stage, trouble))
    }

    /// All that comes until the answer to the last command, within one patience.
    fn hear(&mut self, stage: Stage, patience: Duration) -> Result<Heard, MailboxFault> {
        let at = |trouble| MailboxFault::Line(stage, trouble);
        self.wire.wait_for(patience).map_err(at)?;
        let (tag, mut lines, mut size) = (format!("a{} ", self.number), Vec::new(), 0);
        let mut goodbye = None;
        loop {
            let line = match self.whole_line() {
                Ok(line) => line,
                // a server that hangs up has often said why
                Err(trouble) => {
                    return Err(goodbye.map_or(at(trouble), MailboxFault::Goodbye));
                }
            };
            size += line.len() + 2;
            if size > ANSWER || lines.len() > LINES {
                return Err(at(Trouble::Garbage));
            }
            if let Some(answer) = line.strip_prefix(tag.as_str()) {
                let (status, text) = tagged(answer).ok_or(at(Trouble::Garbage))?;
                return Ok(Heard::Whole(Answer { status, text, lines }));
            }
            match line.split_at_checked(1) {
                Some(("+", _)) => return Ok(Heard::GoOn),
                Some(("*", rest)) => {
                    let rest = rest.trim_start();
                    if rest.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("BYE ")) {
                        goodbye = Some(Said::new(stage, rest.get(4..).unwrap_or_default()));
                    }
                    lines.push(rest.to_owned());
                }
                _ => return Err(at(Trouble::Garbage)),
            }
        }
    }

    /// The next line; a literal at its end becomes a quoted string within it.
    fn whole_line(&mut self) -> Result<String, Trouble> {
        let mut whole = String::from_utf8_lossy(&self.wire.line()?).into_owned();
        for _ in 0..8 {
            let Some((before, length)) = answers::literal(&whole) else { return Ok(whole) };
            // a sentence may end by anything
            let word = before.split(' ').nth(1).unwrap_or_default();
            if !before.starts_with("* ") || ["OK", "NO", "BAD", "BYE"].contains(&word) {
                return Ok(whole);
            }
            if length > LITERAL {
                return Err(Trouble::Garbage);
            }
            let before = before.to_owned();
            let next = self.wire.line()?;
            let (literal, rest) = next.split_at_checked(length).ok_or(Trouble::Garbage)?;
            let [literal, rest] = [literal, rest].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            whole = format!("{before}{}{rest}", quoted(&literal));
        }
        Err(Trouble::Garbage)
    }
}

impl Answer {
    /// The answer, if it is a yes.
    fn yes(self, stage: Stage) -> Result<Self, MailboxFault> {
        match self.status {
            Status::Ok => Ok(self),
            Status::No | Status::Bad => Err(MailboxFault::Said(Said::new(stage, &self.text))),
        }
    }

    /// With something hidden in its words.
    fn hiding(mut self, hide: impl FnOnce(&str) -> String) -> Self {
        self.text = hide(&self.text);
        self
    }
}
