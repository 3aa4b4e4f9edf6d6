//! What keeps data from becoming markup: escaping, addresses of files, fingerprints of what the page may run.

use std::fmt::{self, Write};

use sha2::{Digest, Sha256};

use crate::fr::typography::bind;

/// A value as the text of an element or of an attribute in quotes.
pub(super) struct Text<'t>(&'t str);

/// A value from the workbook, or a sentence: everything on the page that is no markup of ours passes here.
pub(super) fn text(value: &str) -> Text<'_> {
    Text(value)
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for ch in self.0.chars() {
            match ch {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // no HTML page may hold them, not even as references
                '\t' | '\n' => f.write_char(ch)?,
                ch if ch.is_control() => f.write_char('\u{fffd}')?,
                ch => f.write_char(ch)?,
            }
        }
        Ok(())
    }
}

/// A sentence as the text of an element: no sign of it may begin a line.
pub(super) fn prose(sentence: &str) -> String {
    text(&bind(sentence)).to_string()
}

/// A path with `/` between its segments, as a relative address: every byte but the unreserved ones of RFC 3986 is
/// encoded, so that no name can be taken for a scheme, a query or a fragment.
pub(super) struct Address<'a>(pub(super) &'a str);

impl fmt::Display for Address<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.0.bytes() {
            match byte {
                b'/' | b'-' | b'.' | b'_' | b'~' => f.write_char(char::from(byte))?,
                byte if byte.is_ascii_alphanumeric() => f.write_char(char::from(byte))?,
                byte => write!(f, "%{byte:02X}")?,
            }
        }
        Ok(())
    }
}

/// The source expression by which a content security policy allows one inline style or script (CSP 3, 2.3.1).
pub(super) fn hash_source(inline: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(inline.as_bytes())))
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0_u32, |group, &byte| group << 8 | u32::from(byte));
        let group = group << (8 * (3 - chunk.len()));
        for place in 0..4 {
            if place <= chunk.len() {
                let index = group >> (18 - 6 * place) & 63;
                encoded.push(char::from(ALPHABET[index as usize]));
            } else {
                encoded.push('=');
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_value_is_markup() {
        assert_eq!(
            text("<a href='x' title=\"y\">&amp;\u{0}\u{b}\n</a>").to_string(),
            "&lt;a href=&#39;x&#39; title=&quot;y&quot;&gt;&amp;amp;\u{fffd}\u{fffd}\n&lt;/a&gt;"
        );
    }

    #[test]
    fn names_become_addresses() {
        for (path, address) in [
            ("lettres/9830004M Collège/Lettre.docx", "lettres/9830004M%20Coll%C3%A8ge/Lettre.docx"),
            ("lettres/a#b?c%20&\"'<>/x.docx", "lettres/a%23b%3Fc%2520%26%22%27%3C%3E/x.docx"),
            ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ] {
            assert_eq!(Address(path).to_string(), address);
        }
    }

    /// The examples of RFC 4648, section 10, and one of the specification of content security policies.
    #[test]
    fn fingerprints_are_those_of_browsers() {
        for (plain, encoded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("fooba", "Zm9vYmE=")]
        {
            assert_eq!(base64(plain.as_bytes()), encoded);
        }
        assert_eq!(
            hash_source("alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }
}
