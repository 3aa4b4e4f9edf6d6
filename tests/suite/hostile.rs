//! Files made to do harm. Each is refused in one piece or filled like any other, in bounded memory, and in a time that grows as the
//! file does (it was minutes for some of these; no clock is asked here, a run that never ends shows by itself). What the
//! real program says of such a file stands in `campaign/hostile.rs`.

use std::io::{Cursor, Write};

use lettres_rne::docx::{Draft, Identity, PackageError, Trouble};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::wild::dice::Dice;
use crate::wild::words::{Rich, fields};
use crate::word::{Package, p, part, rewrite};

/// What becomes of a file.
#[derive(Debug, PartialEq)]
enum End {
    Refused(PackageError),
    /// The template's first fault.
    Faulty(Trouble),
    /// The library's words, cut short.
    Stopped(&'static str),
    Filled,
}

fn end(bytes: &[u8]) -> End {
    match Draft::read(bytes.to_vec()) {
        Err(error) => End::Refused(error),
        Ok(draft) => match draft.compile(&Rich) {
            Err(faults) => End::Faulty(faults[0].trouble.clone()),
            Ok(template) => {
                let mut press = template.press();
                match press.letter(&fields(&mut Dice::new(&[])), &Identity::default()) {
                    Ok(_) => End::Filled,
                    Err(error) if error.to_string().contains("out of fuel") => End::Stopped("out of fuel"),
                    Err(error) if error.to_string().contains("recursion limit") => End::Stopped("recursion"),
                    Err(error) => panic!("{error}"),
                }
            }
        },
    }
}

fn damaged(name: &str) -> End {
    End::Refused(PackageError::Damaged(name.to_owned()))
}

fn template() -> Vec<u8> {
    Package::new(&p("Bonjour {{ nom }}")).bytes()
}

/// The template with more entries.
fn with(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new_append(Cursor::new(template())).unwrap();
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const ENDING: &[u8] = b"PK\x05\x06";
const DOCUMENT: &str = "word/document.xml";

/// Writes `lie` into each header of the main document that has this signature, `at` bytes from its beginning.
fn forged(lies: &[(&[u8], usize, &[u8])]) -> Vec<u8> {
    let mut bytes = template();
    for (signature, at, lie) in lies {
        let name_at = match *signature {
            LOCAL => 30,
            CENTRAL => 46,
            _ => 0,
        };
        let header = (0..bytes.len()).find(|&start| {
            bytes[start..].starts_with(signature)
                && (name_at == 0 || bytes[start + name_at..].starts_with(DOCUMENT.as_bytes()))
        });
        let from = header.unwrap() + at;
        bytes[from..from + lie.len()].copy_from_slice(lie);
    }
    bytes
}

#[test]
fn an_archive_that_lies_is_refused() {
    use PackageError::{NotWord, TooBig};
    let many: Vec<String> = (0..5000).map(|number| format!("word/media/{number}.xml")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"<a/>"[..])).collect();
    let zeros = vec![b'0'; 32 << 20];
    let main = |target: &str| {
        rewrite(&template(), "_rels/.rels", |xml| {
            xml.replace("Target=\"word/document.xml\"", &format!("Target=\"{target}\""))
        })
    };
    let cut = |end: usize| template()[..template().len() - end].to_vec();
    let cases: Vec<(&str, Vec<u8>, End)> = vec![
        ("a bomb by its ratio", with(&[("word/media/zeros.bin", &zeros)]), End::Refused(TooBig)),
        ("many entries", with(&many), End::Refused(TooBig)),
        ("encrypted", forged(&[(LOCAL, 6, &[1, 0]), (CENTRAL, 8, &[1, 0])]), damaged(DOCUMENT)),
        ("another checksum", forged(&[(LOCAL, 14, &[1; 4]), (CENTRAL, 16, &[1; 4])]), damaged(DOCUMENT)),
        (
            "a smaller size",
            forged(&[(LOCAL, 22, &[9, 0, 0, 0]), (CENTRAL, 24, &[9, 0, 0, 0])]),
            damaged(DOCUMENT),
        ),
        (
            "a larger size",
            forged(&[(LOCAL, 22, &[9, 9, 9, 0]), (CENTRAL, 24, &[9, 9, 9, 0])]),
            damaged(DOCUMENT),
        ),
        ("a size of 4 GiB", forged(&[(CENTRAL, 24, &[255; 4])]), End::Refused(TooBig)),
        ("a method nobody uses", forged(&[(LOCAL, 8, &[12, 0]), (CENTRAL, 10, &[12, 0])]), damaged(DOCUMENT)),
        ("two entries in one place", forged(&[(CENTRAL, 42, &[0; 4])]), damaged("")),
        ("names in two cases", with(&[("WORD/Document.xml", b"<a/>")]), damaged("WORD/Document.xml")),
        ("a backslash for a slash", with(&[("word\\document.xml", b"<a/>")]), damaged(DOCUMENT)),
        ("a main part outside", main("../../etc/passwd"), End::Refused(NotWord)),
        (
            "a main part elsewhere",
            main("http://example.org/a.xml\" TargetMode=\"External"),
            End::Refused(NotWord),
        ),
        ("a main part that is none", main("[Content_Types].xml"), End::Refused(NotWord)),
        (
            "another content type",
            rewrite(&template(), "[Content_Types].xml", |xml| {
                xml.replace("wordprocessingml.document", "spreadsheetml")
            }),
            End::Refused(NotWord),
        ),
        // nothing of an archive is ever written by its names: such entries are copied like any other
        (
            "names that climb",
            with(&[("../../evil.xml", b"<a/>"), ("/etc/passwd", b"x"), ("C:/x", b"x")]),
            End::Filled,
        ),
    ];
    for (name, bytes, expected) in cases {
        let found = end(&bytes);
        let same = match (&found, &expected) {
            // the words of the archive reader are its own
            (End::Refused(PackageError::Damaged(_)), End::Refused(PackageError::Damaged(wanted))) => {
                wanted.is_empty() || found == expected
            }
            _ => found == expected,
        };
        assert!(same, "{name}: {found:?} for {expected:?}");
    }
    for length in [1, 22, 100, 500] {
        assert!(matches!(end(&cut(length)), End::Refused(PackageError::Damaged(_))), "{length}");
    }
    for ending in [[255_u8; 8], [0; 8]] {
        assert!(matches!(end(&forged(&[(ENDING, 8, &ending)])), End::Refused(_)), "{ending:?}");
    }
}

/// No entity is expanded, wherever it stands: the part is refused, or copied as it is.
#[test]
fn no_part_may_declare_an_entity() {
    let declared = |xml: &str| {
        let (head, root) = xml.split_at(xml.find("?>").map_or(0, |at| at + 2));
        format!("{head}<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>{root}")
    };
    let xml = |root: &str| format!("<w:{root} xmlns:w=\"{}\"/>", crate::word::W);
    let file = Package::new(&p("Bonjour {{ nom }}"))
        .margin("header", "hdr", &p("{{ prenom }}"))
        .related("settings", "settings.xml")
        .related("styles", "styles.xml")
        .related("customXml", "../customXml/item1.xml")
        .entry("word/settings.xml", &xml("settings"))
        .entry("word/styles.xml", &xml("styles"))
        .entry("customXml/item1.xml", "<a/>")
        .entry("docProps/core.xml", "<a/>")
        .entry("word/unknown.xml", "<a/>")
        .bytes();
    assert_eq!(end(&file), End::Filled);
    let broken = |name: &str| End::Refused(PackageError::Xml(name.to_owned()));
    for name in
        ["_rels/.rels", "word/_rels/document.xml.rels", DOCUMENT, "word/header1.xml", "word/settings.xml"]
    {
        assert_eq!(end(&rewrite(&file, name, declared)), broken(name), "{name}");
    }
    assert_eq!(end(&rewrite(&file, "[Content_Types].xml", declared)), End::Refused(PackageError::NotWord));
    let core = end(&rewrite(&file, "docProps/core.xml", declared));
    assert!(matches!(core, End::Faulty(Trouble::Internal(_))), "{core:?}");
    for name in ["word/styles.xml", "customXml/item1.xml", "word/unknown.xml"] {
        let bytes = rewrite(&file, name, declared);
        let template = Draft::read(bytes.clone()).unwrap().compile(&Rich).unwrap();
        let mut press = template.press();
        let letter = press.letter(&fields(&mut Dice::new(&[])), &Identity::default()).unwrap();
        assert_eq!(part(letter, name), part(&bytes, name));
    }
}

/// Ways to write much with little: every one costs what it weighs. #cubic-paragraph: four hundred blocks in one paragraph
/// took six seconds, ten thousand would have taken a day.
#[test]
fn large_and_intricate_templates_come_to_an_end() {
    const MANY: usize = 3000;
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let row = |inner: &str| format!("<w:tbl><w:tr>{inner}</w:tr></w:tbl><w:p/>");
    let control = |properties: &str, inner: &str| {
        format!("<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>")
    };
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let start = |id: usize| format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"b{id}\"/>");
    let stop = |id: usize| format!("<w:bookmarkEnd w:id=\"{id}\"/>");
    let each = |one: &dyn Fn(usize) -> String| (0..MANY).map(one).collect::<String>();
    let simple = "<w:p><w:fldSimple w:instr=\" MERGEFIELD nom \"/></w:p>";
    let member = control("<w15:repeatingSectionItem/>", &p("{{ item.nom }}"));
    for body in [
        p("{{ nom }}").repeat(MANY * 5),
        p(&"{{ nom }} ".repeat(MANY)),
        format!("<w:p>{}</w:p>", run("{{ nom }}").repeat(MANY)),
        p(&"{% if oui %}a{% endif %}".repeat(MANY)),
        p(&"{% if oui %}{% endif %}".repeat(MANY)),
        [p("{% if oui %}"), p("x"), p("{% endif %}")].concat().repeat(MANY),
        each(&|id| p(&format!("{{% set a{id} = nom %}}"))),
        row(&cell(&p("{% if oui %}{% endif %}")).repeat(MANY)),
        row(&format!("{}{}", cell(&p("{% if oui %}a")), cell(&p("b{% endif %}")))).repeat(MANY / 4),
        each(&start) + &p("{% if oui %}a{% endif %}") + &each(&stop),
        format!("<w:p>{}{}</w:p>{}", each(&start), run("{% if oui %}"), p("{% endif %}")),
        each(&|id| {
            format!(
                "<w:p>{}{}{}</w:p>",
                run("{% for x in projets %}"),
                start(id) + &stop(id),
                run("{% endfor %}")
            )
        }),
        (control("<w:tag w:val=\"nom\"/><w:text/>", &p("x")) + &p("{{ nom }}")).repeat(MANY),
        control("<w:tag w:val=\"gens\"/><w15:repeatingSection/>", &member).repeat(MANY / 4),
        control("<w:tag w:val=\"gens\"/><w15:repeatingSection/>", &member.repeat(MANY)),
        (simple.to_owned() + &p("{{ nom }}")).repeat(MANY),
        format!("<w:p>{}{}</w:p>", mark("begin").repeat(MANY), mark("end").repeat(MANY)),
        p("{%- if oui -%}a{%- endif -%}").repeat(MANY),
        format!("<w:p {}/>", each(&|id| format!("a{id}='' "))),
        p(&"{ } ".repeat(MANY * 50)),
    ] {
        assert_eq!(end(&Package::new(&body).bytes()), End::Filled, "{}", &body[..200.min(body.len())]);
    }
    for body in [
        p(&"{{".repeat(MANY * 10)),
        p(&"}} ".repeat(MANY * 10)),
        p(&"{{ abc }} ".repeat(MANY)),
        p(&"{% endif %}".repeat(MANY)),
        // #blocks-in-blocks, #long-expression: what the library would follow on the stack
        p("{% if oui %}").repeat(MANY) + &p("{% endif %}").repeat(MANY),
        p("{% if oui %}").repeat(MANY),
        p("{% if oui %}") + &p("{% elif oui %}").repeat(MANY) + &p("{% endif %}"),
        p(&format!("{{{{ nom{} }}}}", " ~ nom".repeat(MANY * 10))),
        p(&format!("{{% if oui{} %}}{{% endif %}}", " or oui".repeat(MANY * 10))),
        p(&format!("{{{{ {}nom }}}}", "not ".repeat(MANY * 10))),
        p(&format!("{{{{ x{} }}}}", ".a".repeat(MANY * 10))),
        p(&format!("{{{{ {} }}}}", "« a »".repeat(MANY))),
        control("<w:tag w:val=\"1a-1\"/><w14:checkbox/>", &p("x")).repeat(MANY),
        p("{{ case(\"1a-1\") }} x").repeat(MANY),
        control("<w:tag w:val=\"rne.nmm\"/><w:text/>", &p("x")).repeat(MANY),
    ] {
        let found = end(&Package::new(&body).bytes());
        assert!(
            matches!(found, End::Faulty(ref trouble) if !matches!(trouble, Trouble::Internal(_))),
            "{found:?}"
        );
    }
    let broken = End::Refused(PackageError::Xml(DOCUMENT.to_owned()));
    // #elements-in-a-text
    let text = format!("<w:p><w:r><w:t>a{}b</w:t></w:r></w:p>", p("{{ case(\"1a-1\") }} x"));
    assert_eq!(end(&Package::new(&text).bytes()), broken);
    let deep = "<w:a>".repeat(300) + &"</w:a>".repeat(300);
    assert_eq!(end(&Package::new(&deep).bytes()), broken);
}

