//! The seal of a message: its boundaries are made of a digest of all its bytes. A draft that any program or person has
//! changed since does not keep it, and is not ours any more.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// Boundary around the letters, before it is sealed.
pub(super) const OUTER: &str = "=_lettres_rne_00000000000000000000000000000000";
/// Boundary around text and HTML, before it is sealed.
pub(super) const INNER: &str = "=_textes_rne_00000000000000000000000000000000";
/// What stands in front of a digest, in a header and in front of a part. No text of a message holds either: bodies are
/// encoded, and names and subjects are kept from it.
const MARKS: [&[u8]; 4] = [
    b"boundary=\"=_lettres_rne_",
    b"boundary=\"=_textes_rne_",
    b"\r\n--=_lettres_rne_",
    b"\r\n--=_textes_rne_",
];
const DIGITS: usize = 32;

/// A message whose boundaries are still open, with its seal.
pub(super) fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let seal = digest(&bytes);
    put(&mut bytes, &[b'0'; DIGITS], seal.as_bytes());
    bytes
}

/// Whether these are the bytes of a message as we wrote them.
pub(super) fn holds(bytes: &[u8]) -> bool {
    // the first boundary is the header's
    let Some(at) = find(bytes, MARKS[0]).map(|at| at + MARKS[0].len()) else { return false };
    let Some(seal) = bytes.get(at..at + DIGITS).map(<[u8]>::to_vec) else { return false };
    let mut opened = bytes.to_vec();
    put(&mut opened, &seal, &[b'0'; DIGITS]);
    digest(&opened).as_bytes() == seal
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Puts digits in the place of others, behind each mark.
fn put(bytes: &mut [u8], old: &[u8], new: &[u8]) {
    for at in 0..bytes.len() {
        let Some(mark) = MARKS.iter().find(|mark| bytes[at..].starts_with(mark)) else { continue };
        let digits = at + mark.len()..at + mark.len() + DIGITS;
        if let Some(digits) = bytes.get_mut(digits).filter(|digits| **digits == *old) {
            digits.copy_from_slice(new);
        }
    }
}

fn digest(bytes: &[u8]) -> String {
    let mut hex = Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    hex.truncate(DIGITS);
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_holds_until_anything_changes() {
        let open = format!(
            "Content-Type: x; boundary=\"{OUTER}\"\r\nSubject: {OUTER}\r\n\r\n--{OUTER}\r\n--{INNER}--\r\n--{OUTER}--\r\n"
        );
        let sealed = sealed(open.clone().into_bytes());
        assert!(holds(&sealed) && !holds(open.as_bytes()) && !holds(b"") && !holds(OUTER.as_bytes()));
        assert_eq!(String::from_utf8_lossy(&sealed).matches(OUTER).count(), 1, "the subject's");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(!holds(&changed), "byte {at}");
        }
        assert!(!holds(&sealed[..sealed.len() - 1]) && !holds(&[&sealed[..], b"\n"].concat()));
    }
}
