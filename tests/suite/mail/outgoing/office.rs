//! An office: a campaign's folder, a server that takes its messages, and what has truly reached whom.

use std::io::{Read as _, Write as _};
use std::process::Stdio;

use lettres_rne::docx::Reading;
use lettres_rne::kit::sample::official_missions;
use lettres_rne::kit::workbook::{Content, write};
use mail_parser::{MessageParser, MimeHeaders as _};

use crate::harness::{Ask, House};
use crate::mail::smtp::server::{Line, Server};

/// The password of the account.
pub const PASSWORD: &str = "mot de passe été";

/// An office that sends.
pub struct Office {
    pub house: House,
    pub server: Server,
}

/// A letter that reached somebody: codes of the schools in the addresses, of the school in the letter, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reached {
    pub to: Vec<String>,
    pub uai: String,
    pub person: String,
}

impl Office {
    /// With the letters of this workbook; `more` is written under `[courriel]`.
    pub fn new(content: &Content, more: &str) -> Self {
        let (house, server) = (House::shipped(), Server::new(Line::Clear));
        std::fs::remove_dir_all(house.path("input")).unwrap();
        house.put("input/academie.xlsx", write(content, &official_missions()).unwrap());
        let port = server.port;
        house.put(
            "lettres-rne.toml",
            format!(
                "[courriel]\nexpediteur = \"DANE <dane@ac-noumea.invalid>\"\n{more}\n[courriel.smtp]\n\
                 serveur = \"localhost\"\nport = {port}\nsecurite = \"en clair\"\nreprises = [\"0 s\"]\n\
                 [courriel.cadence]\nfenetres = {{ \"1\" = 100000 }}\nentre_messages = \"0 s\"\n"
            ),
        );
        let office = Self { house, server };
        office.house.command().output().unwrap();
        office
    }

    /// Another workbook; its letters are not made.
    pub fn save(&self, content: &Content) {
        self.house.put("input/academie.xlsx", write(content, &official_missions()).unwrap());
    }

    /// Asks for a run that knows the password.
    pub fn asks(&self, line: &str) -> Ask<'_> {
        self.house.asks(line).knowing("LETTRES_RNE_MOT_DE_PASSE", PASSWORD)
    }

    /// What a run with another password says, on both its ways, and returns.
    pub fn types(&self, line: &[&str], password: &str) -> (i32, String) {
        let mut command = self.house.command();
        command.args(line).env("LETTRES_RNE_MOT_DE_PASSE", password).stdin(Stdio::null());
        let run = command.output().unwrap();
        let said = [run.stdout, run.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (run.status.code().unwrap(), said)
    }

    /// Sends what there is, whatever comes of it.
    pub fn sends_all(&self) {
        let mut command = self.house.command();
        command.args(["envoyer", "--smtp", "--oui"]).env("LETTRES_RNE_MOT_DE_PASSE", PASSWORD);
        command.stdin(Stdio::null()).output().unwrap();
    }

    /// Kills a run as soon as the server has seen something.
    pub fn killed_when(&self, seen: impl Fn(&Server) -> bool) {
        let mut command = self.house.command();
        command.args(["envoyer", "--smtp", "--oui"]).env("LETTRES_RNE_MOT_DE_PASSE", PASSWORD);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        for _ in 0..3000 {
            if seen(&self.server) {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
        assert!(seen(&self.server), "the moment to kill has come");
        process.kill().unwrap();
        process.wait().unwrap();
    }

    /// Sends for good; between the question and its answer something happens. The exit code, and all that was said.
    pub fn sends_while(&self, happens: impl FnOnce(&House)) -> (Option<i32>, String) {
        self.sends_while_with(&[], happens)
    }

    /// The same with more on the line.
    pub fn sends_while_with(&self, more: &[&str], happens: impl FnOnce(&House)) -> (Option<i32>, String) {
        let mut process = self
            .house
            .command()
            .args(["envoyer", "--smtp"])
            .args(more)
            .env("LETTRES_RNE_MOT_DE_PASSE", PASSWORD)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = Vec::new();
        let mut out = process.stdout.take().unwrap();
        let mut byte = [0];
        let question = |said: &[u8]| {
            let text = String::from_utf8_lossy(said);
            text.split("tapez le nombre de messages (").nth(1).and_then(|rest| {
                let (number, rest) = rest.split_once(')')?;
                rest.trim_end().ends_with(':').then(|| number.to_owned())
            })
        };
        let number = loop {
            if let Some(number) = question(&said) {
                break number;
            }
            assert_eq!(out.read(&mut byte).unwrap(), 1, "{}", String::from_utf8_lossy(&said));
            said.push(byte[0]);
        };
        happens(&self.house);
        process.stdin.take().unwrap().write_all(format!("{number}\n").as_bytes()).unwrap();
        out.read_to_end(&mut said).unwrap();
        let end = process.wait_with_output().unwrap();
        said.extend(end.stderr);
        (end.status.code(), String::from_utf8(said).unwrap())
    }

    /// Every letter that the server has taken.
    pub fn reached(&self) -> Vec<Reached> {
        let mut reached = Vec::new();
        for taken in self.server.taken() {
            let message = MessageParser::new().parse(taken.text.as_bytes()).unwrap();
            let to: Vec<String> = taken.to.iter().map(|address| school(address)).collect();
            for attachment in message.attachments() {
                assert!(attachment.attachment_name().unwrap().is_ascii());
                let letter = Reading::of(attachment.contents().to_vec()).unwrap();
                let property = |name| letter.property(name).unwrap_or_default().to_owned();
                let person = property("LettresRne.Personne");
                reached.push(Reached { to: to.clone(), uai: property("LettresRne.UAI"), person });
            }
        }
        reached.sort();
        reached
    }

    /// No letter has reached anybody but its own school.
    #[track_caller]
    pub fn nobody_has_anothers_letter(&self) {
        for reached in self.reached() {
            assert!(reached.to.iter().all(|to| *to == reached.uai), "{reached:?}");
        }
    }
}

/// `9830004M` of `ce.9830004m@ac-noumea.invalid`.
fn school(address: &str) -> String {
    let local = address.split('@').next().unwrap();
    local.trim_start_matches("ce.").to_uppercase()
}
