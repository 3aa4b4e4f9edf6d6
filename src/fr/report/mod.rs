//! The report page, in words. The findings speak for themselves; here is what stands around them.

pub mod blocks;
pub mod budget;
pub mod headline;

use super::typography::{NBSP, THIN};

/// A sentence for the page: what must not stand alone at the beginning of a line is tied to the word before it.
pub fn unbroken(sentence: &str) -> String {
    let mut tied = String::with_capacity(sentence.len());
    let mut rest = sentence.chars().peekable();
    while let Some(ch) = rest.next() {
        let space = match rest.peek() {
            Some(':' | '»') => NBSP,
            Some(';' | '!' | '?') => THIN,
            _ => ' ',
        };
        tied.push(if ch == ' ' { space } else { ch });
    }
    tied.replace("« ", &format!("«{NBSP}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stay_with_their_word() {
        assert_eq!(unbroken("Écart : 2 ; « oui » ?"), "Écart\u{a0}: 2\u{202f}; «\u{a0}oui\u{a0}»\u{202f}?");
        assert_eq!(unbroken("ce.9830004m@x.nc:25 et a;b"), "ce.9830004m@x.nc:25 et a;b");
    }
}
