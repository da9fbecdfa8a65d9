//! The window: everything that names the toolkit's widgets.

mod action;
mod app;
mod bibliography;
pub mod canvas;
mod command;
mod compare;
mod cruxes;
mod cx;
mod derived;
mod desk;
mod documents;
mod dragged;
mod filtering;
mod importing;
mod jobs;
mod judging;
mod matrix;
mod notice;
mod panels;
mod passages;
mod pointed;
mod quotes;
mod rating;
mod reading;
mod revisions;
mod selection;
mod shell;
mod stack;
mod tab;
#[cfg(test)]
mod test_kit;
pub mod theme;
mod told_apart;
mod view;

pub use action::Action;
pub use app::{App, Options};
pub use command::{Command, CommandInfo, Menu, Scope, Situation, TABLE, availability};
pub use desk::Desk;
pub use judging::JudgeAction;
pub use notice::{Notice, Tone};
pub use view::View;
