//! Several recipients of one message, some of whom the server does not take.

use lettres_rne::outbox::{History, Mailbox};
use lettres_rne::post::Told;
use lettres_rne::registry::Email;

use super::office::{Office, stop, told};
use super::server::{Act, At, Line, Server};

const YES: &str = "250 ok";
const NO: &str = "550 5.1.1 unknown";
const LATER: &str = "450 4.2.0 later";

/// Answers to two heads and a copy, by whether it is the last try; what the journal says after one run; who got it; who is
/// left out.
#[test]
fn a_message_goes_to_those_who_may_have_it_or_to_nobody() {
    for (head, second, copy, retries, state, got, left_out) in [
        (YES, YES, YES, 1, "s", "abc", ""),
        (NO, YES, YES, 1, "s", "bc", "a"),
        (YES, NO, NO, 1, "s", "a", "bc"),
        (NO, NO, YES, 1, "f", "", ""),
        (NO, NO, NO, 1, "f", "", ""),
        // one that is put off puts off all: nothing was delivered, so nothing can double
        (YES, LATER, YES, 1, "d", "", ""),
        (LATER, NO, YES, 1, "d", "", ""),
        // a copy alone keeps nobody waiting beyond the last try
        (YES, YES, LATER, 1, "s", "ab", "c"),
        (YES, NO, LATER, 0, "s", "a", "bc"),
        (NO, NO, LATER, 0, "f", "", ""),
        (YES, LATER, LATER, 0, "d", "", ""),
    ] {
        let case = format!("{head} {second} {copy} {retries}");
        let server = Server::new(Line::Clear);
        let mut office = Office::new(&server, Line::Clear, 1);
        let mailbox = |text: &str| Mailbox { name: String::new(), address: Email::new(text).unwrap() };
        office.parcels[0].to = vec![mailbox("a@ac-noumea.nc"), mailbox("b@ac-noumea.nc")];
        // an address that is there twice is told once
        office.parcels[0].cc =
            vec![mailbox("c@ac-noumea.nc"), mailbox("A@ac-noumea.nc"), mailbox("c@ac-noumea.nc")];
        office.settings.retries.truncate(retries);
        server.follows(move |moment| {
            (moment.at == At::Rcpt).then(|| {
                Act::Say(match &moment.argument[..1] {
                    "a" => head,
                    "b" => second,
                    _ => copy,
                })
            })
        });
        let summary = office.send();
        assert_eq!(
            (office.journal().as_str(), told(&summary).as_str(), stop(&summary)),
            (state, state, ""),
            "{case}"
        );
        let initials = |all: &[String]| all.iter().map(|one| &one[..1]).collect::<String>();
        let all: Vec<String> = server.taken().into_iter().flat_map(|taken| taken.to).collect();
        assert_eq!(initials(&all), got, "{case}");
        assert!(server.taken().len() <= 1, "{case}");
        let history = History::read(&office.folder).unwrap();
        let record = history.parcel(&office.parcels[0].key).unwrap();
        let kept: Vec<String> = record.left_out.iter().map(|(email, _)| email.clone()).collect();
        assert_eq!(initials(&kept), left_out, "{case}");
        if let Some(Told::Sent { left_out: said, .. }) = &summary.told[0] {
            let said: Vec<String> = said.iter().map(|(email, _)| email.to_string()).collect();
            assert_eq!(initials(&said), left_out, "{case}");
        }
        // whoever is left out is told with the server's words, and nothing is sent again
        assert!(record.left_out.iter().all(|(_, reply)| reply.starts_with(['4', '5'])), "{case}");
        server.follows(|_| None);
        let before = server.taken().len();
        office.send();
        assert_eq!(server.taken().len() - before, usize::from(state == "d"), "{case}");
    }
}