/// What grows when a letter is filled ends before it is large: fuel pays for steps and for bytes.
#[test]
fn a_template_that_would_fill_the_memory_is_stopped() {
    let loops = |inner: &str| {
        p("{% for i in range(100000) %}")
            + &p("{% for j in range(100000) %}")
            + inner
            + &p("{% endfor %}{% endfor %}")
    };
    let double = p("{% set a = 'xxxxxxxxxx' %}") + &p("{% set a = a ~ a %}").repeat(60) + &p("{{ a }}");
    for body in [
        loops(""),
        loops(&p(&"texte ".repeat(1000))),
        loops(&p("{% set a = range(100000) | sort | list %}")),
        loops(&p("{% if 5 in range(100000) | list %}a{% endif %}")),
        double,
        p("{% set a = 'xxxxxxxxxx' %}") + &p("{% set a = a | replace('x', a) %}").repeat(9) + &p("{{ a }}"),
        p("{% set a = 'xxxxxxxxxx' * 100000000 %}{{ a }}"),
        p("{{ range(10) | batch(1000000000, 'x') | list | length }}"),
        p("{{ range(10) | slice(1000000000) | list | length }}"),
        p(
            "{% set a = range(99999) | join('xxxxxxxxxxxxxxxxxxxxxxxxx') %}{{ range(99999) | join(a) | length }}",
        ),
        p("{{ range(100000) | list | paragraphs }}"),
    ] {
        assert_eq!(end(&Package::new(&body).bytes()), End::Stopped("out of fuel"), "{body:.200}");
    }
}
