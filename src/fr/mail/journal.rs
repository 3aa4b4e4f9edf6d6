//! The journal of the sending: why it can't be used.

use crate::fr::grammar::count;
use crate::fr::typography::quote;

/// The file is empty.
pub const EMPTY: &str = "le fichier est vide";
/// A line is not what was written.
pub const CHANGED: &str = "elle a été modifiée, déplacée ou effacée depuis son écriture";
/// A line says what this version does not know.
pub const UNKNOWN: &str = "elle contient ce que cette version de lettres-rne ne connaît pas";
/// A line says what can't have happened.
pub const IMPOSSIBLE: &str = "elle contredit les lignes précédentes";

/// A line is damaged.
pub fn damaged(path: &str, line: u64, why: &str) -> String {
    format!(
        "Le journal des envois {} est abîmé à la ligne {line} : {why}. Rien n’est envoyé : sans lui, des messages pourraient \
         partir deux fois. Rétablissez la dernière version entière du fichier (OneDrive, sauvegarde), et regardez dans « Envoyés » ce qui \
         est parti depuis : elle n’en sait rien.",
        quote(path)
    )
}

/// A newer version has written it.
pub fn newer(path: &str, format: u32) -> String {
    format!(
        "Le journal des envois {} a été écrit par une version plus récente de lettres-rne (format {format}). Utilisez cette \
         version.",
        quote(path)
    )
}

/// A second journal lies beside it.
pub fn copy(path: &str, copy: &str) -> String {
    format!(
        "Il y a deux journaux des envois : {} et {}. Deux ordinateurs ont sans doute écrit chacun le leur (OneDrive). Rien \
         n’est envoyé : gardez celui dont la dernière ligne est la plus récente, déplacez l’autre hors du dossier, et regardez dans « Envoyés » ce \
         qui est parti de l’autre ordinateur.",
        quote(path),
        quote(copy)
    )
}

/// A fault of ours.
pub fn fault(technical: &str) -> String {
    format!(
        "lettres-rne s’est arrêté avant une étape que le journal des envois interdit : c’est une erreur du programme, \
         signalez-la. Rien n’a été envoyé deux fois. Cause technique : {technical}"
    )
}

/// Messages in doubt keep addresses from being taken out.
pub fn still_in_doubt(messages: usize) -> String {
    format!(
        "Il reste {}. Décidez d’abord ce qu’il en est, avec lettres-rne etat --resoudre ; leurs adresses servent encore.",
        count(messages, "message incertain", "messages incertains")
    )
}
