use std::time::Instant;
use lettres_rne_fuzz::{word, wild::words::{Rich, fields}, wild::dice::Dice, wild::targets, docx::{Draft, Identity}};

fn p(t: &str) -> String { word::p(t) }
fn main() {
    let n: usize = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(5000);
    let only = std::env::args().nth(2).unwrap_or_default();
    let cell = |i: &str| format!("<w:tc>{i}</w:tc>");
    let run = |t: &str| format!("<w:r><w:t>{t}</w:t></w:r>");
    let sdt = |props: &str, inner: &str| format!("<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>");
    let f = |k: &str| format!("<w:r><w:fldChar w:fldCharType=\"{k}\"/></w:r>");
    let cases: Vec<(&str, String)> = vec![
        ("paragraphs each with a value", p("Bonjour {{ nom }} !").repeat(n)),
        ("paragraphs alone", p("{{ nom }}").repeat(n)),
        ("one paragraph of values", p(&"{{ nom }} ".repeat(n))),
        ("one paragraph of values, a run each", format!("<w:p>{}</w:p>", run("{{ nom }}").repeat(n))),
        ("one paragraph of pairs", p(&"{% if oui %}a{% endif %}".repeat(n))),
        ("one paragraph of bare pairs", p(&"{% if oui %}{% endif %}".repeat(n))),
        ("paragraphs of bare pairs", [p("{% if oui %}"), p("x"), p("{% endif %}")].concat().repeat(n)),
        ("braces", p(&"{{".repeat(n))),
        ("braces 2", p(&"{% ".repeat(n))),
        ("closers", p(&"}} ".repeat(n))),
        ("unknown", p(&"{{ abc }} ".repeat(n))),
        ("endifs", p(&"{% endif %}".repeat(n))),
        ("nested ifs", [p("{% if oui %}").repeat(n), p("{% endif %}").repeat(n)].concat()),
        ("nested 140", [p("{% if oui %}").repeat(140), p("{% endif %}").repeat(140)].concat()),
        ("unclosed ifs", p("{% if oui %}").repeat(n)),
        ("sets", (0..n).map(|i| p(&format!("{{% set a{i} = nom %}}"))).collect()),
        ("macros", (0..n).map(|i| [p(&format!("{{% macro a{i}(x) %}}")), p("x"), p("{% endmacro %}")].concat()).collect()),
        ("rows", format!("<w:tbl>{}</w:tbl><w:p/>", format!("<w:tr>{}{}</w:tr>", cell(&p("{% if oui %}a")), cell(&p("b{% endif %}"))).repeat(n))),
        ("rows tr", format!("<w:tbl>{}</w:tbl><w:p/>", format!("<w:tr>{}</w:tr><w:tr>{}</w:tr><w:tr>{}</w:tr>", cell(&p("{%tr if oui %}")), cell(&p("a")), cell(&p("{%tr endif %}"))).repeat(n))),
        ("one row of cells", format!("<w:tbl><w:tr>{}</w:tr></w:tbl><w:p/>", cell(&p("{% if oui %}{% endif %}")).repeat(n))),
        ("cells with if", format!("<w:tbl><w:tr>{}</w:tr></w:tbl><w:p/>", cell(&[p("{% if oui %}"),p("a"), p("{% endif %}")].concat()).repeat(n))),
        ("bookmarks", (0..n).map(|i| format!("<w:bookmarkStart w:id=\"{i}\" w:name=\"b{i}\"/>")).collect::<String>() + &p("{% if oui %}a{% endif %}") + &(0..n).map(|i| format!("<w:bookmarkEnd w:id=\"{i}\"/>")).collect::<String>()),
        ("bookmarks in tag", format!("<w:p>{}{}</w:p>", (0..n).map(|i| format!("<w:bookmarkStart w:id=\"{i}\" w:name=\"b{i}\"/>")).collect::<String>(), run("{% if oui %}")) + &p("a") + &p("{% endif %}")),
        ("bookmarks each in a block", (0..n).map(|i| [p("{% if oui %}"), format!("<w:p><w:bookmarkStart w:id=\"{i}\" w:name=\"b{i}\"/>{}</w:p>", run("a")), p("{% endif %}"), format!("<w:p><w:bookmarkEnd w:id=\"{i}\"/></w:p>")].concat()).collect()),
        ("loops with bookmarks", (0..n).map(|i| format!("<w:p>{}<w:bookmarkStart w:id=\"{i}\" w:name=\"b{i}\"/>{}<w:bookmarkEnd w:id=\"{i}\"/></w:p>", run("{% for x in projets %}"), run("a{% endfor %}"))).collect()),
        ("controls", sdt("<w:tag w:val=\"nom\"/><w:text/>", &p("x")).repeat(n)),
        ("controls other", sdt("<w:tag w:val=\"rne.nmm\"/><w:text/>", &p("x")).repeat(n)),
        ("controls and tags", (sdt("<w:tag w:val=\"nom\"/><w:text/>", &p("x")) + &p("{{ nom }}")).repeat(n)),
        ("boxes", sdt("<w:tag w:val=\"1a-1\"/><w14:checkbox/>", &p("x")).repeat(n)),
        ("box tags", p("{{ case(\"1a-1\") }} x").repeat(n)),
        ("repeats", sdt("<w:tag w:val=\"gens\"/><w15:repeatingSection/>", &sdt("<w15:repeatingSectionItem/>", &p("{{ item.nom }}"))).repeat(n)),
        ("repeat members", sdt("<w:tag w:val=\"gens\"/><w15:repeatingSection/>", &sdt("<w15:repeatingSectionItem/>", &p("{{ item.nom }}")).repeat(n))),
        ("merge", format!("<w:p><w:fldSimple w:instr=\" MERGEFIELD nom \">{}</w:fldSimple></w:p>", run("a")).repeat(n)),
        ("merge in one", format!("<w:p>{}</w:p>", format!("<w:fldSimple w:instr=\" MERGEFIELD nom \">{}</w:fldSimple>", run("a")).repeat(n))),
        ("merge and tags", (format!("<w:p><w:fldSimple w:instr=\" MERGEFIELD nom \">{}</w:fldSimple></w:p>", run("a")) + &p("{{ nom }}")).repeat(n)),
        ("fields begin", format!("<w:p>{}</w:p>", f("begin").repeat(n))),
        ("fields nested", format!("<w:p>{}{}</w:p>", f("begin").repeat(n), f("end").repeat(n))),
        ("fields if nested", format!("<w:p>{}{}</w:p>", (f("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>").repeat(n), f("end").repeat(n))),
        ("long merge switch", format!("<w:p><w:fldSimple w:instr=\" MERGEFIELD nom {}\"/></w:p>", "\\b a ".repeat(n))),
        ("hyphens", p("{%- if oui -%}a{%- endif -%}").repeat(n)),
        ("long expression", p(&format!("{{{{ nom{} }}}}", " ~ nom".repeat(n)))),
        ("long or", p(&format!("{{% if oui{} %}}a{{% endif %}}", " or oui".repeat(n)))),
        ("long parens", p(&format!("{{{{ {}nom{} }}}}", "(".repeat(n), ")".repeat(n)))),
        ("long filters", p(&format!("{{{{ nom{} }}}}", " | upper".repeat(n)))),
        ("long not", p(&format!("{{{{ {}nom }}}}", "not ".repeat(n)))),
        ("long attr", p(&format!("{{{{ x{} }}}}", ".a".repeat(n)))),
        ("long index", p(&format!("{{{{ nom{} }}}}", "[0]".repeat(n)))),
        ("long ternary", p(&format!("{{{{ nom{} }}}}", " if oui else nom".repeat(n)))),
        ("long elifs", p(&format!("{{% if oui %}}{}{{% endif %}}", "{% elif oui %}".repeat(n)))),
        ("elif paragraphs", p("{% if oui %}") + &(p("a") + &p("{% elif oui %}")).repeat(n) + &p("{% endif %}")),
        ("guillemets", p(&format!("{{{{ {} }}}}", "« a »".repeat(n)))),
        ("paragraph list", p("{{ projets | paragraphs }}").repeat(n)),
        ("rich", p("a {{r nom }} b").repeat(n)),
        ("images", p("{{ image(\"logo.png\") }}").repeat(n)),
        ("links", format!("<w:p><w:hyperlink>{}</w:hyperlink>{}</w:p>", run("{% if oui %}a"), run("b{% endif %}")).repeat(n)),
        ("text box", format!("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>{}</w:p>", p("{{ nom }}"), run("{% if oui %}a{% endif %}")).repeat(n)),
        ("attributes", format!("<w:p {}/>", (0..n).map(|i| format!("a{i}='' ")).collect::<String>())),
        ("blow: double", p("{% set a = 'xxxxxxxxxx' %}") + &p("{% set a = a ~ a %}").repeat(60) + &p("{{ a }}")),
        ("blow: replace", p("{% set a = 'xxxxxxxxxx' %}") + &p("{% set a = a | replace('x', a) %}").repeat(9) + &p("{{ a }}")),
        ("blow: mul", p("{% set a = 'xxxxxxxxxx' * 100000000 %}{{ a }}")),
        ("blow: range", p("{% for i in range(100000) %}{% for j in range(100000) %}{% endfor %}{% endfor %}")),
        ("blow: range text", p("{% for i in range(100000) %}") + &p(&"texte ".repeat(1000)).repeat(20) + &p("{% endfor %}")),
        ("blow: sort", p("{% for i in range(100000) %}{% set a = range(100000)|sort|list %}{% endfor %}")),
        ("blow: in", p("{% for i in range(100000) %}{% if 5 in range(100000)|list %}{% endif %}{% endfor %}")),
        ("blow: batch", p("{{ range(10)|batch(1000000000, 'x')|list|length }}")),
        ("blow: slice", p("{{ range(10)|slice(1000000000)|list|length }}")),
        ("blow: join", p("{% set a = range(100000)|join('xxxxxxxxxxxxxxxxxxxxxxxxxx') %}{% set b = range(100000)|join(a) %}{{ b|length }}")),
        ("blow: macro", p("{% macro m(x) %}{{ m(x) }}{{ m(x) }}{% endmacro %}{{ m(1) }}")),
        ("blow: macro para", p("{% macro m(x) %}") + &p("{{ m(x) }}").repeat(2) + &p("{% endmacro %}") + &p("{{ m(1) }}")),
        ("blow: rich", p("{{r range(100000)|join('*a* ') }}")),
        ("blow: pieces", p("{{ range(100000)|list | paragraphs }}")),
    ];
    let _ = targets::package;
    for (name, body) in cases {
        if !only.is_empty() && !name.contains(&only) { continue }
        let file = word::Package::new(&body).bytes();
        let t0 = Instant::now();
        print!("{name:40} "); use std::io::Write; std::io::stdout().flush().unwrap();
        let draft = match Draft::read(file) { Ok(d) => d, Err(e) => { println!("read {:?} {e}", t0.elapsed()); continue } };
        let t1 = Instant::now();
        print!("read {:6} ms ", (t1 - t0).as_millis()); std::io::stdout().flush().unwrap();
        match draft.compile(&Rich) {
            Ok(t) => {
                let t2 = Instant::now();
                print!("compile {:6} ms ", (t2 - t1).as_millis()); std::io::stdout().flush().unwrap();
                let mut press = t.press();
                let r = press.letter(&fields(&mut Dice::new(&[])), &Identity::default()).map(|l| l.len());
                println!("fill {:6} ms {}", t2.elapsed().as_millis(), match r { Ok(n) => format!("{n} bytes"), Err(e) => format!("{e}").chars().take(90).collect() });
            }
            Err(fs) => println!("compile {:6} ms {} faults {}", t1.elapsed().as_millis(), fs.len(), format!("{:?}", fs[0].trouble).chars().take(90).collect::<String>()),
        }
    }
}
