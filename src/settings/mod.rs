//! Settings: one settled value from defaults, the optional file and the arguments.
//!
//! Order of precedence, highest first: arguments, `lettres-rne.toml`, the workbook's sheet of parameters (read by
//! the registry), defaults.

mod accepted;
pub mod clock;
mod error;
mod file;
mod mail;
mod pace;
mod place;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::fr::kit;

pub use accepted::Acceptance;
pub use error::{Error, UnknownKey};
pub use file::{ACCEPTED, FILE, KEYS};
pub use mail::{Attached, Login, Mail, PASSWORD, Security, Server, TOKEN};
pub use pace::Pace;

/// Folder of workbooks, inside a campaign's folder.
pub const INPUT: &str = "input";
/// Folder of templates.
pub const TEMPLATES: &str = "templates";
/// Folder of everything that is made.
pub const OUTPUT: &str = "output";
/// The default template.
pub const TEMPLATE: &str = "lettre-mission-rne.docx";
/// Endings of files that may be workbooks; what they are is found out by their content.
const WORKBOOKS: [&str; 6] = ["xlsx", "xlsm", "xlsb", "xls", "ods", "csv"];
/// Default pattern of a letter's folder.
const FOLDER_PATTERN: &str = "{{ uai }} {{ etablissement }}";
/// Default pattern of a letter's name.
const NAME_PATTERN: &str = "Lettre RNE {{ annee }} - {{ uai }} - {{ nom }} {{ prenom }}";

/// What the command line says; nothing where it says nothing.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// The campaign's folder.
    pub folder: Option<PathBuf>,
    /// The workbook.
    pub workbook: Option<PathBuf>,
    /// The template.
    pub template: Option<PathBuf>,
    /// The folder of everything that is made.
    pub output: Option<PathBuf>,
    /// Write nothing unless nobody is set aside.
    pub strict: bool,
    /// Only the letters of these schools.
    pub only: Vec<String>,
    /// The date to take for today's.
    pub today: Option<Date>,
}

/// Settled settings.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The campaign's folder.
    pub folder: PathBuf,
    /// The workbook, if it is named; else it is looked for.
    workbook: Option<PathBuf>,
    /// The template, if it is named; else it is looked for.
    template: Option<PathBuf>,
    /// The folder of everything that is made.
    pub output: PathBuf,
    /// Write nothing unless nobody is set aside.
    pub strict: bool,
    /// Only the letters of these schools, codes as typed.
    pub only: Vec<String>,
    /// Today.
    pub today: Date,
    /// What the settings file says of the campaign.
    pub campaign: Overrides,
    /// Pattern of a letter's folder.
    pub folder_pattern: String,
    /// Pattern of a letter's name, without extension.
    pub name_pattern: String,
    /// Titles of the workbook's columns, by ours: what the workbook makes of them is its own affair.
    pub columns: BTreeMap<String, Vec<String>>,
    /// Beginnings of the codes of this academy.
    pub prefixes: Vec<String>,
    /// Domains of providers for private persons.
    pub private_domains: Vec<String>,
    /// Missions, or beginnings of their codes, that a kind of school can't have: kind and codes as typed.
    pub impossible: Vec<(String, Vec<String>)>,
    /// Findings that are accepted for the year.
    pub accepted: Vec<Acceptance>,
    /// How the letters are sent.
    pub mail: Mail,
}

/// The campaign's values that the settings file gives, as typed.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// School year.
    pub year: Option<String>,
    /// Date of the letters.
    pub date: Option<String>,
    /// Academy.
    pub academy: Option<String>,
    /// Service.
    pub service: Option<String>,
    /// Value of one IMP in euros.
    pub imp_value: Option<String>,
    /// Local currency.
    pub currency: Option<String>,
    /// Euros for 1,000 units of the local currency.
    pub parity: Option<String>,
    /// Allowed rates.
    pub rates: Option<String>,
    /// Total envelope in IMP.
    pub ceiling: Option<String>,
    /// Hours per IMP.
    pub hours: Option<String>,
    /// Whether a décharge counts in the envelope.
    pub relief_counts: Option<String>,
    /// What the envelopes pay.
    pub perimeter: Option<String>,
}

