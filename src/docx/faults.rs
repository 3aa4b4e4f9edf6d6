//! What can be wrong with a template: data only. The sentences stand in the room of French.

/// The part of the document that a person would point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// The text itself.
    Body,
    /// A page header.
    Header,
    /// A page footer.
    Footer,
    /// The footnotes.
    Footnotes,
    /// The endnotes.
    Endnotes,
    /// The comments.
    Comments,
}

/// Where in a template: region, paragraph and the paragraph's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The part of the document.
    pub region: Region,
    /// Number of the paragraph in that part, from 1; 0 for the part as a whole.
    pub paragraph: usize,
    /// The beginning of the paragraph's text, tags included.
    pub words: String,
}

/// One fault of a template, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where it is.
    pub spot: Spot,
    /// What it is.
    pub trouble: Trouble,
}

/// The closed list of what can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// `{{ nom`: not closed in its paragraph. Holds the first words.
    Unclosed(String),
    /// `nom }}`: closed, never opened. Holds the braces.
    Unopened(String),
    /// `{{ rne.nmo }}`: no such field.
    UnknownField {
        /// The name as typed.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// `{{ nom | majuscule }}`: no such filter or test.
    UnknownFilter {
        /// The name as typed.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// `{% fi x %}`: no such keyword.
    UnknownKeyword {
        /// The keyword as typed.
        name: String,
        /// The nearest keyword that exists.
        nearest: Option<String>,
    },
    /// `{{ nom prenom }}`: can't be understood. Holds the words of the tag.
    Unreadable(String),
    /// `{{ case("1z") }}`: neither a mission's code nor one of the options. Holds the code as typed.
    UnknownBox(String),
    /// `{{ case() }}`, `{{ case("?") }}`: a box that has no code yet.
    BoxWithoutCode,
    /// The same code on two boxes.
    DoubleBox {
        /// The code.
        code: String,
        /// The first line that has it.
        first: Spot,
    },
    /// `{% if x %}` without its end. Holds the tag's words.
    BlockUnclosed(String),
    /// `{% endif %}`, `{% else %}` without a beginning. Holds the tag's words.
    BlockUnopened(String),
    /// A block that begins and ends at different depths: in two cells, say.
    BlockAcross {
        /// The opening tag's words.
        opening: String,
        /// Where it opens.
        opened: Spot,
        /// The closing tag's words.
        closing: String,
    },
    /// `{%p … %}` or `{%tr … %}` would take text away. Holds that text.
    TextLost(String),
    /// `{%p … %}` or `{%tr … %}` would take a picture, a field or the mark of a note away. Holds the tag's words.
    SightLost(String),
    /// `{%tr … %}` outside a table.
    NoRow(String),
    /// A field of Word's own mail merge that asks for more than its value: a condition around it, a number's format, an
    /// end in another paragraph. Holds its name.
    MergeField(String),
    /// `NEXT`: another person's record in the same letter.
    NextRecord,
    /// A loop around a section break. Holds the loop's words.
    SectionRepeated(String),
    /// A macro that is called where what it writes can't stand, or declared inside another block. Holds the tag's words.
    MacroMisplaced(String),
    /// A block or a box in the instruction of a field (`HYPERLINK "…"`), where only values can stand. Holds the tag's words.
    InInstruction(String),
    /// `{{ no` in a control or field that is filled, `m }}` outside of it. Holds the tag's words.
    Halved(String),
    /// A value that becomes paragraphs, or a picture, where there is no paragraph of its own. Holds the tag's words.
    NotHere(String),
    /// `{{ image("logo.png") }}`: no such picture.
    Picture {
        /// The name as typed.
        name: String,
        /// Why there is none.
        why: super::vocabulary::NoPicture,
    },
    /// A value that a filter of the domain can't work with: `{{ rne.nom | date }}`.
    Refused {
        /// The words of the tag, or the merge field's name.
        words: String,
        /// The filter's own words.
        why: String,
    },
    /// A value that the language of templates can't work with.
    Broken {
        /// The words of the tag, or the merge field's name.
        words: String,
        /// Why.
        cause: super::cause::Cause,
    },
    /// The program made of the part does not compile or does not run; holds the library's words, for developers.
    Internal(String),
}
