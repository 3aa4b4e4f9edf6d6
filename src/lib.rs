//! lettres-rne: one official Word letter per digital referent (RNE), and the budget summary, from one academy
//! workbook. `ARCHITECTURE.md` is the plan of the house; each room's page says what it does.

pub mod checks;
pub mod disk;
pub mod docx;
pub mod findings;
pub mod fr;
pub mod kit;
pub mod letters;
pub mod outbox;
pub mod post;
pub mod registry;
pub mod report;
pub mod run;
pub mod settings;
pub mod summary;
pub mod workbook;
