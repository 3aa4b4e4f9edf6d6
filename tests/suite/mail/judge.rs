//! What other parsers read in a message, against what it was made of.

#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::path::PathBuf;
use std::process::Command;

use lettres_rne::disk::fingerprint;
use lettres_rne::outbox::Mailbox;
use mail_parser::{Address, MessageParser, MimeHeaders};
use serde_json::{Value, json};

use super::Case;

const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

impl Case {
    pub fn subject(&self) -> String {
        let subject = lettres_rne::fr::text::clean(&self.parcel.subject);
        if self.trial.is_some() { format!("[ESSAI] {subject}") } else { subject }
    }

    /// The names of its headers, in order.
    pub fn header_names(&self) -> Vec<&'static str> {
        let reply_to = self.sender.reply_to.is_some();
        let cc = !self.parcel.cc.is_empty() && self.trial.is_none();
        [
            (!self.is_draft, "Date"),
            (true, "From"),
            (reply_to, "Reply-To"),
            (true, "To"),
            (cc, "Cc"),
            (true, "Subject"),
            (true, "Message-ID"),
            (self.is_draft, "X-Unsent"),
            (true, "MIME-Version"),
            (true, "Content-Type"),
        ]
        .into_iter()
        .filter_map(|(is_there, name)| is_there.then_some(name))
        .collect()
    }

    pub fn to(&self) -> Vec<Mailbox> {
        match &self.trial {
            Some(to) => vec![Mailbox { name: String::new(), address: to.clone() }],
            None => self.parcel.to.clone(),
        }
    }

    pub fn cc(&self) -> Vec<Mailbox> {
        if self.trial.is_some() { Vec::new() } else { self.parcel.cc.clone() }
    }

    /// Whether a text that was read is the message's: of a trial, it stands under a banner that names everybody.
    pub fn is_text(&self, read: &str) -> bool {
        let read = read.replace("\r\n", "\n");
        let Some(above) = read.strip_suffix(&self.parcel.text) else { return false };
        if self.trial.is_none() {
            return above.is_empty();
        }
        let people = self.parcel.to.iter().chain(&self.parcel.cc);
        above.contains("ESSAI") && people.into_iter().all(|person| above.contains(person.address.as_str()))
    }

    pub fn is_html(&self, read: Option<&str>) -> bool {
        match (&self.parcel.html, read) {
            (None, None) => true,
            (Some(meant), Some(read)) if self.trial.is_none() => read.replace("\r\n", "\n") == *meant,
            (Some(_), Some(read)) => {
                let people = self.parcel.to.iter().chain(&self.parcel.cc);
                let inside = read.find("<body").unwrap_or(0) < read.find("ESSAI").unwrap_or(0);
                inside && people.into_iter().all(|person| read.contains(person.address.as_str()))
            }
            _ => false,
        }
    }

    fn kind(name: &str) -> &'static str {
        match name.rsplit('.').next() {
            Some("docx") => WORD,
            Some("docm") => "application/vnd.ms-word.document.macroenabled.12",
            _ => "application/pdf",
        }
    }
}

fn people(list: &[Mailbox]) -> Vec<(String, String)> {
    list.iter().map(|one| (one.name.clone(), one.address.as_str().to_owned())).collect()
}

fn read_people(list: Option<&Address<'_>>) -> Vec<(String, String)> {
    let list = list.into_iter().flat_map(Address::iter);
    list.map(|one| (one.name().unwrap_or_default().to_owned(), one.address().unwrap_or_default().to_owned()))
        .collect()
}

/// The wire: seven bits, CRLF, lines of at most 998.
pub fn wire(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).unwrap();
    assert!(text.is_ascii());
    let bare = text.replace("\r\n", "");
    assert!(!bare.contains(['\r', '\n', '\0']));
    let head = text.split("\r\n\r\n").next().unwrap();
    for line in text.split("\r\n") {
        assert!(line.len() <= 998, "{line}");
    }
    for line in head.split("\r\n") {
        assert!(line.len() <= 320, "{line}");
    }
}

