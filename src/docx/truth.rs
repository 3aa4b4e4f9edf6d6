//! A yes or no that decides in a condition and reads as a word where it is printed.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr};

use super::Value;

#[derive(Debug)]
struct Truth {
    yes: bool,
    word: &'static str,
}

impl Object for Truth {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn is_true(self: &Arc<Self>) -> bool {
        self.yes
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word)
    }
}

/// `yes` as a value: `{% if x %}` asks whether it is so, `{{ x }}` prints `word`.
pub fn truth(yes: bool, word: &'static str) -> Value {
    Value::from_object(Truth { yes, word })
}
