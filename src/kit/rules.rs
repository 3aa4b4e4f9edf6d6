//! The page of rules, `docs/regles.md`: the catalogue with its texts.

use std::fmt::Write as _;

use crate::findings::Code;
use crate::fr::rules;
use crate::fr::rules::page as words;
use crate::fr::typography::bind;

/// The page, in Markdown.
pub(super) fn page() -> String {
    let mut page = bind(words::TOP);
    for (title, family) in rules::families() {
        let _ = write!(page, "\n## {title}\n");
        for rule in family {
            let Some(code) = Code::of(rule.code) else { continue };
            let _ = write!(
                page,
                "\n### {} {}\n\n*{}*. {}\n\n- **{}** : {}\n- **{}** : {}\n",
                rule.code,
                code.title(),
                crate::fr::grammar::capital(code.severity().name().0),
                text(rule.meaning),
                words::REMEDY,
                text(rule.remedy),
                words::EXAMPLE,
                text(rule.example),
            );
            for key in rule.settings {
                let _ = writeln!(page, "- **{}** : {}", words::SETTINGS, text(&rules::setting(key)));
            }
        }
    }
    bind(&page)
}

/// A text that Markdown shows as it is: stars, brackets and underscores would be taken for marks.
fn text(prose: &str) -> String {
    let mut escaped = String::with_capacity(prose.len());
    for ch in prose.chars() {
        if matches!(ch, '*' | '_' | '[' | ']' | '<' | '>' | '`' | '|' | '#') {
            escaped.push('\\');
        }
        escaped.push(ch);
    }
    escaped
}
