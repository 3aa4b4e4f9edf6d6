//! The report is complete, and nothing in it is lost, invented or dangerous.

pub mod schema;
pub mod specimen;

use std::collections::{BTreeMap, BTreeSet};

use lettres_rne::findings::{Finding, Severity};
use lettres_rne::letters::{Fate, Letter};
use lettres_rne::registry::{self, Imp};
use lettres_rne::{fr, report};

use self::specimen::{HOSTILE, campaign};

/// What a browser reads of an escaped text; spaces of all kinds are one.
fn read(html: &str) -> String {
    let mut text = html.to_owned();
    for (entity, ch) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        text = text.replace(entity, ch);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn block<'p>(page: &'p str, anchor: &str) -> &'p str {
    let start = page.find(&format!("<section id=\"{anchor}\"")).unwrap();
    &page[start..start + page[start..].find("</section>").unwrap()]
}

fn decoded(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let hex = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_specimen_holds_what_the_proofs_need() {
    let run = campaign();
    assert_eq!((run.verdict.ready.len(), run.verdict.aside.len()), (5, 3));
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        assert!(run.verdict.count(severity) > 0, "{severity:?}");
    }
}

#[test]
fn every_finding_is_told_once_with_code_place_and_remedy() {
    let run = campaign();
    let page = run.html();
    let items: Vec<String> = block(&page, "constats").split("<li data-item").skip(1).map(read).collect();
    assert_eq!(items.len(), run.verdict.findings.len());
    let told = |finding: &Finding| {
        let what = format!("<p class=\"what\">{}</p>", read(&finding.told.what));
        let code = format!("data-code=\"{}\"", finding.code.text());
        let place = finding.place.as_ref().map(|place| format!("<code>{place}</code>")).unwrap_or_default();
        let parts = [
            what,
            code,
            place,
            read(finding.code.title()),
            read(&finding.told.remedy),
            finding.severity.name().0.into(),
        ];
        items.iter().filter(|item| parts.iter().all(|part| item.contains(part.as_str()))).count()
    };
    for finding in &run.verdict.findings {
        assert_eq!(told(finding), 1, "{finding:?}\n{items:#?}");
    }
}

#[test]
fn findings_stand_under_their_school() {
    let run = campaign();
    let page = run.html();
    for (uai, name) in [("9830278K", "Koné"), ("983O4I9X", "inconnu")] {
        let groups: Vec<&str> =
            block(&page, "constats").split("data-group>").filter(|group| group.contains(uai)).collect();
        let listed: Vec<_> = groups.iter().filter(|group| group.contains("<h4>")).collect();
        assert_eq!(listed.len(), 1, "{uai}");
        assert!(listed[0].contains(name), "{}", listed[0]);
    }
}

#[test]
fn rows_set_aside_come_first_and_are_all_named_with_their_reasons() {
    let run = campaign();
    let page = run.html();
    assert!(page.find("id=\"a-faire\"") < page.find("id=\"constats\""));
    let to_do = read(block(&page, "a-faire"));
    assert_eq!(to_do.matches("<li><p><strong>").count(), run.verdict.aside.len());
    for row in &run.verdict.aside {
        for part in [&row.name, &row.uai, &row.place.to_string()] {
            assert!(to_do.contains(part.as_str()), "{part}: {to_do}");
        }
        assert!(!row.codes.is_empty() && row.codes.iter().all(|code| to_do.contains(code.text())));
    }
    for error in run.verdict.findings.iter().filter(|finding| finding.is_error()) {
        assert!(
            to_do.contains(&read(&error.told.what)) && to_do.contains(&read(&error.told.remedy)),
            "{error:?}"
        );
    }
}

