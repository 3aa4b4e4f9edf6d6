//! What the messages say: the office's own text, proved before any message is prepared, filled for each.

use std::fmt;
use std::path::Path;

use super::contents::together;
use super::source::{self, Source};
use super::vocabulary::MessageWords;
use crate::disk;
use crate::docx::{OfLine, Prose, Prosody, Trouble, Value};
use crate::fr::findings::Told;
use crate::fr::mail::message as words;
use crate::fr::text::clean;
use crate::letters;

/// Largest text of an office.
const MAX_FILE: u64 = 1 << 18;
/// Longest subject, in characters: servers and programs cut long before.
pub(super) const SUBJECT: usize = 250;

/// The proved text of a campaign's messages.
#[derive(Debug)]
pub struct Wording {
    subject: Prose,
    text: Prose,
    /// Lines of the file above the text.
    above: usize,
    html: Option<Prose>,
}

/// What one message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// Its subject, one line.
    pub subject: String,
    /// Its text, lines ended by `\n`.
    pub text: String,
    /// The same as HTML.
    pub html: Option<String>,
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingFault {
    /// The file and its line.
    pub spot: String,
    /// What, and what to do.
    pub told: Told,
}

/// A text that can't serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordingError {
    /// A file that can't be read.
    Disk(disk::Error),
    /// Everything that is wrong.
    Faults(Vec<WordingFault>),
}

