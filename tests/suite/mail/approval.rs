//! The list to be approved: read back cell by cell, by the product's own reader and by Python's where there is one.

#![allow(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::process::Command;

use jiff::civil::Date;
use lettres_rne::outbox::{Approval, Plan, Row, Unsent, approval};
use lettres_rne::workbook::Book;

use super::{Case, mailbox};

/// The texts of a sheet, row by row.
fn rows(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    let book = Book::of(bytes.to_vec(), "envois-a-valider.xlsx".to_owned()).unwrap();
    let sheet = book.sheets.iter().find(|known| &*known.name == sheet).unwrap();
    sheet.rows.values().map(|cells| cells.values().map(lettres_rne::workbook::Cell::text).collect()).collect()
}

fn list(cases: &[Case], hostile: &str) -> Vec<u8> {
    let plans = [Plan::ToSend, Plan::Sent, Plan::Held];
    let rows = cases.iter().zip(plans).map(|(case, plan)| Row {
        parcel: &case.parcel,
        plan,
        remark: if plan == Plan::Held { hostile.to_owned() } else { String::new() },
        size: 1_234_567,
    });
    let letter = |why: Option<&str>| Unsent {
        uai: "9830277J".to_owned(),
        school: hostile.to_owned(),
        person: "ÉLIE Zoé".to_owned(),
        why: why.map(str::to_owned),
        path: "output/lettres/9830277J Annexe/Lettre.docx".to_owned(),
    };
    let list = Approval {
        year: "2027",
        service: "DANE",
        today: Date::constant(2027, 3, 1),
        sender: &cases[0].sender,
        rows: rows.collect(),
        unsent: vec![letter(None), letter(Some("La lettre a été modifiée"))],
    };
    let bytes = approval(&list).unwrap();
    assert!(bytes == approval(&list).unwrap(), "same content, same bytes");
    bytes
}

#[test]
fn the_list_says_who_gets_what_and_what_does_not_leave() {
    let hostile = "=HYPERLINK(\"http://x\")";
    let mut cases = vec![
        Case::new("a", "[DANE] Lettre – été", "x", &["a.docx", "b.docx"]),
        Case::new("b", "+1", "x", &["c.docx"]),
        Case::new("c", hostile, "x", &["d.docx"]),
    ];
    cases[0].parcel.cc = vec![mailbox("@x -1", "archives@ac-noumea.nc")];
    let bytes = list(&cases, hostile);
    let messages = rows(&bytes, "Envois");
    let hash = |at: usize| cases[0].parcel.pieces[at].hash[..12].to_owned();
    let first = messages.iter().find(|row| row.first().is_some_and(|cell| cell == "1")).unwrap();
    let expected = [
        "1",
        "9830004M Collège Georges Baudoux",
        "Mme Élise WAÏA <ce.9830004m@ac-noumea.nc>",
        "@x -1 <archives@ac-noumea.nc>",
        "[DANE] Lettre – été",
        "1. a.docx\n2. b.docx",
        "1,3\u{a0}Mo",
        &format!("1. {}\n2. {}", hash(0), hash(1)),
        "à envoyer",
    ];
    assert_eq!(first[..9], expected);
    let all = messages.concat();
    for text in [
        "déjà envoyé",
        "retenu",
        "+1",
        hostile,
        "Total à envoyer",
        "1\u{a0}message",
        "2\u{a0}destinataires",
        "2\u{a0}lettres",
        "Signature :",
    ] {
        assert!(all.iter().any(|cell| cell == text), "{text}: {all:?}");
    }
    let others = rows(&bytes, "Papier et retenus").concat();
    for text in ["ÉLIE Zoé", "La lettre a été modifiée", "output/lettres/9830277J Annexe/Lettre.docx"] {
        assert!(others.iter().any(|cell| cell == text), "{text}");
    }
    assert_eq!(others.iter().filter(|cell| cell.starts_with("Pas d’adresse")).count(), 1);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.xlsx");
    std::fs::write(&path, &bytes).unwrap();
    if let Some(kept) = std::env::var_os("LETTRES_RNE_LOOK") {
        std::fs::write(kept, &bytes).unwrap();
    }
    let code = "import sys, openpyxl\nb = openpyxl.load_workbook(sys.argv[1])\n\
                print(sum(c.data_type == 'f' for s in b for r in s.iter_rows() for c in r), [s.print_title_rows for s in b])";
    let run = Command::new("python3").arg("-c").arg(code).arg(&path).output();
    match run {
        Ok(run) if run.status.success() => {
            assert_eq!(String::from_utf8_lossy(&run.stdout).trim(), "0 ['$4:$4', '$4:$4']");
        }
        _ => println!("python3 with openpyxl is not here: the list was not read by it"),
    }
}
