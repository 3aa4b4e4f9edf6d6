//! What a campaign starts from: defaults, and the words of the blank workbook and of the sample.

pub mod people;
pub mod sample;
pub mod workbook;

/// Default academy.
pub const ACADEMY: &str = "Vice-rectorat de la Nouvelle-Calédonie";
/// Default service. The acronym is printed as it is, never expanded.
pub const SERVICE: &str = "DANE";
/// Yes.
pub const YES: &str = "oui";
/// No.
pub const NO: &str = "non";
/// What stands for a ceiling that is not given.
pub const NO_CEILING: &str = "sans contrôle";

/// Name of a new campaign's workbook.
pub fn workbook_file(year: &str) -> String {
    format!("academie-{year}.xlsx")
}

/// Name of the sample.
pub const SAMPLE_FILE: &str = "academie-2027.xlsx";
/// Folder of the examples, which are no campaign's own workbook.
pub const EXAMPLES: &str = "exemples";
/// Name of the sample with errors to be mended.
pub const TO_CORRECT_FILE: &str = "academie-a-corriger.xlsx";

/// Folder of the documents.
pub const DOCS: &str = "docs";
/// Name of the page of rules.
pub const RULES_FILE: &str = "regles.md";

/// A new campaign's settings: every key, none of them in force.
pub const SETTINGS: &str = "\
# Réglages de lettres-rne. Tout est facultatif : retirez le # au début d’une ligne pour qu’elle compte.
# Ce fichier l’emporte sur la feuille « Paramètres » du classeur.

[fichiers]
# classeur = \"input/academie-2027.xlsx\"
# modele = \"templates/lettre-mission-rne.docx\"
# sortie = \"output\"

[campagne]
# annee = 2027
# date = 2027-03-01
# academie = \"Vice-rectorat de la Nouvelle-Calédonie\"
# service = \"DANE\"
# valeur_imp = 1250
# monnaie = \"XPF\"
# parite = \"8,38\"
# taux = [\"0,25\", \"0,5\", 1, 2, 3]
# enveloppe = 75
# heures_par_imp = 1
# decharge_compte = true
# perimetre_dotation = \"RNE\"

[lettres]
# dossier = \"{{ uai }} {{ etablissement }}\"
# nom = \"Lettre RNE {{ annee }} - {{ uai }} - {{ nom }} {{ prenom }}\"

[colonnes]
# IMP = \"Quotité retenue\"
# \"1a-1\" = \"Question 12\"
# ignorer = [\"IMP demandées\"]

[controles]
# prefixes_uai = [\"983\"]
# fournisseurs_grand_public = [\"gmail.com\", \"mls.nc\"]
# missions_impossibles = { \"lycée\" = [\"3b-1\"], \"annexe\" = [\"3c\"] }

## Constats acceptés pour l’année : ils restent montrés, mais ne sont plus à vérifier. Une erreur ne s’accepte pas.
## Partout, pour quelques établissements, ou avec un motif ; lettres-rne regles explique chaque code.
[acceptes]
# D03 = true
# SH03 = [\"9830004M\", \"9830277J\"]
# C03 = { \"9830420P\" = \"le collège n’a pas d’autre adresse\" }
# X03 = { tous = \"lignes filtrées par province\" }

## L’envoi des lettres (lettres-rne envoyer). Aucun mot de passe ici : il vient de LETTRES_RNE_MOT_DE_PASSE, ou il est demandé.
[courriel]
# expediteur = \"DANE <dane@exemple.invalid>\"
# repondre_a = \"rne@exemple.invalid\"
# copie = [\"archives@exemple.invalid\"]
# copie_referent = false
# un_message_par = \"établissement\"
# piece_jointe = \"docx\"
# noms_des_pieces = \"nom\"
# taille_max_mo = 10

[courriel.smtp]
# serveur = \"smtp.exemple.invalid\"
# port = 465
# securite = \"tls\"
# identifiant = \"dane@exemple.invalid\"
# authentification = \"mot de passe\"
# autorite = \"autorite.pem\"
# patience = \"10 min\"
# reprises = [\"5 min\", \"15 min\", \"30 min\"]

[courriel.imap]
# serveur = \"imap.exemple.invalid\"
# port = 993
# securite = \"tls\"
# identifiant = \"dane@exemple.invalid\"
# authentification = \"mot de passe\"
# autorite = \"autorite.pem\"
# patience = \"1 min\"

[courriel.cadence]
# prereglage = \"zimbra-education-nationale\"
# fenetres = { \"1\" = 100, \"10\" = 150, \"60\" = 400, \"600\" = 1000 }
# entre_messages = \"3 s\"
# nuit = \"20:00-07:00\"
# diviseur_nuit = 4
# diviseur_week_end = 2
# fuseau = \"Europe/Paris\"
";
