//! What sort of Word file a template is: what its letters are, who may write in them, whether it is signed.
//!
//! Sources: ECMA-376 part 1, 11.3.10 (content types), 17.15.1.29 (`w:documentProtection`), 17.15.1.93
//! (`w:writeProtection`); part 2, 12 (signatures); \[MS-OFFMACRO2\] 2.2.1 (macro-enabled documents).

use super::map::{NodeId, Space, XmlMap};
use super::package::{Package, PackageError};
use super::relations::{self, Parts};
use super::slots::{TYPES, type_of};

/// Content type of a document, a template, a document with macros, a template with macros.
const DOCUMENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const TEMPLATE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
const MACRO_DOCUMENT: &str = "application/vnd.ms-word.document.macroEnabled.main+xml";
const MACRO_TEMPLATE: &str = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml";

/// Who may change what in a document. A letter keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// Nobody changes anything without lifting the protection.
    ReadOnly,
    /// Only comments may be added.
    Comments,
    /// Every change is tracked.
    TrackedChanges,
    /// Only forms and content controls may be filled.
    Forms,
    /// Only styles are restricted.
    Styles,
    /// Word asks for a password, or advises, to open it for reading only.
    Opening,
}

/// What the package says of itself beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// The main part's content type in the letters: of a template, that of a document.
    pub(super) content_type: &'static str,
    pub(super) has_macros: bool,
    pub(super) protection: Option<Protection>,
}

impl Kind {
    /// Reads what a template is. The content decides, not the file's name.
    pub(super) fn of(package: &Package, parts: &Parts) -> Result<Self, PackageError> {
        if is_signed(package)? {
            return Err(PackageError::Signed);
        }
        let macros = relations::relations(package, &parts.document)?;
        Ok(Self {
            content_type: letter_type(package, &parts.document)?.ok_or(PackageError::NotWord)?,
            has_macros: macros.iter().any(|relation| relation.kind == "vbaProject"),
            protection: parts
                .settings
                .as_deref()
                .map(|name| protection(package, name))
                .transpose()?
                .flatten(),
        })
    }

    /// The extension of a letter's file.
    pub(super) fn extension(self) -> &'static str {
        if self.content_type == MACRO_DOCUMENT { "docm" } else { "docx" }
    }
}

/// The content type that a letter's main part has; nothing where the part is no Word document.
pub(super) fn letter_type(package: &Package, document: &str) -> Result<Option<&'static str>, PackageError> {
    let Some(own) = type_of(&package.text(TYPES)?, document) else { return Ok(None) };
    let pairs = [
        (DOCUMENT, DOCUMENT),
        (TEMPLATE, DOCUMENT),
        (MACRO_DOCUMENT, MACRO_DOCUMENT),
        (MACRO_TEMPLATE, MACRO_DOCUMENT),
    ];
    Ok(pairs.into_iter().find(|(known, _)| own.eq_ignore_ascii_case(known)).map(|(_, letter)| letter))
}

/// Whether a digital signature is in it: every letter would show it broken. An origin without a signature is
/// what is left of one that was taken away. The signature of macros (`vbaProjectSignature`) is another matter: it covers them only,
/// and they do not change.
fn is_signed(package: &Package) -> Result<bool, PackageError> {
    for relation in relations::relations(package, "")? {
        if relation.address.ends_with("/digital-signature/origin")
            && package.entry(&relation.target).is_some()
        {
            let signatures = relations::relations(package, &relation.target)?;
            if signatures.iter().any(|one| one.address.ends_with("/digital-signature/signature")) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn protection(package: &Package, settings: &str) -> Result<Option<Protection>, PackageError> {
    let xml = package.text(settings)?;
    let map = XmlMap::new(&xml).map_err(|_| PackageError::Xml(settings.to_owned()))?;
    let is_on = |id: NodeId, local: &str| {
        map.value(&xml, id, local).is_some_and(|value| matches!(value.trim(), "1" | "true" | "on"))
    };
    let child = |local: &str| map.child(&xml, map.root(), Space::W, local);
    if let Some(id) = child("documentProtection").filter(|&id| is_on(id, "enforcement")) {
        let kind = match map.value(&xml, id, "edit").as_deref() {
            Some("readOnly") => Some(Protection::ReadOnly),
            Some("comments") => Some(Protection::Comments),
            Some("trackedChanges") => Some(Protection::TrackedChanges),
            Some("forms") => Some(Protection::Forms),
            _ if is_on(id, "formatting") => Some(Protection::Styles),
            _ => None,
        };
        if kind.is_some() {
            return Ok(kind);
        }
    }
    Ok(child("writeProtection").map(|_| Protection::Opening))
}
