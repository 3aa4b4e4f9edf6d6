//! The mission that somebody may have meant with another text. It is proposed, and never bound: near texts are other missions.

use super::mission::Mission;
use crate::fr::findings::missions::Meant;
use crate::fr::text::fold;

/// Shortest text that says something, in letters.
const SHORTEST: usize = 8;
/// Longest text that is looked at.
const LONGEST: usize = 400;
/// How much two texts must have in common, in thousandths of their pairs of letters.
const ENOUGH: usize = 650;
/// How much less than the nearest another may have and still be meant.
const MARGIN: usize = 100;
/// The beginning of a text has this much in common with it.
const BEGINNING: usize = 900;
/// Most missions that are proposed for a text.
const MOST: usize = 3;

/// Pairs of letters that follow each other in a text.
type Pairs = Vec<(char, char)>;

/// The texts of missions, for comparing.
#[derive(Debug)]
pub(super) struct Near<'m> {
    texts: Vec<(&'m Mission, String, Pairs)>,
}

impl<'m> Near<'m> {
    pub(super) fn of(missions: &'m [Mission]) -> Self {
        let text = |mission: &'m Mission| {
            let folded = fold(mission.label());
            let pairs = pairs(&folded);
            (mission, folded, pairs)
        };
        Self { texts: missions.iter().map(text).collect() }
    }

    /// Whether a title has the whole text of a mission in it, with more around it.
    pub(super) fn is_in(&self, title: &str) -> bool {
        let folded = fold(title);
        self.texts.iter().any(|(_, text, _)| text.len() >= SHORTEST && folded.contains(text.as_str()))
    }

    /// What may be meant by a text, nearest first; among those that `may` be.
    pub(super) fn meant(&self, text: &str, may: impl Fn(usize) -> bool) -> Vec<Meant<'m>> {
        if !(SHORTEST..=LONGEST).contains(&text.len()) {
            return Vec::new();
        }
        let folded = fold(text);
        let pairs = pairs(&folded);
        if folded.chars().count() < SHORTEST {
            return Vec::new();
        }
        let mut found: Vec<(usize, usize)> = Vec::new();
        for (index, (_, whole, others)) in self.texts.iter().enumerate().filter(|(index, _)| may(*index)) {
            let common = if whole.starts_with(&folded) { BEGINNING } else { in_common(&pairs, others) };
            if common >= ENOUGH {
                found.push((common, index));
            }
        }
        found.sort_by_key(|&(common, index)| (std::cmp::Reverse(common), index));
        let best = found.first().map_or(0, |(common, _)| *common);
        let near = found.into_iter().take_while(|(common, _)| common + MARGIN >= best).take(MOST);
        near.filter_map(|(_, index)| self.texts.get(index))
            .map(|(mission, ..)| Meant { code: mission.code.to_string(), text: mission.label() })
            .collect()
    }
}

/// The pairs of letters of a text, in order, each as often as it is there.
fn pairs(text: &str) -> Pairs {
    let mut pairs: Pairs = text.chars().zip(text.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs
}

/// Dice's coefficient of two texts, in thousandths.
fn in_common(ours: &[(char, char)], theirs: &[(char, char)]) -> usize {
    let (mut left, mut right, mut common) = (ours.iter().peekable(), theirs.iter().peekable(), 0_usize);
    while let (Some(one), Some(other)) = (left.peek(), right.peek()) {
        match one.cmp(other) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                common += 1;
                left.next();
                right.next();
            }
        }
    }
    (2_000 * common).checked_div(ours.len() + theirs.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::MissionCode;

    const MISSIONS: [(&str, &str); 4] = [
        ("2-3", "Créer les tickets d’assistance auprès du support ;"),
        ("2-4", "Suivre les tickets d’assistance auprès du support ;"),
        ("2-5", "Installer, configurer, mettre à jour les postes ;"),
        ("1a-1", "Impulser et accompagner des projets pédagogiques."),
    ];

    #[test]
    fn near_texts_are_proposed_nearest_first() {
        let missions = MISSIONS.map(|(code, text)| Mission {
            code: MissionCode::new(code).unwrap(),
            text: text.into(),
            headings: Vec::new(),
        });
        let near = Near::of(&missions);
        for (text, codes) in [
            ("Crér les tickets d'assistance auprès du support", &["2-3", "2-4"][..]),
            ("Créer les tickets", &["2-3"]),
            ("Créer tickets d'assistance au support", &["2-3"]),
            ("Installer et configurer, mettre à jour des postes", &["2-5"]),
            ("impulser, accompagner des projets pédagogiques", &["1a-1"]),
            ("Installer la cafetière", &[]),
            ("Commentaires", &[]),
            ("postes", &[]),
            ("", &[]),
        ] {
            let codes = codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>();
            let found: Vec<String> = near.meant(text, |_| true).into_iter().map(|meant| meant.code).collect();
            assert_eq!(found, codes, "{text}");
        }
        // one that has its column already is not meant
        let found = near.meant("Crér les tickets d'assistance auprès du support", |index| index != 0);
        assert_eq!(found.len(), 1);
    }
}
