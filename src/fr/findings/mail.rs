//! Addresses (C).

use super::super::grammar::of_school;
use super::{Told, read};

/// C01: no address.
pub fn address_missing(school: &str, suggestion: Option<&str>) -> Told {
    let remedy = match suggestion {
        Some(address) => format!("Écrivez l’adresse du chef d’établissement ; ce pourrait être {address}."),
        None => {
            "Écrivez l’adresse du chef d’établissement : sans elle, la lettre ne partira pas par courriel."
                .to_owned()
        }
    };
    Told::new(format!("{school} : pas d’adresse de courriel."), remedy)
}

/// C01: not an address.
pub fn address_malformed(value: &str, proposal: Option<&str>) -> Told {
    let remedy = match proposal {
        Some(address) => format!("L’adresse est sans doute {address} : corrigez la cellule."),
        None => "Corrigez la cellule : une adresse s’écrit nom@domaine, sans espace ni accent.".to_owned(),
    };
    Told::new(format!("{} n’est pas une adresse de courriel.", read(value)), remedy)
}

/// C01: a domain that is nearly the usual one.
pub fn address_domain(address: &str, meant: &str) -> Told {
    Told::new(
        format!("Le domaine de l’adresse {address} n’est pas tout à fait celui des autres établissements."),
        format!("Vouliez-vous dire {meant} ? Sinon, rien à faire."),
    )
}

/// C01: the head's own address instead of the school's.
pub fn address_personal(address: &str) -> Told {
    Told::new(
        format!(
            "L’adresse {address} porte le nom du chef d’établissement : elle le suivra s’il change de poste."
        ),
        "Préférez l’adresse de service de l’établissement.",
    )
}

/// C01: understood in spite of its spelling.
pub fn address_cleaned(value: &str, address: &str) -> Told {
    Told::new(format!("{} a été lu comme {address}.", read(value)), format!("Écrivez seulement {address}."))
}

/// C02: the address names another school.
pub fn address_of_another(address: &str, code: &str, named: &str) -> Told {
    Told::new(
        format!("L’adresse {address} est celle de {named}, pas de {code}."),
        "Vérifiez l’adresse : la lettre partirait chez un autre établissement.",
    )
}

/// C03: a private provider.
pub fn address_private(address: &str) -> Told {
    Told::new(
        format!("{address} est une adresse chez un fournisseur grand public."),
        "Préférez l’adresse professionnelle de l’établissement.",
    )
}

/// C04: two schools with one address.
pub fn address_shared(address: &str, other: &str, related: bool) -> Told {
    Told::new(
        format!("L’adresse {address} est aussi celle {}.", of_school(other)),
        if related {
            "Normal pour une annexe et son établissement : un seul courriel portera les lettres des deux."
        } else {
            "Vérifiez : les lettres des deux établissements partiraient à la même personne."
        },
    )
}
