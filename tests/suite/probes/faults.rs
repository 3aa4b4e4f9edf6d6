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