#[test]
fn every_letter_is_linked_once_by_a_path_that_decodes() {
    let run = campaign();
    let page = run.html();
    let links: Vec<String> = page
        .split("href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .filter(|address| !address.starts_with('#'))
        .map(|address| {
            assert!(
                address.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~%".contains(&byte)),
                "{address}"
            );
            decoded(address)
        })
        .collect();
    let mut expected: Vec<String> = run.letters.iter().map(Letter::path).collect();
    assert_eq!(links.iter().collect::<BTreeSet<_>>().len(), links.len());
    let mut found = links;
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

#[test]
fn a_mere_check_links_nothing() {
    let mut run = campaign();
    run.letters.iter_mut().for_each(|letter| letter.fate = Fate::Planned);
    let page = run.html();
    assert!(!page.contains("href=\"lettres/"));
    for ready in &run.verdict.ready {
        assert!(read(block(&page, "lettres")).contains(&ready.teacher.list_name()));
    }
    assert!(run.json()["lettres"].as_array().unwrap().iter().all(|letter| letter["chemin"].is_null()));
}

#[test]
fn hostile_values_are_text_in_the_page_and_whole_in_the_json() {
    let run = campaign();
    let page = run.html();
    assert_eq!(page.matches("<script").count(), 1, "only ours");
    assert!(!page.contains("onload=\"alert") && !page.contains("<2027>"));
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt;")
            && page.contains("acad\u{e9}mie &lt;2027&gt;.xlsx")
    );
    let json = run.json();
    let schools = json["etablissements"].as_array().unwrap();
    assert!(schools.iter().any(|school| school["nom"] == HOSTILE));
    // a number that is none, told in a finding
    let told = json["constats"].as_array().unwrap().iter().map(|finding| finding["constat"].to_string());
    assert!(told.clone().any(|told| told.contains("onload=\\\"alert(2)")), "{:?}", told.collect::<Vec<_>>());
    assert!(page.contains("onload=&quot;alert(2)"));
}

/// Everything is inside: the page asks the network for nothing, and its policy would forbid it.
#[test]
fn the_page_fetches_nothing() {
    let page = campaign().html();
    for forbidden in
        ["http:", "https:", "src=", "@import", "url(", "<link", "<iframe", "<img", " style=\"", " onclick"]
    {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(
        page.contains("content=\"default-src 'none'; style-src 'sha256-")
            && page.contains("script-src 'sha256-")
    );
}

#[test]
fn elements_close_and_anchors_exist() {
    let page = campaign().html();
    for name in [
        "section", "table", "tbody", "tr", "td", "th", "ul", "ol", "li", "div", "p", "form", "select", "svg",
        "dl", "a",
    ] {
        let opened = page.matches(&format!("<{name}>")).count() + page.matches(&format!("<{name} ")).count();
        assert_eq!(opened, page.matches(&format!("</{name}>")).count(), "{name}");
    }
    let targets = page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap());
    for target in targets {
        assert_eq!(page.matches(&format!("id=\"{target}\"")).count(), 1, "{target}");
    }
}

#[test]
fn same_outcome_same_bytes() {
    let (one, other) = (campaign(), campaign());
    assert!(one.html() == other.html());
    assert!(report::json(&one.outcome(), None) == report::json(&other.outcome(), None));
}

#[test]
fn totals_are_those_of_the_letters() {
    let run = campaign();
    let json = run.json();
    let money = &run.registry.campaign.money;
    let ready = &run.verdict.ready;
    let paid: Imp = ready.iter().map(registry::Appointment::paid).sum();
    let attributed: Imp = ready.iter().map(|ready| ready.imp).sum();
    let envelope: Imp = run.registry.schools.iter().filter_map(|school| school.envelope).sum();
    let totals = &json["totaux"];
    assert_eq!(totals["attribue_imp"], attributed.as_number());
    assert_eq!(totals["paye_imp"], paid.as_number());
    assert_eq!(totals["dotation_imp"], envelope.as_number());
    assert_eq!(totals["paye_euros_centimes"], money.cents(paid));
    // whole francs for each person, so the sum is that of rounded amounts
    let local: Option<u64> = ready.iter().map(|ready| money.local(ready.paid())).sum();
    assert_eq!(totals["paye_monnaie_locale"], local.unwrap());
    assert_eq!(totals["mis_de_cote_imp"], 2.0, "the rows that can be read");
    for (key, lines) in [("provinces", &totals["provinces"]), ("schools", &json["etablissements"])] {
        for field in [
            "lettres",
            "attribue_imp",
            "decharge_imp",
            "paye_imp",
            "paye_euros_centimes",
            "paye_monnaie_locale",
        ] {
            let sum: f64 = lines.as_array().unwrap().iter().map(|line| line[field].as_f64().unwrap()).sum();
            assert!((sum - totals[field].as_f64().unwrap()).abs() < 1e-9, "{key} {field}");
        }
    }
    let provinces: Vec<&str> = totals["provinces"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["province"].as_str().unwrap())
        .collect();
    assert_eq!(provinces, ["Nord", "Sud"], "one province in two spellings is one");
    let page = run.html();
    assert!(page.contains(&fr::numbers::euros(money.cents(paid))));
    assert!(page.contains("d\u{e9}pass\u{e9} de\u{a0}1"), "Canala has 2 for 1");
}

#[test]
fn coverage_counts_people_and_schools() {
    let json = campaign().json();
    let counts: BTreeMap<&str, (u64, u64)> = json["missions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let number = |key: &str| line[key].as_u64().unwrap();
            (line["code"].as_str().unwrap(), (number("referents"), number("etablissements")))
        })
        .collect();
    assert_eq!(counts, BTreeMap::from([("1a-1", (2, 1)), ("1a-2", (0, 0)), ("2-1", (3, 3))]));
}

#[test]
fn the_headline_counts() {
    let run = campaign();
    let warnings = run.verdict.count(Severity::Warning);
    let page = read(&run.html());
    for part in [
        "2 lettres faites",
        "1 lettre inchang\u{e9}e",
        "3 lignes mises de c\u{f4}t\u{e9}",
        &format!("{warnings} avertissements"),
    ] {
        assert!(page.contains(part), "{part}");
    }
}

/// Whoever mends looks there first: the copy is named before all rows, with its reason where it is only a list.
#[test]
fn the_copy_to_mend_is_named_first() {
    let page = campaign().html_with_copy();
    let to_do = block(&page, "a-faire");
    let at = to_do
        .find("<a href=\"a%20%3Cb%3E%20%26%20%231%20%282%29.xlsx\">a &lt;b&gt; &amp; #1 (2).xlsx</a>")
        .unwrap();
    assert!(at < to_do.find("<ol").unwrap());
    for told in ["La liste des anomalies, sans couleurs : votre classeur est signé", "n’a pas été remplacé"]
    {
        assert!(read(to_do).contains(told), "{to_do}");
    }
    assert!(!campaign().html().contains("class=\"copy\""));
}
