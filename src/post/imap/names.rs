//! Names of folders as they go over the line: quoted, and in a spelling of Unicode of their own (RFC 3501, 5.1.3).

/// A text between quotes, for a command.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for ch in text.chars() {
        match ch {
            // ends of lines would be the beginning of another command
            '\r' | '\n' | '\0' => {}
            '"' | '\\' => quoted.extend(['\\', ch]),
            _ => quoted.push(ch),
        }
    }
    quoted.push('"');
    quoted
}

/// As people read it: `Envoy&AOk-s` is `Envoyés`. What is no such spelling stays as it is.
pub(super) fn decoded(name: &str) -> String {
    let (mut text, mut rest) = (String::new(), name);
    while let Some((before, behind)) = rest.split_once('&') {
        text.push_str(before);
        let Some((coded, after)) = behind.split_once('-') else { return name.to_owned() };
        match coded {
            "" => text.push('&'),
            _ => match utf16(coded) {
                Some(letters) => text.push_str(&letters),
                None => return name.to_owned(),
            },
        }
        rest = after;
    }
    text + rest
}

fn utf16(coded: &str) -> Option<String> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";
    let (mut units, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for byte in coded.bytes() {
        let value = ALPHABET.iter().position(|&letter| letter == byte)?;
        bits = (bits << 6) | u32::try_from(value).ok()?;
        count += 6;
        if count >= 16 {
            count -= 16;
            units.push(u16::try_from((bits >> count) & 0xffff).ok()?);
            bits &= (1 << count) - 1;
        }
    }
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_people_read_them() {
        for (name, read) in [
            ("Brouillons", "Brouillons"),
            ("Envoy&AOk-s", "Envoyés"),
            ("&AMk-l&AOk-ments envoy&AOk-s", "Éléments envoyés"),
            ("Tom &- Jerry", "Tom & Jerry"),
            ("~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"),
            ("&2D3eAA-", "😀"),
            ("R&D", "R&D"),
            ("a&!!-b", "a&!!-b"),
            ("&2D0-", "&2D0-"),
        ] {
            assert_eq!(decoded(name), read, "{name}");
        }
    }

    #[test]
    fn no_name_ends_a_command() {
        assert_eq!(quoted("a \"b\" \\c"), r#""a \"b\" \\c""#);
        assert_eq!(quoted("x\r\na2 DELETE INBOX"), "\"xa2 DELETE INBOX\"");
    }
}
