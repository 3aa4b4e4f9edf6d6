//! The French filters of templates: what stands in the room of French, bound to the values of the engine.
//!
//! All of them leave what is empty as it is, so that a hole in a letter is still one; a list gets each of its members
//! filtered, where the filter is for one text. What can't be read is refused with a sentence, never printed as it is.

use crate::docx::{Filter, Picture, Value, Word, literal};
use crate::fr::agreement::{by_civility, elided, usual_plural};
use crate::fr::casing;
use crate::fr::dates;
use crate::fr::decimals::{self, Amount, Decimal, Unit};
use crate::fr::filters as words;
use crate::fr::grammar::{self, Before};
use crate::fr::pictures::{DatePicture, NumberPicture};
use crate::fr::{in_words, numbers, phones};

/// Every filter, as templates name it.
pub static FILTERS: [Filter; 23] = [
    Filter { name: "majuscules", apply: |value, given| plain("majuscules", value, given, str::to_uppercase) },
    Filter { name: "minuscules", apply: |value, given| plain("minuscules", value, given, str::to_lowercase) },
    Filter { name: "capitale", apply: |value, given| plain("capitale", value, given, grammar::capital) },
    Filter { name: "titre", apply: |value, given| plain("titre", value, given, casing::title) },
    Filter {
        name: "sans_accents",
        apply: |value, given| plain("sans_accents", value, given, casing::without_accents),
    },
    Filter { name: "initiales", apply: |value, given| plain("initiales", value, given, casing::initials) },
    Filter { name: "telephone", apply: telephone },
    Filter { name: "date", apply: date },
    Filter { name: "nombre", apply: number },
    Filter { name: "valeur", apply: worth },
    Filter { name: "euros", apply: euros },
    Filter { name: "xpf", apply: francs },
    Filter { name: "imp", apply: missions },
    Filter { name: "lettres", apply: letters },
    Filter { name: "ordinal", apply: ordinal },
    Filter { name: "accord", apply: agreement },
    Filter { name: "pluriel", apply: plural },
    Filter { name: "article", apply: |value, given| before("article", value, given, Before::The) },
    Filter { name: "du", apply: |value, given| before("du", value, given, Before::Of) },
    Filter { name: "au", apply: |value, given| before("au", value, given, Before::At) },
    Filter { name: "elision", apply: elision },
    Filter { name: "liste", apply: list },
    Filter { name: "sinon", apply: otherwise },
];

/// The expression that writes a value as a picture of Word asks; none where the picture can't be understood.
pub fn pictured(code: &str, picture: &Picture) -> Option<String> {
    let (filter, picture) = match picture {
        Picture::Date(picture) => ("date", DatePicture::read(picture).map(|_| picture)?),
        Picture::Number(picture) => ("nombre", NumberPicture::read(picture).map(|_| picture)?),
    };
    Some(format!("{code} | {filter}({})", literal(picture)))
}

/// The engine's own words in French.
pub fn word(typed: &str) -> Option<Word> {
    match typed {
        "paragraphes" | "paragraphs" => Some(Word::Paragraphs),
        "riche" | "rich" => Some(Word::Rich),
        "largeur" | "width" => Some(Word::Width),
        "hauteur" | "height" => Some(Word::Height),
        _ => None,
    }
}

type Made = Result<Value, String>;

/// The arguments as texts, if there are as many as the filter takes.
fn arguments(
    filter: &str,
    given: &[Value],
    count: std::ops::RangeInclusive<usize>,
) -> Result<Vec<String>, String> {
    let named = given.iter().any(Value::is_kwargs);
    if named || !count.contains(&given.len()) {
        return Err(words::wrong_arguments(filter));
    }
    Ok(given.iter().map(text).collect())
}

/// A value as a reader sees it; a number with its comma.
fn text(value: &Value) -> String {
    if value.is_number() { value.to_string().replace('.', ",") } else { value.to_string() }
}

