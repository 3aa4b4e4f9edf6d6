//! The catalogue on the screen: `lettres-rne regles`.

use lettres_rne::findings::Code;
use serde_json::Value;

use crate::harness::House;

#[test]
fn a_code_read_over_the_telephone_is_explained() {
    House::empty()
        .asks("regles u02 I03")
        .says(
            "
U02   Lettre de contrôle du code UAI fausse (erreur)
      Sens : La dernière lettre d’un code UAI se calcule à partir des chiffres ;
      celle-ci ne va pas avec eux. Un chiffre ou la lettre est donc mal saisi.
      Que faire : Comparez le code avec celui de l’établissement, puis corrigez
      la cellule. Le constat donne la lettre qui irait avec ces chiffres et les
      codes connus qui n’en diffèrent que d’un signe.
      Exemple : 9830004N : avec ces chiffres, le code est 9830004M.

I03   Nombre d’IMP qui n’est pas un taux prévu (avertissement)
      Sens : Le nombre est fait de quarts, mais n’est pas un des taux prévus
      pour une mission. C’est souvent la somme de deux missions, alors que la
      lettre n’en concerne qu’une.
      Que faire : Vérifiez le nombre. Si l’académie admet d’autres taux,
      écrivez-les dans les paramètres.
      Exemple : 1,5 IMP : les taux sont 0,25 ; 0,5 ; 1 ; 2 et 3.
      Réglage : campagne.taux (ou le paramètre « Taux admis (IMP) »)
      Accepter : I03 = [\"9830004M\"] ou I03 = true, sous [acceptes] dans
      lettres-rne.toml
",
        )
        .run();
}

#[test]
fn the_whole_catalogue_is_there_and_a_family_by_its_letters() {
    let house = House::empty();
    let all = house.asks("regles").says_all(&["CODES ET NOMS DES ÉTABLISSEMENTS", "regles U02"]).run();
    for code in Code::ALL {
        let line = format!("{:<6}{} (", code.text(), code.title());
        // a title may be longer than a line
        let begins: String = line.chars().take(50).collect();
        assert!(all.lines().any(|line| line.starts_with(begins.trim_end())), "{begins}");
    }
    let family = house.asks("regles sh").says_all(&["SH01", "SH05"]).run();
    let codes = family.lines().filter(|line| !line.is_empty() && !line.starts_with(' '));
    assert_eq!(codes.map(|line| &line[..4]).collect::<Vec<_>>(), ["SH01", "SH02", "SH03", "SH04", "SH05"]);
}

#[test]
fn it_is_there_for_scripts_too() {
    for (line, number) in [("regles --format json", Code::ALL.len()), ("--format json regles M06 M06", 1)] {
        let json = House::empty().asks(line).says_all(&[]).run();
        let json: Value = serde_json::from_str(&json).unwrap();
        let rules = json["regles"].as_array().unwrap();
        assert_eq!(rules.len(), number);
        let rule = rules.iter().find(|rule| rule["code"] == "M06").unwrap();
        assert_eq!(
            (&rule["gravite"], &rule["reglages"][0]),
            (&"information".into(), &"controles.missions_impossibles".into())
        );
    }
}

#[test]
fn a_code_that_does_not_exist_is_refused_with_the_one_that_was_meant() {
    for (line, sentence) in [
        ("regles U2", "Le code « U2 » n’existe pas. Vouliez-vous dire « U02 » ?"),
        ("regles U02 zut!", "Le code « zut! » n’existe pas."),
    ] {
        let complaint = format!("Commande incorrecte : {sentence} Pour l’aide : lettres-rne --aide");
        House::empty().asks(line).ends_with(2).complains(&complaint).run();
    }
}
