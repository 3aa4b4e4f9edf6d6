//! The screen says once what to do about findings that are mended alike, and where all of them are.

use crate::campaign::small::{Book, REPORT, SCHOOLS, TEACHERS, house};

fn crowded(imp: &str) -> Book {
    let mut book = Book::small().set(SCHOOLS, 2, "Dotation IMP", "20");
    for name in
        ["ABEL", "BAKER", "CARLIER", "DURAND", "ENOKA", "FRANK", "GOA", "HNAIJE", "IPERE", "JOREDIE", "KAWA"]
    {
        let row = ["9830004M", "M.", name, "Luc", imp, "", "", "x", "", ""];
        book.sheet(TEACHERS).push(row.map(str::to_owned).to_vec());
    }
    book
}

#[test]
fn warnings_with_one_remedy_stand_together() {
    let said = house(&crowded("0,5"))
        .asks("verifier")
        .says_all(&[
            "I05 Quart ou demi-taux sans partage déclaré (11)",
            "- Référents!E5 0,5 IMP sans que",
            "- Référents!E6",
            "- Référents!E7 0,5 IMP sans que la mission soit déclarée partagée. … et 8 autres : Référents!E8, E9, E10, E11, E12, \
             E13, E14, E15 Que faire ? Cochez « Mission partagée »",
        ])
        .writes(&[REPORT])
        .run();
    assert_eq!(said.matches("Cochez « Mission").count(), 1, "{said}");
}

#[test]
fn errors_are_told_one_by_one_up_to_ten() {
    house(&crowded("beaucoup"))
        .asks("verifier")
        .ends_with(3)
        .says_all(&[
            "11 erreurs I01 Nombre d’IMP absent ou illisible (11)",
            "- Référents!E14 « beaucoup » n’est pas un nombre d’IMP. … et 1 autre : Référents!E15 Que faire ? Écrivez",
        ])
        .writes(&[REPORT])
        .run();
}
