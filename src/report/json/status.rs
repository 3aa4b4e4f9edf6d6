//! Where the letters stand, for scripts. Its schema is `docs/etat.schema.json`.

use serde::Serialize;

use super::{FORMAT, other::written};
use crate::fr::typography::bind;
use crate::outbox::{
    Draft, Journal, LetterStatus, ParcelRecord, SchoolStatus, Situation, State, Status, reference,
};

#[derive(Serialize)]
struct Shape<'s> {
    format: u32,
    campagne: &'s str,
    journal: JournalLine,
    comptes: Counts,
    etablissements: Vec<SchoolLine<'s>>,
    a_decider: Vec<MessageLine<'s>>,
    disparus: Vec<MessageLine<'s>>,
    ensuite: Vec<String>,
}

#[derive(Serialize)]
struct JournalLine {
    present: bool,
    messages: usize,
    autres_campagnes: usize,
    lignes_inachevees: usize,
    purge_le: Option<String>,
}

#[derive(Serialize)]
struct Counts {
    lettres: usize,
    faites: usize,
    en_brouillon: usize,
    envoyees: usize,
    recues: usize,
    partielles: usize,
    modifiees: usize,
    deplacees: usize,
    en_cours: usize,
    incertaines: usize,
    refusees: usize,
    differees: usize,
    a_envoyer: usize,
    sans_adresse: usize,
    a_faire: usize,
    abandonnees: usize,
}

#[derive(Serialize)]
struct SchoolLine<'s> {
    uai: &'s str,
    nom: &'s str,
    lettres: Vec<LetterLine<'s>>,
}

#[derive(Serialize)]
struct LetterLine<'s> {
    referent: &'s str,
    lieu: &'s str,
    fichier: &'s str,
    faite: bool,
    etat: &'static str,
    modifiee_depuis: bool,
    message: Option<MessageLine<'s>>,
}

#[derive(Serialize)]
struct MessageLine<'s> {
    reference: &'s str,
    cle: &'s str,
    identifiant: &'s str,
    etablissements: &'s [String],
    etat: &'static str,
    le: String,
    essais: u32,
    destinataires: &'s [String],
    reponse: &'s str,
    laisses_de_cote: Vec<LeftOut<'s>>,
    brouillon: Option<DraftLine>,
}

#[derive(Serialize)]
struct LeftOut<'s> {
    adresse: &'s str,
    reponse: &'s str,
}

#[derive(Serialize)]
struct DraftLine {
    le: String,
    sorte: &'static str,
}

/// Where the letters stand, as JSON. Instants are in UTC.
pub fn json_status(status: &Status) -> String {
    let count = |situation| status.count(situation);
    written(&Shape {
        format: FORMAT,
        campagne: &status.campaign,
        journal: journal(&status.journal),
        comptes: Counts {
            lettres: status.letters().count(),
            faites: status.letters().filter(|(_, letter)| letter.made).count(),
            en_brouillon: count(Situation::Drafted),
            envoyees: count(Situation::Sent),
            recues: count(Situation::Received),
            partielles: count(Situation::Partly),
            modifiees: count(Situation::Changed),
            deplacees: count(Situation::Moved),
            en_cours: count(Situation::UnderWay),
            incertaines: count(Situation::Uncertain),
            refusees: count(Situation::Refused),
            differees: count(Situation::Deferred),
            a_envoyer: count(Situation::Ready),
            sans_adresse: count(Situation::NoAddress),
            a_faire: count(Situation::NotMade),
            abandonnees: count(Situation::Abandoned),
        },
        etablissements: status.schools.iter().map(school).collect(),
        a_decider: status.open.iter().map(message).collect(),
        disparus: status.gone.iter().map(message).collect(),
        ensuite: status.next().iter().map(|step| bind(step)).collect(),
    })
}

fn journal(journal: &Journal) -> JournalLine {
    match journal {
        Journal::Read { messages, others, recovered, purged } => JournalLine {
            present: true,
            messages: *messages,
            autres_campagnes: *others,
            lignes_inachevees: recovered.len(),
            purge_le: purged.map(|at| at.to_string()),
        },
        Journal::Nothing | Journal::Unusable(_) => JournalLine {
            present: false,
            messages: 0,
            autres_campagnes: 0,
            lignes_inachevees: 0,
            purge_le: None,
        },
    }
}

fn school(school: &SchoolStatus) -> SchoolLine<'_> {
    SchoolLine { uai: &school.uai, nom: &school.name, lettres: school.letters.iter().map(letter).collect() }
}

fn letter(letter: &LetterStatus) -> LetterLine<'_> {
    LetterLine {
        referent: &letter.person,
        lieu: &letter.place,
        fichier: &letter.file,
        faite: letter.made,
        etat: situation(letter.situation),
        modifiee_depuis: letter.changed,
        message: letter.record.as_ref().map(message),
    }
}

fn message(record: &ParcelRecord) -> MessageLine<'_> {
    MessageLine {
        reference: reference(record),
        cle: record.key.as_str(),
        identifiant: &record.message_id,
        etablissements: &record.schools,
        etat: state(record.state),
        le: record.since.to_string(),
        essais: record.tries,
        destinataires: &record.recipients,
        reponse: &record.reply,
        laisses_de_cote: record
            .left_out
            .iter()
            .map(|(adresse, reponse)| LeftOut { adresse, reponse })
            .collect(),
        brouillon: record.drafted.map(|(at, how)| DraftLine {
            le: at.to_string(),
            sorte: match how {
                Draft::File => "fichier",
                Draft::Imap => "messagerie",
            },
        }),
    }
}

fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::NotMade => "a_faire",
        Situation::NoAddress => "sans_adresse",
        Situation::Ready => "a_envoyer",
        Situation::Drafted => "brouillon",
        Situation::UnderWay => "en_cours",
        Situation::Deferred => "differee",
        Situation::Refused => "refusee",
        Situation::Uncertain => "incertaine",
        Situation::Sent => "envoyee",
        Situation::Received => "recue",
        Situation::Partly => "partielle",
        Situation::Changed => "modifiee",
        Situation::Moved => "deplacee",
        Situation::Abandoned => "abandonnee",
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Ready => "pret",
        State::UnderWay => "en_cours",
        State::Sent => "envoye",
        State::Deferred => "differe",
        State::Refused => "refuse",
        State::Uncertain => "incertain",
        State::Received => "recu",
        State::Abandoned => "abandonne",
    }
}
