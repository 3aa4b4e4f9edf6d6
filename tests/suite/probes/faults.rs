//! What is told of a template that is not sound: all of it, where it is, in the template's own words.

use lettres_rne::docx::{Fault, Region, Spot, Trouble};

use crate::word::{Package, p};

fn told(package: &Package) -> Vec<Fault> {
    package.compile().unwrap_err()
}

/// A fault of the body.
fn fault(paragraph: usize, words: &str, trouble: Trouble) -> Fault {
    Fault { spot: Spot { region: Region::Body, paragraph, words: words.into() }, trouble }
}

#[test]
fn unknown_tag_is_an_error_with_a_suggestion() {
    let unknown = |name: &str, nearest: Option<&str>| Trouble::UnknownField {
        name: name.into(),
        nearest: nearest.map(str::to_owned),
    };
    assert_eq!(
        told(&Package::new(&[p("x"), p("[{{ nmo }}]")].concat())),
        [fault(2, "[{{ nmo }}]", unknown("nmo", Some("nom")))]
    );
    assert_eq!(
        told(&Package::new(&p("{{ inconnu }}"))),
        [fault(1, "{{ inconnu }}", unknown("inconnu", None))]
    );
}

#[test]
fn unclosed_tag() {
    assert_eq!(
        told(&Package::new(&[p("a {{ nom"), p("suite")].concat())),
        [fault(1, "a {{ nom", Trouble::Unclosed("{{ nom".into()))]
    );
    assert_eq!(
        told(&Package::new(&[p("avant"), p("{%p if vrai %}"), p("x")].concat())),
        [fault(2, "{%p if vrai %}", Trouble::BlockUnclosed("if vrai".into()))]
    );
    // all tags behind it would be text
    assert_eq!(
        told(&Package::new(&[p("{% raw %}"), p("{{ nom }}")].concat())),
        [fault(1, "{% raw %}", Trouble::BlockUnclosed("raw".into()))]
    );
    assert_eq!(
        told(&Package::new(&p("{% endraw %}"))),
        [fault(1, "{% endraw %}", Trouble::BlockUnopened("endraw".into()))]
    );
}

#[test]
fn two_mistakes_are_both_told() {
    assert_eq!(
        told(&Package::new(&[p("a {{ nom"), p("b {{ prenom"), p("fin")].concat())),
        [
            fault(1, "a {{ nom", Trouble::Unclosed("{{ nom".into())),
            fault(2, "b {{ prenom", Trouble::Unclosed("{{ prenom".into())),
        ]
    );
    // of two kinds, in one paragraph, and in another part
    let package = Package::new(&p("{{ nmo }} et {{ nom")).margin("header", "hdr", &p("nom }}"));
    let faults = told(&package);
    let troubles: Vec<_> = faults.iter().map(|fault| (fault.spot.region, &fault.trouble)).collect();
    assert_eq!(
        troubles,
        [
            (Region::Body, &Trouble::Unclosed("{{ nom".into())),
            (Region::Body, &Trouble::UnknownField { name: "nmo".into(), nearest: Some("nom".into()) }),
            (Region::Header, &Trouble::Unopened("}}".into())),
        ]
    );
}

#[test]
fn what_stands_for_an_empty_list_knows_no_member() {
    let package = Package::new(&p("{% for x in aucun %}{{ x }}{% else %}{{ x }}{% endfor %}"));
    let unknown = Trouble::UnknownField { name: "x".into(), nearest: None };
    let words = "{% for x in aucun %}{{ x }}{% else %}{{ x }}{% endfor %}";
    assert_eq!(told(&package), [fault(1, words, unknown)]);
}

#[test]
fn what_stands_in_quotes_is_no_filter_and_no_sum() {
    let package = Package::new(&p("{{ nom ~ ‘l’an * 2 | fin’ }}"));
    assert_eq!(package.says(&crate::word::Fields::new()), "LE GOFFl’an * 2 | fin");
}

#[test]
fn a_block_with_half_a_field_is_told() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let code = "<w:r><w:instrText>PAGE</w:instrText></w:r>";
    let text = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let (open, close) = (text("{% if faux %}"), text("{% endif %}"));
    let field = [&mark("begin"), code, &mark("separate"), &text("1"), &mark("end")].concat();
    let halves = [
        [&open, &mark("begin"), code, &mark("separate"), &close, &text("1"), &mark("end")].concat(),
        [&mark("begin"), code, &mark("separate"), &open, &text("1"), &mark("end"), &close].concat(),
        [
            &mark("begin"),
            code,
            &mark("separate"),
            &open,
            &mark("end"),
            &mark("begin"),
            code,
            &close,
            &mark("end"),
        ]
        .concat(),
    ];
    for runs in halves {
        let faults = told(&Package::new(&format!("<w:p>{runs}</w:p>")));
        assert!(
            matches!(&faults[..], [Fault { trouble: Trouble::BlockAcross { closing, .. }, .. }] if closing == "endif"),
            "{faults:?}"
        );
    }
    for runs in [format!("{open}{field}{close}"), field.replace("1<", "{% if faux %}1{% endif %}<")] {
        assert!(Package::new(&format!("<w:p>{runs}</w:p>")).compile().is_ok(), "{runs}");
    }
}
