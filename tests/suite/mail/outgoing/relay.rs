//! A whole campaign against a relay that we did not write: Postfix over TLS, logins checked by Dovecot, a hundred messages
//! read back from the mailbox; and the same hundred as drafts, in Dovecot's own folder.

#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use lettres_rne::docx::Reading;
use lettres_rne::kit::sample::official_missions;
use lettres_rne::kit::workbook::write;
use mail_parser::MessageParser;

use super::schools::content;
use crate::harness::House;

/// Messages of the campaign: one for each letter.
const MESSAGES: usize = 100;

/// A relay in a folder of its own; it ends with its value.
struct Relay {
    folder: PathBuf,
    variables: BTreeMap<String, String>,
    _kept: tempfile::TempDir,
}

fn script(action: &str, folder: &Path) -> Option<i32> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mta/mta.sh");
    Command::new("bash").arg(script).arg(action).arg(folder).status().ok()?.code()
}

impl Relay {
    /// Nothing where the machine has no Postfix and no Dovecot, or gives us no right to run them.
    fn start() -> Option<Self> {
        let kept = tempfile::tempdir().unwrap();
        let folder = kept.path().join("relay");
        // the relay's own users must reach it
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(kept.path(), fs::Permissions::from_mode(0o755)).unwrap();
        }
        match script("start", &folder) {
            Some(0) => {}
            Some(77) | None => {
                println!("skipped: no Postfix and Dovecot on this machine, or no right to run them");
                return None;
            }
            code => panic!("the relay does not start: {code:?}"),
        }
        let text = fs::read_to_string(folder.join("env")).unwrap();
        let pairs = text.lines().filter_map(|line| line.split_once('='));
        let variables = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Some(Self { folder, variables, _kept: kept })
    }

    fn variable(&self, name: &str) -> &str {
        &self.variables[name]
    }

    /// The messages of a folder of mail: name of the file and bytes.
    fn messages(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        for part in ["new", "cur"] {
            let Ok(entries) = fs::read_dir(self.folder.join("mail").join(folder).join(part)) else {
                continue;
            };
            for entry in entries {
                let path = entry.unwrap().path();
                found.push((path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap()));
            }
        }
        found
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        script("stop", &self.folder);
    }
}

/// The school and the person of the one letter in a message.
fn letter(message: &[u8]) -> (String, String) {
    let message = MessageParser::new().parse(message).unwrap();
    assert_eq!(message.attachment_count(), 1);
    let letter = Reading::of(message.attachment(0).unwrap().contents().to_vec()).unwrap();
    let property = |name| letter.property(name).unwrap().to_owned();
    (property("LettresRne.UAI"), property("LettresRne.Personne"))
}

#[test]
fn a_hundred_messages_through_a_real_relay() {
    let Some(relay) = Relay::start() else { return };
    let house = House::shipped();
    fs::remove_dir_all(house.path("input")).unwrap();
    house.put("input/academie.xlsx", write(&content(MESSAGES / 2), &official_missions()).unwrap());
    let ca = relay.variable("CA");
    house.put(
        "lettres-rne.toml",
        format!(
            "[courriel]\nexpediteur = \"DANE – Nouméa <{account}>\"\nun_message_par = \"lettre\"\n\
             [courriel.smtp]\nserveur = \"localhost\"\nport = {smtp}\nsecurite = \"starttls\"\nautorite = \"{ca}\"\n\
             [courriel.imap]\nserveur = \"localhost\"\nport = {imap}\nsecurite = \"tls\"\nautorite = \"{ca}\"\n\
             [courriel.cadence]\nfenetres = {{ \"1\" = 100000 }}\nentre_messages = \"0 s\"\n",
            account = relay.variable("ACCOUNT"),
            smtp = relay.variable("SUBMISSION"),
            imap = relay.variable("IMAPS"),
        ),
    );
    house.command().output().unwrap();
    let password = fs::read_to_string(relay.folder.join("password")).unwrap();
    let run = |line: &[&str]| {
        let run = house.command().args(line).env("LETTRES_RNE_MOT_DE_PASSE", &password).output().unwrap();
        let said = String::from_utf8(run.stdout).unwrap() + &String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(0), "{said}");
        said
    };

    // drafts first: in Dovecot's folder, seen by its own files, marked as drafts; a second time adds none
    run(&["envoyer", "--imap-brouillons"]);
    let drafts = relay.messages(&format!("{}/.Brouillons", relay.variable("ACCOUNT")));
    assert_eq!(drafts.len(), MESSAGES);
    assert!(drafts.iter().all(|(name, _)| name.split(":2,").nth(1).is_some_and(|flags| flags.contains('D'))));
    let people: BTreeSet<(String, String)> = drafts.iter().map(|(_, bytes)| letter(bytes)).collect();
    assert_eq!(people.len(), MESSAGES);

    // then for good, by a person's word
    let said = run(&["envoyer", "--smtp", "--oui", "--malgre-brouillons"]);
    assert!(said.contains("Tout est parti"), "{said}");
    let begun = Instant::now();
    while relay.messages("all").len() < MESSAGES && begun.elapsed() < Duration::from_secs(60) {
        std::thread::sleep(Duration::from_millis(100));
    }
    let mut arrived = BTreeSet::new();
    for (_, bytes) in relay.messages("all") {
        let (uai, person) = letter(&bytes);
        let message = MessageParser::new().parse(&bytes).unwrap();
        let to = message.header_raw("Delivered-To").unwrap().trim().to_owned();
        assert_eq!(to, format!("ce.{}@ac-noumea.invalid", uai.to_lowercase()));
        assert!(message.subject().unwrap().contains(&uai));
        assert!(arrived.insert((uai, person)), "twice");
    }
    assert_eq!(arrived, people);
    run(&["envoyer", "--smtp", "--oui"]);
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(relay.messages("all").len(), MESSAGES);
}