impl fmt::Display for WordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(error) => error.fmt(f),
            Self::Faults(faults) => {
                let file = if faults.iter().all(|fault| fault.spot.starts_with(words::HTML_FILE)) {
                    words::HTML_FILE
                } else {
                    words::FILE
                };
                f.write_str(&words::faults(file, faults.len()))?;
                for fault in faults {
                    write!(f, "\n\n- {}\n  {} {}", fault.spot, fault.told.what, fault.told.remedy)?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for WordingError {}

impl Wording {
    /// The text in a campaign's folder of templates, or the shipped one. `columns` are the workbook's columns that
    /// templates may name; `per_letter` says that each message holds one letter.
    ///
    /// # Errors
    /// [`WordingError`]: a file that can't be read, or everything that is wrong with it.
    pub fn read(templates: &Path, columns: &[String], per_letter: bool) -> Result<Self, WordingError> {
        let text = optional(&templates.join(words::FILE))?;
        let html = optional(&templates.join(words::HTML_FILE))?;
        Self::new(text.as_deref().unwrap_or(words::TEMPLATE.as_bytes()), html.as_deref(), columns, per_letter)
    }

    /// The same, of the files' bytes.
    ///
    /// # Errors
    /// [`WordingError`] with everything that is wrong.
    pub fn new(
        text: &[u8],
        html: Option<&[u8]>,
        columns: &[String],
        per_letter: bool,
    ) -> Result<Self, WordingError> {
        let vocabulary = MessageWords::new(columns, per_letter);
        let mut faults = Vec::new();
        let mut compile = |file: &str, above: usize, text: &str, prosody: Prosody| {
            let compiled = Prose::new(text, prosody, &vocabulary).map_err(|troubles| {
                faults.extend(troubles.iter().map(|trouble| fault(file, above, trouble, &vocabulary)));
            });
            compiled.ok()
        };
        let Source { subject, subject_line, text, above, faults: broken } = source::read(text);
        let subject = compile(words::FILE, subject_line.saturating_sub(1), &subject, Prosody::Plain);
        let text = compile(words::FILE, above, &text, Prosody::Plain);
        let html = html.map(|html| compile(words::HTML_FILE, 0, &source::decoded(html), Prosody::Html));
        faults.extend(
            broken
                .into_iter()
                .map(|(line, told)| WordingFault { spot: words::spot(words::FILE, line), told }),
        );
        let (Some(subject), Some(text), true) = (subject, text, faults.is_empty()) else {
            return Err(WordingError::Faults(faults));
        };
        let wording = Self { subject, text, above, html: html.flatten() };
        wording.tried(columns, per_letter, &vocabulary)?;
        Ok(wording)
    }

    /// Fills an example with one letter and one with two: what can't be worked out is told before any message.
    fn tried(&self, columns: &[String], per_letter: bool, words: &MessageWords) -> Result<(), WordingError> {
        let letter = letters::example(std::iter::empty(), columns);
        let counts = if per_letter { 1..=1 } else { 1..=2 };
        for count in counts {
            let letters = std::iter::repeat_n((&letter, super::names::EXAMPLE), count);
            let fields = together(&[&letter], letters, crate::fr::mail::greeting::NEUTRAL, per_letter);
            self.filled(&fields).map_err(|(file, above, trouble)| {
                WordingError::Faults(vec![fault(file, above, &trouble, words)])
            })?;
        }
        Ok(())
    }

    /// What a message with these fields says.
    ///
    /// # Errors
    /// [`WordingError::Faults`] where a tag can't be worked out with them.
    pub fn fill(&self, fields: &Value) -> Result<Worded, WordingError> {
        self.filled(fields).map_err(|(file, above, trouble)| {
            WordingError::Faults(vec![fault(file, above, &trouble, &MessageWords::new(&[], false))])
        })
    }

    fn filled(&self, fields: &Value) -> Result<Worded, (&'static str, usize, OfLine)> {
        let subject = self.subject.fill(fields).map_err(|trouble| (words::FILE, 0, trouble))?;
        let text = self.text.fill(fields).map_err(|trouble| (words::FILE, self.above, trouble))?;
        let html = self.html.as_ref().map(|html| html.fill(fields)).transpose();
        let html = html.map_err(|trouble| (words::HTML_FILE, 0, trouble))?;
        Ok(Worded {
            subject: one_line(&subject, SUBJECT),
            text: lines(&text),
            html: html.map(|html| lines(&html)),
        })
    }
}

fn optional(path: &Path) -> Result<Option<Vec<u8>>, WordingError> {
    match disk::read(path, MAX_FILE) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(disk::Error { trouble: disk::Trouble::Missing, .. }) => Ok(None),
        Err(error) => Err(WordingError::Disk(error)),
    }
}

fn fault(file: &str, above: usize, (line, trouble): &OfLine, vocabulary: &MessageWords) -> WordingFault {
    let told = match trouble {
        Trouble::UnknownField { name, .. } if vocabulary.is_of_one_letter(name) => words::of_one_letter(name),
        Trouble::UnknownField { name, nearest } if !name.starts_with("loop") => {
            words::unknown(name, nearest.as_deref())
        }
        trouble => letters::told(trouble),
    };
    WordingFault { spot: words::spot(file, above + line), told }
}

/// A text as one line of at most so many characters.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let line = clean(text);
    if line.chars().count() <= longest {
        return line;
    }
    let cut: String = line.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// A text as lines that end with `\n`, without characters that no message may hold, and without empty lines around it.
pub(super) fn lines(text: &str) -> String {
    let text =
        text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let kept: String = text.chars().filter(|&ch| matches!(ch, '\n' | '\t') || !ch.is_control()).collect();
    let lines: Vec<&str> = kept.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    format!("{}\n", text.trim_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::docx::record;

    fn faults(text: &str, html: Option<&str>, per_letter: bool) -> Vec<(String, String)> {
        let html = html.map(str::as_bytes);
        match Wording::new(text.as_bytes(), html, &["Grade".to_owned()], per_letter) {
            Err(WordingError::Faults(faults)) => faults
                .into_iter()
                .map(|fault| (fault.spot, format!("{} {}", fault.told.what, fault.told.remedy)))
                .collect(),
            other => panic!("{text}: {other:?}"),
        }
    }

    fn message(people: &[(&str, &str)], schools: usize) -> Value {
        let letters: Vec<Value> = people
            .iter()
            .map(|(civility, name)| {
                let base = letters::example(std::iter::empty(), &[]);
                let person = [("civilite", Value::from(*civility)), ("nom_complet", Value::from(*name))];
                let keys: Vec<Value> = base.try_iter().unwrap().collect();
                let others = keys.into_iter().filter(|key| key.as_str() != Some("rne")).map(|key| {
                    let value = base.get_item(&key).unwrap();
                    (key, value)
                });
                Value::from_pairs(others.chain([(Value::from("rne"), Value::from_pairs(person))]))
            })
            .collect();
        let mut other = letters.clone();
        if schools > 1 {
            let annexe =
                [("uai", "9830277J"), ("nom", "Annexe de Kouaoua"), ("du", "de l’annexe de Kouaoua")];
            let keys: Vec<Value> = letters[0].try_iter().unwrap().collect();
            let others = keys.into_iter().filter(|key| key.as_str() != Some("etablissement")).map(|key| {
                let value = letters[0].get_item(&key).unwrap();
                (key, value)
            });
            let school = (Value::from("etablissement"), Value::from_pairs(annexe));
            other[0] = Value::from_pairs(others.chain([school]));
        }
        let schools: Vec<&Value> = if schools > 1 { vec![&letters[0], &other[0]] } else { vec![&letters[0]] };
        let files = ["A.docx", "B.docx", "C.docx"];
        together(&schools, letters.iter().zip(files), "Madame la Principale", false)
    }

    fn shipped() -> Wording {
        Wording::new(words::TEMPLATE.as_bytes(), None, &[], false).unwrap()
    }

    #[test]
    fn the_shipped_text_agrees_with_one_letter_and_with_several() {
        let said = |civility: &str, name: &str| shipped().fill(&message(&[(civility, name)], 1)).unwrap();
        let one = said("Mme", "Mme Anaïs LE GOFF");
        assert_eq!(one.subject, "[DANE] Lettre de mission RNE 2027 – 9830004M – Collège Georges Baudoux");
        assert_eq!(
            one.text,
            "Madame la Principale,\n\nVous trouverez en pièce jointe la lettre de mission de Mme Anaïs LE GOFF, référente \
             numérique du collège Georges Baudoux, pour l’année scolaire 2027.\n\nNous vous remercions de bien vouloir\u{a0}:\n- la \
             relire avec l’enseignante et, s’il y a lieu, la compléter dans Word\u{a0};\n- la signer et la faire signer\u{a0};\n- nous la \
             renvoyer signée, en réponse à ce message.\n\nNous restons à votre disposition pour toute question.\n\nVeuillez \
             agréer, Madame la Principale, l’expression de notre considération distinguée.\n\nDANE\nVice-rectorat de la \
             Nouvelle-Calédonie\n"
        );
        assert!(said("M.", "M. Paul X").text.contains("référent numérique du"));
        assert!(said("", "Paul X").text.contains("référent(e) numérique du"));
        assert!(said("", "Paul X").text.contains("l’enseignant(e) et"));
        let two = shipped().fill(&message(&[("Mme", "Mme A"), ("M.", "M. B")], 1)).unwrap();
        assert_eq!(two.subject, "[DANE] Lettres de mission RNE 2027 – 9830004M – Collège Georges Baudoux");
        assert!(
            two.text.contains("les deux lettres de mission des référents numériques du collège"),
            "{}",
            two.text
        );
        assert!(
            two.text.contains("2027\u{a0}:\n- Mme A (A.docx)\u{a0};\n- M. B (B.docx).\n\nNous vous"),
            "{}",
            two.text
        );
        let schools = shipped().fill(&message(&[("Mme", "Mme A"), ("M.", "M. B")], 2)).unwrap();
        assert_eq!(
            schools.subject,
            "[DANE] Lettres de mission RNE 2027 – 9830004M et 9830277J – Collège Georges Baudoux et Annexe de Kouaoua"
        );
        assert!(
            schools.text.contains("du collège Georges Baudoux et de l’annexe de Kouaoua, pour"),
            "{}",
            schools.text
        );
    }

    #[test]
    fn everything_wrong_is_told_at_once_with_its_line() {
        let text = "Objet : {{ etablissement.nmo }}\r\nCci : x\r\n---\r\n{{ salutaton }}\r\n{{ rne.nom }}\r\n\
                    {% for l in lettres %}{{ l.rne.nmo }}{{ l.fichier }}{% endfor %}\r\n{{ annee | majuscule }}\r\n{% if x %}";
        let told = faults(text, Some("<p>\n{{ chef.nim }}"), false);
        let expected = [
            ("courriel.txt, ligne 1", "Vouliez-vous dire «\u{a0}etablissement.nom\u{a0}»"),
            ("courriel.txt, ligne 4", "Vouliez-vous dire «\u{a0}salutation\u{a0}»"),
            ("courriel.txt, ligne 5", "{% for lettre in lettres %}{{ lettre.rne.nom }}{% endfor %}"),
            ("courriel.txt, ligne 6", "Vouliez-vous dire «\u{a0}l.rne.nom\u{a0}»"),
            ("courriel.txt, ligne 7", "Vouliez-vous dire «\u{a0}majuscules\u{a0}»"),
            ("courriel.txt, ligne 8", "Le champ «\u{a0}x\u{a0}» n’existe pas."),
            ("courriel.txt, ligne 8", "n’a pas de fin"),
            ("courriel.html, ligne 2", "Vouliez-vous dire «\u{a0}chef.nom\u{a0}»"),
            ("courriel.txt, ligne 2", "[courriel]"),
        ];
        assert_eq!(told.len(), expected.len(), "{told:#?}");
        for ((spot, told), (place, words)) in told.iter().zip(expected) {
            let told = told.replace(" \u{a0}%", " %").replace("\u{a0}%", " %");
            assert!(spot == place && told.contains(words), "{spot}: {told}\n{place}: {words}");
        }
        // what only shows when it is worked out
        let told = faults("Objet : a\n---\n\n{{ nombre + salutation }}", None, false);
        assert_eq!(told[0].0, "courriel.txt, ligne 4");
        let told = faults("Objet : a\n---\nb\n{{ salutation | euros }}", None, false);
        assert!(told[0].0 == "courriel.txt, ligne 4" && told[0].1.contains("euros"), "{told:?}");
        // a message of one letter has the letter's fields, columns of the workbook too
        let text = "Objet : {{ rne.nom }}\n---\n{{ Grade }} {{ fichier }} {{ imp }}";
        assert!(Wording::new(text.as_bytes(), None, &["Grade".to_owned()], true).is_ok());
        assert_eq!(faults(text, None, false).len(), 4);
    }

    #[test]
    fn values_are_never_tags_headers_or_html() {
        let wording = Wording::new(
            "Objet : {{ lettres | join }}\n---\n{{ lettres | join }}".as_bytes(),
            Some("<p>{{ lettres | join }}</p>".as_bytes()),
            &[],
            false,
        );
        let hostile = "{{ chef.nom }}\r\nBcc: x@y.nc\0<script>&\u{202e}";
        let letters = Value::from(vec![record(hostile, [])]);
        let said = wording.unwrap().fill(&Value::from_pairs([("lettres", letters)])).unwrap();
        assert_eq!(said.subject, "{{ chef.nom }} Bcc: x@y.nc <script>&");
        assert_eq!(said.text, "{{ chef.nom }}\nBcc: x@y.nc<script>&\u{202e}\n");
        assert_eq!(
            said.html.unwrap(),
            "<p>{{ chef.nom }}\n<br>\nBcc: x@y.nc&lt;script&gt;&amp;\u{202e}</p>\n"
        );
    }

    #[test]
    fn a_subject_is_not_longer_than_programs_show() {
        let cut = one_line(&"é".repeat(10_000), SUBJECT);
        assert_eq!((cut.chars().count(), cut.ends_with("é…")), (SUBJECT, true));
        assert_eq!(one_line("\u{301}\n", 3), "\u{301}");
        assert_eq!(lines("\n\na \r\n\u{7}b\u{2028}c\n\n"), "a\nb\nc\n");
    }
}
