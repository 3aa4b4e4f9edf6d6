//! The states of a message, and which may follow which. Whatever is not in the table must not happen.

use super::event::{Decision, Outcome};

/// What has become of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// It may be sent.
    Ready,
    /// It is being handed over.
    UnderWay,
    /// The server has taken it.
    Sent,
    /// The server has put it off.
    Deferred,
    /// The server has refused it.
    Refused,
    /// The line was lost after the final dot: nobody knows.
    Uncertain,
    /// A person says that it has arrived.
    Received,
    /// A person says to leave it.
    Abandoned,
}

/// What happens to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Begin,
    Dot,
    /// With whether the server has said something.
    End(Outcome, bool),
    Draft,
    Undraft,
    Decide(Decision),
}

impl State {
    /// Whether a message in this state may be handed over again, without a word of anybody.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Ready | Self::Deferred)
    }

    /// The state behind a step; `dotted` says whether the final dot was announced. Nothing: that must not happen.
    pub(super) fn after(from: Option<Self>, dotted: bool, step: Step) -> Option<Self> {
        use Decision::{Abandon, Again, Received};
        use Outcome as O;
        match (from, step) {
            (None | Some(Self::Ready | Self::Deferred), Step::Begin) => Some(Self::UnderWay),
            // a person may take back their own word, and even send again what was sent: in so many words
            (None, Step::Draft)
            | (
                Some(Self::Uncertain | Self::Refused | Self::Received | Self::Abandoned | Self::Sent),
                Step::Decide(Again),
            ) => Some(Self::Ready),
            // what has left may be drafted again by a person's word, and has left all the same
            (
                Some(state @ (Self::Ready | Self::Deferred | Self::Refused | Self::Sent | Self::Received)),
                Step::Draft | Step::Undraft,
            ) => Some(state),
            (Some(Self::UnderWay), Step::Dot) if !dotted => Some(Self::UnderWay),
            (Some(Self::UnderWay), Step::End(outcome, answered)) => match outcome {
                // before the dot nothing can have been taken
                O::Sent => dotted.then_some(Self::Sent),
                O::Uncertain => dotted.then_some(Self::Uncertain),
                O::Deferred => Some(Self::Deferred),
                O::Refused => Some(Self::Refused),
                // behind it, only the server can say that nothing was
                O::Back => (!dotted || answered).then_some(Self::Ready),
            },
            // what has a draft may have left by a person's own hand
            (
                Some(Self::Uncertain | Self::Refused | Self::Ready | Self::Deferred | Self::Sent),
                Step::Decide(Received),
            ) => Some(Self::Received),
            (Some(Self::Uncertain | Self::Refused | Self::Deferred | Self::Ready), Step::Decide(Abandon)) => {
                Some(Self::Abandoned)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STATES: [Option<State>; 9] = [
        None,
        Some(State::Ready),
        Some(State::UnderWay),
        Some(State::Sent),
        Some(State::Deferred),
        Some(State::Refused),
        Some(State::Uncertain),
        Some(State::Received),
        Some(State::Abandoned),
    ];

    /// Every state, every step: what follows, a letter each, in the order of `STATES` without the first.
    /// `r`eady, under `w`ay, `s`ent, `d`eferred, re`f`used, `u`ncertain, re`c`eived, `a`bandoned; `.` must not happen.
    #[test]
    fn every_transition_is_in_the_table() {
        use Decision::{Abandon, Again, Received};
        use Outcome::{Back, Deferred, Refused, Sent, Uncertain};
        let end = |outcome| Step::End(outcome, true);
        let table = [
            // none, then as STATES; the last two letters: under way with the dot, and that with no answer
            (Step::Begin, ".w..w....", '.', "w"),
            (Step::Dot, "..w......", '.', "."),
            (end(Sent), ".........", 's', "."),
            (end(Deferred), "..d......", 'd', "."),
            (end(Refused), "..f......", 'f', "."),
            (end(Uncertain), ".........", 'u', "."),
            (end(Back), "..r......", 'r', "."),
            (Step::End(Back, false), "..r......", '.', "."),
            (Step::End(Uncertain, false), ".........", 'u', "."),
            (Step::Draft, ".r.sdf.c.", '.', "r"),
            (Step::Undraft, ".r.sdf.c.", '.', "."),
            (Step::Decide(Received), ".c.cccc..", '.', "."),
            (Step::Decide(Again), "...r.rrrr", '.', "."),
            (Step::Decide(Abandon), ".a..aaa..", '.', "."),
        ];
        let letter = |state: Option<State>| match state {
            None => '.',
            Some(State::Ready) => 'r',
            Some(State::UnderWay) => 'w',
            Some(State::Sent) => 's',
            Some(State::Deferred) => 'd',
            Some(State::Refused) => 'f',
            Some(State::Uncertain) => 'u',
            Some(State::Received) => 'c',
            Some(State::Abandoned) => 'a',
        };
        for (step, row, dotted, unknown) in table {
            let mut found: String =
                STATES.iter().map(|from| letter(State::after(*from, false, step))).collect();
            let first = found.remove(0);
            assert_eq!(format!(".{found}"), row, "{step:?}");
            assert_eq!(first.to_string(), unknown, "{step:?} of an unknown one");
            assert_eq!(
                letter(State::after(Some(State::UnderWay), true, step)),
                dotted,
                "{step:?} after the dot"
            );
        }
    }
}
