//! Whole campaigns of the real program against a server of our own: who gets which letter, whatever happens between the
//! making of the letters and their leaving.

mod again;
mod campaign;
mod kill;
mod office;
mod relay;
mod schools;
mod settings;
mod swaps;
mod ways;
