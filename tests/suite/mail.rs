//! Messages: made by the product, read back by two parsers of others, byte for byte those of the fixtures.

mod approval;
mod hostile;
mod judge;
mod outgoing;
mod smtp;
mod status;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;
use lettres_rne::outbox::{
    Addressee, Attachment, Key, LetterId, Mailbox, Parcel, Piece, Purpose, Sender, Witness, message,
};
use lettres_rne::registry::{Email, Uai};

/// A message that is made, with what it is made of.
pub struct Case {
    pub name: &'static str,
    pub parcel: Parcel,
    pub sender: Sender,
    pub attachments: Vec<Attachment>,
    pub trial: Option<Email>,
    pub is_draft: bool,
}

/// The moment of all messages: an evening in Nouméa, a morning in Paris.
pub fn moment() -> ZonedDateTime {
    "2027-03-01T18:05:09+11:00[Pacific/Noumea]".parse().unwrap()
}

pub fn email(text: &str) -> Email {
    Email::new(text).unwrap_or_else(|| panic!("{text}"))
}

pub fn mailbox(name: &str, address: &str) -> Mailbox {
    Mailbox { name: name.to_owned(), address: email(address) }
}

/// The bytes of a letter that nobody can take for text: every byte, many times.
fn letter(seed: u8) -> Vec<u8> {
    (0..300_u32).map(|at| (at * 31 + u32::from(seed) * 7).to_le_bytes()[0]).collect()
}

