//! A message as it goes over the wire: RFC 5322 and MIME, seven bits, the same bytes for the same parcel.

use std::fmt;

use jiff::ZonedDateTime;
use lettre::Address;
use lettre::message::header::{self, ContentTransferEncoding, ContentType, HeaderName, HeaderValue, Headers};
use lettre::message::{Body, Mailbox as Box_, Mailboxes, MultiPart, SinglePart};

use super::lock::Attachment;
use super::names::safe;
use super::parcel::{Mailbox, Parcel, Sender};
use super::seal;
use super::wording::{SUBJECT, lines, one_line};
use crate::docx::escaped;
use crate::fr::mail::message as words;
use crate::registry::Email;

/// Longest name beside an address, in characters.
const NAME: usize = 100;

/// What a message is made for.
#[derive(Clone, Copy, Debug)]
pub enum Purpose<'p> {
    /// To be handed to a server.
    Send,
    /// To be read and sent by a person: it opens as a draft, and has no date before it is sent.
    Draft,
    /// To try it out: to this address only, with the true recipients told in it.
    Trial {
        /// Who gets it.
        to: &'p Email,
    },
}

/// Why there is no message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageError {
    /// Nobody would get it.
    NoRecipient,
    /// An address that the library of mail does not take.
    Address(String),
    /// The library of mail gives up: a fault of ours. Holds its words.
    Library(String),
}

impl fmt::Display for MessageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Self::NoRecipient => words::no_recipient(),
            Self::Address(address) => words::address_refused(address),
            Self::Library(cause) => words::not_made(cause),
        })
    }
}

impl std::error::Error for MessageError {}

/// The message of a parcel. `when` is its date, in the zone of the office; a draft has none.
///
/// # Errors
/// [`MessageError`].
pub fn message(
    parcel: &Parcel,
    sender: &Sender,
    attachments: &[Attachment],
    when: &ZonedDateTime,
    purpose: Purpose<'_>,
) -> Result<Vec<u8>, MessageError> {
    let mut bytes = headers(parcel, sender, when, purpose)?.to_string().into_bytes();
    let mut mixed = MultiPart::mixed().boundary(seal::OUTER).multipart_or(body(parcel, purpose)?);
    for attachment in attachments {
        mixed = mixed.singlepart(attached(attachment)?);
    }
    bytes.extend(mixed.formatted());
    Ok(seal::sealed(bytes))
}

/// Size of the message of a parcel over the wire, in bytes: never less than it will be.
pub fn expected_size(parcel: &Parcel) -> u64 {
    // base64 makes lines of 76 characters out of 57 bytes; a line of French is at most thrice as long when it is quoted
    let base64 = |size: u64| size.div_ceil(57) * 78;
    let quoted = |text: &str| text.len() as u64 * 4;
    let texts = quoted(&parcel.text) + parcel.html.as_deref().map_or(0, quoted);
    let recipients = parcel.recipients() as u64 * 1000;
    4096 + recipients + texts + parcel.pieces.iter().map(|piece| base64(piece.size) + 512).sum::<u64>()
}

fn headers(
    parcel: &Parcel,
    sender: &Sender,
    when: &ZonedDateTime,
    purpose: Purpose<'_>,
) -> Result<Headers, MessageError> {
    let mut headers = Headers::new();
    let raw = |headers: &mut Headers, name: &'static str, value: String| {
        headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value));
    };
    if !matches!(purpose, Purpose::Draft) {
        let date = jiff::fmt::rfc2822::to_string(when);
        raw(&mut headers, "Date", date.map_err(|error| MessageError::Library(error.to_string()))?);
    }
    headers.set(header::From::from(mailboxes([&sender.from])?));
    if let Some(reply_to) = &sender.reply_to {
        headers.set(header::ReplyTo::from(mailboxes([reply_to])?));
    }
    if parcel.to.is_empty() {
        return Err(MessageError::NoRecipient);
    }
    let subject = &parcel.subject;
    let (subject, id) = match purpose {
        Purpose::Trial { to } => {
            let tester = Mailbox { name: String::new(), address: to.clone() };
            headers.set(header::To::from(mailboxes([&tester])?));
            let id =
                format!("{}.{}.{}", words::TRIAL_ID, when.timestamp().as_second(), parcel.message_id(sender));
            (words::trial_subject(subject), id)
        }
        Purpose::Send | Purpose::Draft => {
            headers.set(header::To::from(mailboxes(&parcel.to)?));
            if !parcel.cc.is_empty() {
                headers.set(header::Cc::from(mailboxes(&parcel.cc)?));
            }
            (subject.clone(), parcel.message_id(sender))
        }
    };
    headers.set(header::Subject::from(plain(&subject, SUBJECT)));
    headers.set(header::MessageId::from(format!("<{id}>")));
    if matches!(purpose, Purpose::Draft) {
        raw(&mut headers, "X-Unsent", "1".to_owned());
    }
    headers.set(header::MIME_VERSION_1_0);
    Ok(headers)
}