fn is_missing(value: &Value) -> bool {
    value.is_undefined() || value.is_none() || value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn members(value: &Value) -> Option<Vec<Value>> {
    use crate::docx::ValueKind::{Iterable, Seq};
    matches!(value.kind(), Seq | Iterable)
        .then(|| value.try_iter().map(Iterator::collect).unwrap_or_default())
}

/// The work of a filter on a text, or on each text of a list.
fn each(value: &Value, work: &dyn Fn(&str) -> Result<String, String>) -> Made {
    if is_missing(value) {
        return Ok(value.clone());
    }
    match members(value) {
        Some(members) => members.iter().map(|member| each(member, work)).collect(),
        None => work(&text(value)).map(Value::from),
    }
}

fn plain(filter: &str, value: &Value, given: &[Value], work: fn(&str) -> String) -> Made {
    arguments(filter, given, 0..=0)?;
    each(value, &|text| Ok(work(text)))
}

fn before(filter: &str, value: &Value, given: &[Value], before: Before) -> Made {
    arguments(filter, given, 0..=0)?;
    each(value, &|text| Ok(grammar::before_name(text, before)))
}

fn telephone(value: &Value, given: &[Value]) -> Made {
    arguments("telephone", given, 0..=0)?;
    each(value, &|text| phones::printed(text).ok_or_else(|| words::no_phone(text)))
}

fn date(value: &Value, given: &[Value]) -> Made {
    let form = arguments("date", given, 0..=1)?.pop().unwrap_or_else(|| words::DATE_FORM.to_owned());
    each(value, &|text| {
        let moment = dates::read(text).ok_or_else(|| words::no_date(text))?;
        words::date(moment, &form).ok_or_else(|| words::no_date_form(&form))
    })
}

fn amount(text: &str) -> Result<Amount, String> {
    decimals::read(text).ok_or_else(|| words::no_number(text))
}

/// A number that is counted in `unit`, or says nothing of it.
fn counted(text: &str, unit: Unit, name: &str) -> Result<Decimal, String> {
    let amount = amount(text)?;
    if amount.unit.is_some_and(|other| other != unit) {
        return Err(words::other_unit(text, name));
    }
    Ok(amount.number)
}

fn number(value: &Value, given: &[Value]) -> Made {
    let form = arguments("nombre", given, 0..=1)?.pop();
    each(value, &|text| {
        let number = amount(text)?.number;
        let Some(form) = &form else { return Ok(number.trimmed().text()) };
        match form.parse() {
            Ok(decimals @ 0..=9) => Ok(number.rounded(decimals).text()),
            Ok(_) => Err(words::no_number_form(form)),
            Err(_) => NumberPicture::read(form)
                .map(|picture| picture.of(number))
                .ok_or_else(|| words::no_number_form(form)),
        }
    })
}

/// A number of the language, to be compared and added.
fn worth(value: &Value, given: &[Value]) -> Made {
    arguments("valeur", given, 0..=0)?;
    if is_missing(value) {
        return Ok(value.clone());
    }
    let number = amount(&text(value))?.number.trimmed();
    let plain = number.plain();
    let whole = plain.parse::<i64>().ok().map(Value::from);
    whole.or_else(|| plain.parse::<f64>().ok().map(Value::from)).ok_or_else(|| words::no_number(&text(value)))
}

fn euros(value: &Value, given: &[Value]) -> Made {
    arguments("euros", given, 0..=0)?;
    each(value, &|text| counted(text, Unit::Euro, words::EURO).map(numbers::exact_euros))
}

fn francs(value: &Value, given: &[Value]) -> Made {
    let name = arguments("xpf", given, 0..=1)?.pop().unwrap_or_else(|| words::FRANC.to_owned());
    each(value, &|text| {
        let number = counted(text, Unit::Franc, words::FRANC)?;
        Ok(numbers::with_unit(number.rounded(0), &name))
    })
}

fn missions(value: &Value, given: &[Value]) -> Made {
    arguments("imp", given, 0..=0)?;
    each(value, &|text| {
        let number = counted(text, Unit::Imp, words::IMP)?;
        Ok(numbers::with_unit(number.trimmed(), words::IMP))
    })
}

/// Whether an argument asks for the feminine; any other is wrong.
fn feminine(filter: &str, given: &[Value]) -> Result<bool, String> {
    match arguments(filter, given, 0..=1)?.pop() {
        None => Ok(false),
        Some(argument) if words::is_feminine(&argument) => Ok(true),
        Some(_) => Err(words::wrong_arguments(filter)),
    }
}

fn letters(value: &Value, given: &[Value]) -> Made {
    let feminine = feminine("lettres", given)?;
    each(value, &|text| in_words::amount(amount(text)?, feminine).ok_or_else(|| words::no_words(text)))
}

fn ordinal(value: &Value, given: &[Value]) -> Made {
    let feminine = feminine("ordinal", given)?;
    each(value, &|text| {
        let number = amount(text)?.number.trimmed();
        if number.negative || number.is_zero() || !number.decimals().is_empty() {
            return Err(words::no_rank(text));
        }
        Ok(words::ordinal(&number.text(), feminine))
    })
}

fn agreement(value: &Value, given: &[Value]) -> Made {
    let given = arguments("accord", given, 2..=3)?;
    let civility = if is_missing(value) { String::new() } else { text(value) };
    // the neutral form may be given: `accord("il", "elle", "il ou elle")`
    if let (Some(neutral), true) = (given.get(2), civility.is_empty()) {
        return Ok(Value::from(neutral.as_str()));
    }
    by_civility(&civility, &given[0], &given[1]).map(Value::from).ok_or_else(|| words::no_civility(&civility))
}

fn plural(value: &Value, given: &[Value]) -> Made {
    let given = arguments("pluriel", given, 1..=2)?;
    let many = match members(value) {
        Some(members) => members.len() >= 2,
        None if is_missing(value) => return Ok(value.clone()),
        None => amount(&text(value))?.number.is_plural(),
    };
    Ok(Value::from(match (many, given.get(1)) {
        (false, _) => given[0].clone(),
        (true, Some(plural)) => plural.clone(),
        (true, None) => usual_plural(&given[0]),
    }))
}

fn elision(value: &Value, given: &[Value]) -> Made {
    let particle = arguments("elision", given, 1..=1)?.pop().unwrap_or_default();
    each(value, &|text| elided(&particle, text).ok_or_else(|| words::no_particle(&particle)))
}

fn list(value: &Value, given: &[Value]) -> Made {
    let word = arguments("liste", given, 0..=1)?.pop().unwrap_or_else(|| words::AND.to_owned());
    if is_missing(value) {
        return Ok(value.clone());
    }
    let members: Vec<String> = match members(value) {
        Some(members) => members.iter().filter(|member| !is_missing(member)).map(text).collect(),
        None => text(value).lines().map(|line| line.trim().to_owned()).collect(),
    };
    let members: Vec<&str> = members.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    Ok(Value::from(grammar::enumerated(&members, &word)))
}

fn otherwise(value: &Value, given: &[Value]) -> Made {
    let other = arguments("sinon", given, 1..=1)?.pop();
    let is_empty = is_missing(value) || members(value).is_some_and(|members| members.is_empty());
    Ok(other.filter(|_| is_empty).map_or_else(|| value.clone(), Value::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(name: &str, value: &Value, given: &[Value]) -> Made {
        let filter = FILTERS.iter().find(|filter| filter.name == name).unwrap_or_else(|| panic!("{name}"));
        (filter.apply)(value, given)
    }

    fn shown(name: &str, value: impl Into<Value>, given: &[&str]) -> String {
        let given: Vec<Value> = given.iter().map(|&text| Value::from(text)).collect();
        let made = filter(name, &value.into(), &given);
        made.map_or_else(|why| format!("! {why}"), |made| made.to_string())
            .replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn filters_say_what_they_should() {
        for (name, value, given, expected) in [
            ("majuscules", "Élise", &[][..], "ÉLISE"),
            ("date", "2027-03-01", &[], "1er mars 2027"),
            ("date", "01/03/2027", &["complet"], "lundi 1er mars 2027"),
            ("date", "1er mars 2027", &["court"], "01/03/2027"),
            ("date", "1er mars 2027", &["année"], "2027"),
            ("date", "1er mars 2027", &["MMMM yyyy"], "mars 2027"),
            ("date", "abc", &[], "! « abc » n’est pas une date"),
            ("nombre", "1250,5", &[], "1 250,5"),
            ("nombre", "1250,5", &["2"], "1 250,50"),
            ("nombre", "1 250 €", &["# ##0,00"], "1 250,00"),
            ("nombre", "abc", &[], "! « abc » n’est pas un nombre"),
            ("valeur", "1 250,5 €", &[], "1250.5"),
            ("valeur", "-3", &[], "-3"),
            ("euros", "312,5", &[], "312,50 €"),
            ("euros", "1 250 €", &[], "1 250 €"),
            ("euros", "1249,999", &[], "1 250 €"),
            ("xpf", "74582", &[], "74 582 XPF"),
            ("xpf", "74 582 XPF", &["F CFP"], "74 582 F CFP"),
            ("imp", "0,50", &[], "0,5 IMP"),
            ("lettres", "21", &["féminin"], "vingt et une"),
            ("ordinal", "1", &[], "1er"),
            ("ordinal", "1", &["f"], "1re"),
            ("ordinal", "2", &[], "2e"),
            ("ordinal", "0,5", &[], "! « 0,5 » n’est pas un rang (1, 2, 3…)"),
            ("accord", "Mme", &["chargé", "chargée"], "chargée"),
            ("accord", "", &["chargé", "chargée"], "chargé(e)"),
            ("accord", "", &["il", "elle", "il ou elle"], "il ou elle"),
            ("accord", "M.", &["il", "elle", "il ou elle"], "il"),
            ("pluriel", "1,75", &["unité"], "unité"),
            ("pluriel", "2", &["unité"], "unités"),
            ("pluriel", "2", &["œil", "yeux"], "yeux"),
            ("elision", "Anaïs", &["de"], "d’Anaïs"),
            ("liste", "a\nb\nc", &[], "a, b et c"),
            ("sinon", " ", &["sans"], "sans"),
            ("sinon", "x", &["sans"], "x"),
            ("telephone", "243555", &[], "24 35 55"),
        ] {
            assert_eq!(shown(name, value, given), expected, "{value} | {name}");
        }
        assert_eq!(shown("euros", 1250.5, &[]), "1 250,50 €");
        assert_eq!(shown("ordinal", 3, &[]), "3e");
        let projects = || Value::from(vec!["Webradio", "", "Fab-lab"]);
        assert_eq!(shown("liste", projects(), &["ou"]), "Webradio ou Fab-lab");
        assert_eq!(shown("pluriel", projects(), &["projet"]), "projets");
        assert_eq!(filter("majuscules", &projects(), &[]), Ok(Value::from(vec!["WEBRADIO", "", "FAB-LAB"])));
    }

    /// Euros are no francs: a filter converts nothing.
    #[test]
    fn an_amount_in_another_unit_is_refused() {
        for (name, value) in [("euros", "74 582 XPF"), ("xpf", "625 €"), ("imp", "625 €"), ("euros", "1 IMP")]
        {
            assert!(shown(name, value, &[]).starts_with("! "), "{value} | {name}");
        }
    }

    #[test]
    fn every_filter_leaves_what_is_empty_and_wants_its_arguments() {
        for filter in &FILTERS {
            let enough: Vec<Value> = match filter.name {
                "accord" => vec![Value::from("a"), Value::from("b")],
                "elision" => vec![Value::from("de")],
                "pluriel" | "sinon" => vec![Value::from("a")],
                _ => Vec::new(),
            };
            if !["accord", "sinon"].contains(&filter.name) {
                for empty in [Value::from(""), Value::from(" "), Value::from(()), Value::UNDEFINED] {
                    assert_eq!((filter.apply)(&empty, &enough), Ok(empty.clone()), "{}", filter.name);
                }
            }
            let many = vec![Value::from("a"); 4];
            let refused = (filter.apply)(&Value::from("1"), &many).unwrap_err();
            assert!(refused.contains(&format!("{} ", filter.name)), "{refused}");
            assert!(words::FILTERS.iter().any(|shown| shown.name == filter.name), "{} is shown", filter.name);
        }
    }

    #[test]
    fn pictures_of_words_fields_become_filters() {
        let date = |text: &str| pictured("date", &Picture::Date(text.into()));
        let number = |text: &str| pictured("imp", &Picture::Number(text.into()));
        assert_eq!(date("d 'de' MMMM").as_deref(), Some("date | date(\"d 'de' MMMM\")"));
        assert_eq!(number("# ##0,00").as_deref(), Some("imp | nombre(\"# ##0,00\")"));
        assert_eq!((date("h AM/PM"), number("x#")), (None, None));
    }
}