impl Case {
    pub fn new(name: &'static str, subject: &str, text: &str, pieces: &[&str]) -> Self {
        let uai = Uai::new("9830004M").unwrap();
        let to = vec![mailbox("Mme Élise WAÏA", "ce.9830004m@ac-noumea.nc")];
        let attachments: Vec<Attachment> = (0..)
            .zip(pieces)
            .map(|(seed, name)| Attachment { name: (*name).to_owned(), bytes: letter(seed) })
            .collect();
        let pieces: Vec<Piece> = attachments
            .iter()
            .map(|attachment| Piece {
                letter: LetterId::new("2027", "9830004M", &attachment.name),
                uai,
                person: "LE GOFF Anaïs".to_owned(),
                path: PathBuf::from("output/lettres").join(&attachment.name),
                pdf: None,
                name: attachment.name.clone(),
                size: attachment.bytes.len() as u64,
                hash: lettres_rne::disk::fingerprint(&attachment.bytes),
                witness: Witness::default(),
            })
            .collect();
        let schools = vec![Addressee { uai, name: "Collège Georges Baudoux".to_owned() }];
        let recipients: Vec<&Email> = to.iter().map(|mailbox| &mailbox.address).collect();
        let key = Key::new("2027", &schools, &recipients, &pieces);
        Self {
            name,
            parcel: Parcel {
                key,
                campaign: "2027".to_owned(),
                schools,
                to,
                cc: Vec::new(),
                subject: subject.to_owned(),
                text: text.to_owned(),
                html: None,
                pieces,
                again: 0,
            },
            sender: Sender { from: mailbox("DANE de Nouméa", "dane@ac-noumea.nc"), reply_to: None },
            attachments,
            trial: None,
            is_draft: false,
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let purpose = match &self.trial {
            Some(to) => Purpose::Trial { to },
            None if self.is_draft => Purpose::Draft,
            None => Purpose::Send,
        };
        message(&self.parcel, &self.sender, &self.attachments, &moment(), purpose).unwrap()
    }
}

const TEXT: &str = "Madame la Principale,\n\nLa rentrée d’août – l’été « chaud » – n’oubliez pas l’ÉCOLE d’Œuvre.\n\
                    Une longue ligne sans fin, qui dit encore et encore la même chose, pour qu’elle soit coupée : 1 250 € = 149 165 F.\n\
                    .\n..un point en tête\nFrom ici\n--\nDANE\n";
const ONE: &str = "Lettre_RNE_2027_9830004M_LE-GOFF-Anais.docx";

fn cases() -> Vec<Case> {
    let html = "<html><body class=\"x\"><p>La rentrée d’août &amp; l’été</p>\n<p>É</p></body></html>\n";
    let subject = "[DANE] Lettre de mission RNE 2027 – 9830004M – Collège Georges Baudoux";
    let mut cases = vec![
        Case::new("une-lettre", subject, TEXT, &[ONE]),
        Case::new("brouillon", subject, TEXT, &[ONE]),
        Case::new("essai", subject, TEXT, &[ONE]),
        Case::new("html", "août, É, d’été", TEXT, &["a.pdf", "b.docm"]),
        Case::new(
            "huit-lettres",
            "[DANE] Lettres de mission RNE 2027 – 9830004M et 9830277J – Collège Georges Baudoux et Annexe de Kouaoua, rentrée d’août",
            "Texte\n",
            &["l1.docx", "l2.docx", "l3.docx", "l4.docx", "l5.docx", "l6.docx", "l7.docx", "l8.docx"],
        ),
        Case::new("ascii", "Plain subject", "Plain text\n", &["a.docx"]),
    ];
    cases[1].is_draft = true;
    for case in &mut cases[1..5] {
        case.parcel.cc =
            vec![mailbox("", "archives@ac-noumea.nc"), mailbox("LE GOFF, Anaïs", "a.lg@ac-noumea.nc")];
        case.sender.reply_to = Some(mailbox("Référents \"RNE\"", "rne@ac-noumea.nc"));
    }
    cases[2].trial = Some(email("moi@ac-noumea.nc"));
    cases[2].parcel.html = Some(html.to_owned());
    cases[3].parcel.html = Some(html.to_owned());
    let annexe = Addressee { uai: Uai::new("9830277J").unwrap(), name: "Annexe de Kouaoua".to_owned() };
    cases[4].parcel.schools.push(annexe);
    cases[4].parcel.to.push(mailbox(
        "M. Jean-Noël d’ALMEIDA-ROUSSEAU, directeur adjoint chargé de l’annexe",
        "ce.9830277j@ac-noumea.nc",
    ));
    cases
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mail").join(format!("{name}.eml"))
}

/// `LETTRES_RNE_FIXTURES=1` writes them anew; the difference is then read by a person.
#[test]
fn messages_are_those_of_the_fixtures_byte_for_byte() {
    for case in cases() {
        let path = fixture(case.name);
        if std::env::var_os("LETTRES_RNE_FIXTURES").is_some() {
            fs::write(&path, case.bytes()).unwrap();
        }
        assert!(case.bytes() == fs::read(&path).unwrap(), "{} is not its fixture any more", case.name);
    }
}

#[test]
fn the_fixtures_say_to_other_parsers_what_was_meant() {
    let cases = cases();
    for case in &cases {
        judge::by_mail_parser(case, &fs::read(fixture(case.name)).unwrap());
    }
    let files: Vec<PathBuf> = cases.iter().map(|case| fixture(case.name)).collect();
    judge::by_python(&cases, &files);
}

#[test]
fn the_same_parcel_has_the_same_message_and_any_other_another() {
    let case = Case::new("x", "a", "b", &[ONE]);
    assert_eq!(case.bytes(), case.bytes());
    let later: ZonedDateTime = "2028-01-01T00:00:00Z[UTC]".parse().unwrap();
    let at = |when: &ZonedDateTime, purpose| {
        message(&case.parcel, &case.sender, &case.attachments, when, purpose).unwrap()
    };
    // a draft has no date: a second run finds it as it is
    assert_eq!(at(&moment(), Purpose::Draft), at(&later, Purpose::Draft));
    assert_ne!(at(&moment(), Purpose::Send), at(&later, Purpose::Send));
    let header = |bytes: Vec<u8>, name: &str| {
        let text = String::from_utf8(bytes).unwrap();
        text.lines().find(|line| line.starts_with(name)).map(str::to_owned).unwrap()
    };
    let tester = email("moi@ac-noumea.nc");
    let ids = [
        header(at(&moment(), Purpose::Send), "Message-ID"),
        header(at(&later, Purpose::Send), "Message-ID"),
        header(at(&moment(), Purpose::Draft), "Message-ID"),
        header(at(&moment(), Purpose::Trial { to: &tester }), "Message-ID"),
        header(at(&later, Purpose::Trial { to: &tester }), "Message-ID"),
    ];
    assert!(ids[0] == ids[1] && ids[0] == ids[2] && ids[0] != ids[3] && ids[3] != ids[4], "{ids:?}");
}

#[test]
fn the_expected_size_is_never_too_small() {
    for case in cases() {
        let (size, expected) = (case.bytes().len() as u64, lettres_rne::outbox::expected_size(&case.parcel));
        assert!(size <= expected, "{}: {size} {expected}", case.name);
    }
}

/// `cargo run -- fabriquer .` writes it.
#[test]
fn the_shipped_text_is_the_one_that_serves_where_there_is_none() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/courriel.txt");
    assert_eq!(fs::read_to_string(path).unwrap(), lettres_rne::fr::mail::message::TEMPLATE);
}