pub fn by_mail_parser(case: &Case, bytes: &[u8]) {
    wire(bytes);
    let read = MessageParser::default().parse(bytes).unwrap();
    let names: Vec<&str> = read.headers_raw().map(|(name, _)| name).collect();
    assert_eq!(names, case.header_names(), "{}", case.name);
    assert_eq!(read.subject(), Some(case.subject().as_str()), "{}", case.name);
    assert_eq!(read_people(read.from()), people(std::slice::from_ref(&case.sender.from)));
    assert_eq!(read_people(read.reply_to()), people(case.sender.reply_to.as_slice()));
    assert_eq!(read_people(read.to()), people(&case.to()));
    assert_eq!(read_people(read.cc()), people(&case.cc()));
    assert_eq!(
        read.date().map(mail_parser::DateTime::to_timestamp),
        (!case.is_draft).then(|| super::moment().timestamp().as_second())
    );
    let id = read.message_id().unwrap();
    let trial = format!("essai.{}.", super::moment().timestamp().as_second());
    assert_eq!(id.strip_prefix(&trial).unwrap_or(id), case.parcel.message_id(&case.sender));
    assert!(case.is_text(&read.body_text(0).unwrap()), "{}: {:?}", case.name, read.body_text(0));
    let html = case.parcel.html.as_ref().and_then(|_| read.body_html(0));
    assert!(case.is_html(html.as_deref()), "{}: {html:?}", case.name);
    let found: Vec<(String, String, String)> = read
        .attachments()
        .map(|part| {
            let kind = part.content_type().unwrap();
            let kind = format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default());
            (part.attachment_name().unwrap_or_default().to_owned(), kind, fingerprint(part.contents()))
        })
        .collect();
    let meant: Vec<(String, String, String)> = case
        .attachments
        .iter()
        .map(|it| (it.name.clone(), Case::kind(&it.name).to_owned(), fingerprint(&it.bytes)))
        .collect();
    assert_eq!(found, meant, "{}", case.name);
}

/// Python's own parser, where there is one.
pub fn by_python(cases: &[Case], files: &[PathBuf]) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/judges/mail.py");
    let Ok(run) = Command::new("python3").arg(script).args(files).output() else {
        println!("python3 is not here: the messages were not read by it");
        return;
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let read: Vec<Value> = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(read.len(), cases.len());
    for (case, read) in cases.iter().zip(&read) {
        let people = |list: &[Mailbox]| {
            list.iter().map(|one| json!([one.name, one.address.as_str()])).collect::<Vec<_>>()
        };
        let pieces = |name: &str, bytes: &[u8]| json!([name, Case::kind(name), fingerprint(bytes)]);
        let multi = if case.parcel.html.is_some() {
            vec!["multipart/mixed", "multipart/alternative"]
        } else {
            vec!["multipart/mixed"]
        };
        for (key, meant) in [
            ("headers", json!(case.header_names())),
            ("defects", json!([])),
            ("subject", json!(case.subject())),
            ("from", json!(people(std::slice::from_ref(&case.sender.from)))),
            ("reply_to", json!(people(case.sender.reply_to.as_slice()))),
            ("to", json!(people(&case.to()))),
            ("cc", json!(people(&case.cc()))),
            ("date", if case.is_draft { Value::Null } else { json!("2027-03-01T18:05:09+11:00") }),
            ("unsent", if case.is_draft { json!("1") } else { Value::Null }),
            (
                "pieces",
                json!(case.attachments.iter().map(|it| pieces(&it.name, &it.bytes)).collect::<Vec<_>>()),
            ),
            ("kinds", json!(multi)),
            ("seven_bit", json!(true)),
            ("bare", json!(0)),
        ] {
            // Python keeps the folding between two encoded words of a name, which RFC 2047 (6.2) drops
            let told =
                if key == "to" { read[key].to_string().replace("  ", " ") } else { read[key].to_string() };
            assert_eq!(told, meant.to_string(), "{}: {key}", case.name);
        }
        assert!(case.is_text(read["text"].as_str().unwrap()), "{}: {}", case.name, read["text"]);
        assert!(case.is_html(read["html"].as_str()), "{}: {}", case.name, read["html"]);
    }
}
