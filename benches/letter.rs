//! What a template and a letter cost, step by step, beside a floor in the same run (`support/floor.rs`). Only the ratios
//! say something on another machine.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench prints, and stops loudly"
)]

mod support;

use std::hint::black_box;
use std::time::Duration;

use lettres_rne::docx::{Draft, Identity, Template, Value};
use lettres_rne::letters::{Fields, identity};
use lettres_rne::workbook::Book;
use lettres_rne::{checks, registry};
use support::floor::Floors;
use support::{Data, shapes};

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let settings = support::settings(folder.path());
    for (name, bytes) in
        [("as the product makes it", shapes::plain()), ("as Word saves it", shapes::like_word())]
    {
        let proved = support::prove(bytes.clone());
        let book = Book::of(support::workbook(72, Data::Clean), "academie.xlsx".to_owned()).unwrap();
        let (registry, findings) = registry::build(&book, proved.missions.clone(), &[], &settings).unwrap();
        let ready = checks::check(&registry, findings, &settings).ready;
        let common = Fields::new(&registry);
        let values = || -> Vec<(Value, Identity)> {
            ready
                .iter()
                .map(|appointment| (common.of(appointment), identity(&registry, appointment)))
                .collect()
        };
        println!("The default template, {name}");
        measure(200, &proved.template, &mut || drop(black_box(support::prove(bytes.clone()))), &values);
    }
    println!("60 boxes and 180 conditions in each of 20 rows");
    let compile = || Draft::read(shapes::worst()).unwrap().unstamped().compile(&shapes::Words).unwrap();
    let values = || (0..4).map(|letter| (shapes::worst_fields(letter), Identity::default())).collect();
    measure(20, &compile(), &mut || drop(black_box(compile())), &values);
}

/// Least times of so many rounds: the floor, the steps of a letter, the whole letter, and a template read, proved and
/// compiled.
fn measure(
    rounds: usize,
    template: &Template,
    compile: &mut dyn FnMut(),
    values: &dyn Fn() -> Vec<(Value, Identity)>,
) {
    let fields = values();
    let mut press = template.press();
    let letters: Vec<Vec<u8>> =
        fields.iter().map(|(fields, identity)| press.letter(fields, identity).unwrap().to_vec()).collect();
    let mut floors = Floors::of(&letters);
    let (fresh, constant) = floors.sizes();
    println!("  {} bytes a letter: {fresh} to compress, {constant} to copy", letters[0].len());
    let mut others = template.press();
    let mut renders = template.press();
    let [floor, render, made, asked, whole] = support::least(
        rounds,
        [
            &mut || floors.run(),
            &mut || fields.iter().for_each(|(fields, _)| renders.render(fields).unwrap()),
            &mut || {
                for (fields, identity) in &fields {
                    black_box(press.letter(fields, identity).unwrap());
                }
            },
            &mut || drop(black_box(values())),
            &mut || {
                for (fields, identity) in values() {
                    black_box(others.letter(&fields, &identity).unwrap());
                }
            },
        ],
    );
    let [compiled] = support::least(rounds.min(30), [compile]);
    let each = |time: Duration| micros(time) / count(&fields);
    let line = |name: &str, micros: f64| {
        println!("  {name:<44} {micros:>9.1} µs   {:>5.2} × the floor", micros / each(floor));
    };
    line("floor: compress and copy", each(floor));
    line("values and identity", each(asked));
    line("render: the parts filled", each(render));
    line("package: compressed, sealed, laid out", each(made) - each(render));
    line("a letter, all of it", each(whole));
    line("compile: a template read, proved, compiled", micros(compiled));
}

#[expect(clippy::cast_precision_loss, reason = "a count of letters")]
fn count<T>(list: &[T]) -> f64 {
    list.len() as f64
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
