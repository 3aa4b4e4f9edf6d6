//! A record that reads as one of its fields where it is printed: `{{ projet }}` is the project's text, `{{ projet.code }}` its
//! code.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr};

use super::Value;

#[derive(Debug)]
struct Record {
    text: String,
    fields: BTreeMap<&'static str, Value>,
}

impl Object for Record {
    /// Not a map: a list of records that is printed, joined or cut into paragraphs is one of texts.
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.fields.get(key.as_str()?).cloned()
    }

    fn is_true(self: &Arc<Self>) -> bool {
        !self.text.is_empty()
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A record with these fields, which is printed as `text`.
pub fn record(text: impl Into<String>, fields: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    Value::from_object(Record { text: text.into(), fields: fields.into_iter().collect() })
}

#[cfg(test)]
mod tests {
    use minijinja::{Environment, context};

    use super::*;

    #[test]
    fn a_record_is_printed_as_its_text_and_has_its_fields() {
        let one = |code: &str| record(format!("text of {code}"), [("code", Value::from(code))]);
        let list = Value::from(vec![one("a"), one("b")]);
        for (expression, shown) in [
            ("list[0]", "text of a"),
            ("list[1].code", "b"),
            ("list | join(', ')", "text of a, text of b"),
            ("list | map(attribute='code') | join('+')", "a+b"),
            ("list[0] | upper", "TEXT OF A"),
        ] {
            let source = format!("{{{{ {expression} }}}}");
            assert_eq!(
                Environment::new().render_str(&source, context! { list => list.clone() }).unwrap(),
                shown
            );
        }
    }
}
