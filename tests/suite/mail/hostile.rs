//! Whatever a cell holds, it never makes a header, and what is read is what was meant.

use lettres_rne::fr::text::clean;
use mail_parser::MessageParser;
use proptest::prelude::*;

use super::{Case, email, judge, mailbox};

/// Pieces of texts that have hurt other programs.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\nBcc: x@y.nc".to_owned()),
        Just("\nX-Evil: 1\n\nbody".to_owned()),
        Just("\0".to_owned()),
        Just("é".repeat(300)),
        Just("a".repeat(10_000)),
        Just("👩🏽‍🏫".to_owned()),
        Just("\u{202e}עברית".to_owned()),
        Just("\u{301}".to_owned()),
        Just("\u{301} \u{301}".to_owned()),
        Just("=?utf-8?q?x?=".to_owned()),
        Just("\"quo\\ted\" <x@y.nc>,;:()".to_owned()),
        Just("\u{85}\u{2028}\u{b}\t".to_owned()),
        Just("--=_lettres_rne_00000000000000000000000000000000--".to_owned()),
        Just("boundary=\"=_lettres_rne_00000000000000000000000000000000\"".to_owned()),
        Just("\r\n.\r\n".to_owned()),
        Just("août d’été – É".to_owned()),
        Just(" ".to_owned()),
        "[ -~]{0,60}".prop_map(String::from),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

/// A text as one line of a header, cut where programs cut.
fn meant(text: &str, longest: usize) -> String {
    let line = clean(&text.replace("=?", "= ?").replace("\"=_", "\" =_"));
    if line.chars().count() <= longest {
        return line;
    }
    let cut: String = line.chars().take(longest - 1).collect();
    format!("{}…", cut.trim_end())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_text_makes_a_header(
        subject in hostile(), text in hostile(), html in proptest::option::of(hostile()), name in hostile(),
        school in hostile(), piece in hostile(), purpose in 0..3_u8,
    ) {
        let mut case = Case::new("x", &subject, &text, &["a.docx"]);
        case.parcel.html = html;
        case.parcel.to[0].name.clone_from(&name);
        case.parcel.cc = vec![mailbox(&name, "archives@ac-noumea.nc")];
        case.parcel.schools[0].name = school;
        case.sender.from.name.clone_from(&name);
        case.sender.reply_to = Some(mailbox(&name, "rne@ac-noumea.nc"));
        case.attachments[0].name = piece;
        case.is_draft = purpose == 1;
        case.trial = (purpose == 2).then(|| email("moi@ac-noumea.nc"));
        let bytes = case.bytes();
        judge::wire(&bytes);
        let read = MessageParser::default().parse(&bytes).unwrap();
        let names: Vec<&str> = read.headers_raw().map(|(name, _)| name).collect();
        prop_assert_eq!(names, case.header_names());
        let subject = if case.trial.is_some() { format!("[ESSAI] {subject}") } else { subject };
        prop_assert_eq!(read.subject().unwrap_or_default(), meant(&subject, 250));
        let from = read.from().and_then(|from| from.first()).unwrap();
        prop_assert_eq!(from.name().unwrap_or_default(), meant(&name, 100));
        prop_assert_eq!(from.address(), Some("dane@ac-noumea.nc"));
        prop_assert_eq!(read.attachment_count(), 1);
        prop_assert_eq!(read.attachment(0).unwrap().contents(), case.attachments[0].bytes.as_slice());
        let part = String::from_utf8(bytes).unwrap();
        let disposition = part.lines().find(|line| line.starts_with("Content-Disposition")).unwrap();
        prop_assert!(disposition.starts_with("Content-Disposition: attachment; filename=\"") || disposition.ends_with("attachment;"));
    }
}