/// A text as one line of a header. What looks like an encoded word is not one, and what looks like a boundary neither.
fn plain(text: &str, longest: usize) -> String {
    one_line(&text.replace("=?", "= ?").replace("\"=_", "\" =_"), longest)
}

fn mailboxes<'m>(list: impl IntoIterator<Item = &'m Mailbox>) -> Result<Mailboxes, MessageError> {
    list.into_iter()
        .map(|mailbox| {
            let (local, domain) = (mailbox.address.local(), mailbox.address.domain());
            let address = Address::new(local, domain);
            let address = address.map_err(|_| MessageError::Address(mailbox.address.to_string()))?;
            // a break of line in a name is a panic in the library, NUL loses the header
            let name = Some(plain(&mailbox.name, NAME)).filter(|name| !name.is_empty());
            Ok(Box_::new(name, address))
        })
        .collect()
}

/// What is read: the text, and the same as HTML where there is one.
enum Read {
    Plain(SinglePart),
    Both(MultiPart),
}

/// A builder that takes either.
trait Takes {
    fn multipart_or(self, read: Read) -> MultiPart;
}

impl Takes for lettre::message::MultiPartBuilder {
    fn multipart_or(self, read: Read) -> MultiPart {
        match read {
            Read::Plain(part) => self.singlepart(part),
            Read::Both(parts) => self.multipart(parts),
        }
    }
}

fn body(parcel: &Parcel, purpose: Purpose<'_>) -> Result<Read, MessageError> {
    let mut text = lines(&parcel.text);
    let mut html = parcel.html.as_deref().map(lines);
    if let Purpose::Trial { .. } = purpose {
        let shown = |list: &[Mailbox]| list.iter().map(shown).collect::<Vec<_>>();
        let banner = words::trial_banner(&shown(&parcel.to), &shown(&parcel.cc));
        text = format!("{}\n\n{text}", banner.join("\n"));
        html = html.map(|html| with_banner(&html, &banner));
    }
    let text = quoted(text, ContentType::TEXT_PLAIN)?;
    let Some(html) = html else { return Ok(Read::Plain(text)) };
    let html = quoted(html, ContentType::TEXT_HTML)?;
    Ok(Read::Both(MultiPart::alternative().boundary(seal::INNER).singlepart(text).singlepart(html)))
}

/// A mailbox as a banner shows it.
fn shown(mailbox: &Mailbox) -> String {
    let name = plain(&mailbox.name, NAME);
    if name.is_empty() { mailbox.address.to_string() } else { format!("{name} <{}>", mailbox.address) }
}

/// The banner behind the opening tag of the page's body, or in front of all.
fn with_banner(html: &str, banner: &[String]) -> String {
    let lower = html.to_ascii_lowercase();
    let at = lower.find("<body").and_then(|body| Some(body + lower[body..].find('>')? + 1)).unwrap_or(0);
    let lines: Vec<String> = banner.iter().map(|line| escaped(line)).collect();
    let style = "border:2px solid #981b1b;padding:8px;margin-bottom:16px";
    format!("{}<div style=\"{style}\">{}</div>\n{}", &html[..at], lines.join("<br>\n"), &html[at..])
}

/// A text of French, quoted: an equals sign is never itself in it, so that no text can hold a boundary.
fn quoted(text: String, kind: ContentType) -> Result<SinglePart, MessageError> {
    let body = Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable);
    let body = body.map_err(|_| MessageError::Library(String::new()))?;
    Ok(SinglePart::builder().header(kind).body(body))
}

fn attached(attachment: &Attachment) -> Result<SinglePart, MessageError> {
    let name = safe(&attachment.name);
    let kind = match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("docm") => "application/vnd.ms-word.document.macroEnabled.12",
        Some("pdf") => "application/pdf",
        _ => "application/octet-stream",
    };
    let kind = ContentType::parse(kind).map_err(|error| MessageError::Library(error.to_string()))?;
    let part = SinglePart::builder().header(Named(name)).header(kind).header(ContentTransferEncoding::Base64);
    Ok(part.body(attachment.bytes.clone()))
}

/// `Content-Disposition` with a plain name in one piece. The library cuts names that are longer than its line in the manner of
/// RFC 2231, which older mail programs do not know: they show an attachment without a name.
#[derive(Clone)]
struct Named(String);

impl header::Header for Named {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Content-Disposition")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        // letters, digits, `-`, `_` and a dot: nothing to encode, nothing to escape
        let value = format!("attachment;\r\n filename=\"{}\"", self.0);
        HeaderValue::dangerous_new_pre_encoded(Self::name(), value.clone(), value)
    }
}