impl Settings {
    /// Settles everything that does not need the workbook.
    ///
    /// # Errors
    /// [`Error`] when the folder is not there, or the settings file can't be used.
    pub fn settle(arguments: Arguments) -> Result<Self, Error> {
        let folder = arguments.folder.unwrap_or_else(|| PathBuf::from("."));
        if !folder.is_dir() {
            return Err(Error::NoFolder(folder));
        }
        // "here" is not worth a word in the paths that people read
        let folder = if folder == Path::new(".") { PathBuf::new() } else { folder };
        let file = file::read(&folder)?;
        let inside = |path: String| folder.join(path);
        let scalar = |value: Option<file::Scalar>| value.map(|value| value.text());
        let campaign = Overrides {
            year: scalar(file.campagne.annee),
            date: scalar(file.campagne.date),
            academy: file.campagne.academie,
            service: file.campagne.service,
            imp_value: scalar(file.campagne.valeur_imp),
            currency: file.campagne.monnaie,
            parity: scalar(file.campagne.parite),
            rates: file
                .campagne
                .taux
                .map(|rates| rates.iter().map(file::Scalar::text).collect::<Vec<_>>().join(" ; ")),
            ceiling: scalar(file.campagne.enveloppe),
            hours: scalar(file.campagne.heures_par_imp),
            relief_counts: file
                .campagne
                .decharge_compte
                .map(|yes| if yes { kit::YES } else { kit::NO }.to_owned()),
            perimeter: file.campagne.perimetre_dotation,
        };
        let owned = |list: &[&str]| list.iter().map(|&item| item.to_owned()).collect();
        Ok(Self {
            workbook: arguments.workbook.or_else(|| file.fichiers.classeur.map(inside)),
            template: arguments.template.or_else(|| file.fichiers.modele.map(inside)),
            output: arguments
                .output
                .or_else(|| file.fichiers.sortie.map(inside))
                .unwrap_or_else(|| folder.join(OUTPUT)),
            strict: arguments.strict,
            only: arguments.only,
            today: arguments.today.unwrap_or_else(clock::today),
            campaign,
            folder_pattern: file.lettres.dossier.unwrap_or_else(|| FOLDER_PATTERN.to_owned()),
            name_pattern: file.lettres.nom.unwrap_or_else(|| NAME_PATTERN.to_owned()),
            columns: file.colonnes.into_iter().map(|(key, titles)| (key, titles.list())).collect(),
            prefixes: file.controles.prefixes_uai.unwrap_or_else(|| owned(&["983"])),
            private_domains: file
                .controles
                .fournisseurs_grand_public
                .unwrap_or_else(|| owned(&PRIVATE_DOMAINS)),
            impossible: file.controles.missions_impossibles.unwrap_or_default().into_iter().collect(),
            accepted: accepted::read(file.acceptes),
            mail: mail::settle(file.courriel, inside)?,
            folder,
        })
    }

    /// The workbook: the one that is named, or the only one directly in the input folder.
    ///
    /// # Errors
    /// [`Error`] when there is none, or several: which one is meant is a question, not a guess.
    pub fn workbook(&self) -> Result<PathBuf, Error> {
        if let Some(path) = &self.workbook {
            return Ok(path.clone());
        }
        let folder = self.folder.join(INPUT);
        let mut found = files(&folder, &WORKBOOKS);
        match found.len() {
            0 => Err(Error::NoWorkbook(folder)),
            1 => Ok(found.remove(0)),
            _ => Err(Error::SeveralWorkbooks(found)),
        }
    }

    /// The template: the one that is named, the default one, or the only one in the folder of templates.
    ///
    /// # Errors
    /// [`Error`] when there is none, or several.
    pub fn template(&self) -> Result<PathBuf, Error> {
        if let Some(path) = &self.template {
            return Ok(path.clone());
        }
        let folder = self.folder.join(TEMPLATES);
        let usual = folder.join(TEMPLATE);
        if usual.exists() {
            return Ok(usual);
        }
        let mut found = files(&folder, &["docx", "docm", "dotx", "dotm"]);
        match found.len() {
            0 => Err(Error::NoTemplate(usual)),
            1 => Ok(found.remove(0)),
            _ => Err(Error::SeveralTemplates(found)),
        }
    }
}

/// Providers that private persons of New Caledonia and France use (handbook, C03).
const PRIVATE_DOMAINS: [&str; 18] = [
    "mls.nc",
    "lagoon.nc",
    "nautile.nc",
    "canl.nc",
    "can.nc",
    "yahoo.fr",
    "yahoo.com",
    "gmail.com",
    "hotmail.fr",
    "hotmail.com",
    "outlook.fr",
    "outlook.com",
    "live.fr",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "laposte.net",
    "icloud.com",
];

/// Files of a folder with one of the extensions, by name; lock files of office programs are not files.
fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
            !name.starts_with("~$")
                && !name.starts_with('.')
                && extensions.iter().any(|known| known.eq_ignore_ascii_case(extension))
                && path.is_file()
        })
        .collect();
    found.sort();
    found
}

/// Whether an office program has the file open: it leaves a file of its own beside it.
pub fn is_open_elsewhere(path: &Path) -> bool {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name().and_then(|name| name.to_str())) else {
        return false;
    };
    // Excel and Word write `~$name`, dropping the first letters of a long name; LibreOffice `.~lock.name#`
    let tail: String = name.chars().skip(2).collect();
    [format!("~${name}"), format!("~${tail}"), format!(".~lock.{name}#")]
        .iter()
        .any(|lock| folder.join(lock).exists())
}
