//! The same powers without a window.
//!
//! [`run`] takes the arguments and does what they ask, except for opening a
//! window: that it leaves to the caller, as [`Command::Open`].

mod arguments;
mod check;
mod cite;
mod document;
mod evaluate;
mod layout;
mod maps;
mod quote;
mod quotes;
mod report;
mod table;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::Context as _;
use clap::{Parser as _, ValueEnum};

use crate::document::Reader;
use arguments::{
    Arguments, CheckArguments, CiteArguments, CiteFormat, DocumentTask, EvaluateArguments,
    FormatArguments, GenerateArguments, LayoutArguments, MatrixArguments, QuoteFindArguments,
    QuoteTask, QuotesArguments, ShowArguments, Task,
};

/// What is left to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Open a window.
    Open {
        files: Vec<PathBuf>,
        /// The one to use, where the user insists.
        renderer: Option<Renderer>,
    },
    /// Nothing: leave with this code.
    Exit(u8),
}

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Renderer {
    /// Vulkan, Metal, DirectX
    Wgpu,
    /// OpenGL
    Glow,
}

/// All is well.
const CLEAN: u8 = 0;
/// There are problems.
const PROBLEMS: u8 = 1;
/// Something could not be used at all.
const UNUSABLE: u8 = 2;

/// Does what the arguments ask, and reads documents in this process: see
/// [`run_with`].
pub fn run<A>(
    arguments: impl IntoIterator<Item = A>,
    out: &mut dyn Write,
    complaints: &mut dyn Write,
) -> Command
where
    A: Into<OsString> + Clone,
{
    run_with(&Reader::InProcess, arguments, out, complaints)
}

/// Does what the arguments ask; the first of them is the program's own name.
/// Documents are read by `reader`. Results go to `out`, complaints to `complaints`.
pub fn run_with<A>(
    reader: &Reader,
    arguments: impl IntoIterator<Item = A>,
    out: &mut dyn Write,
    complaints: &mut dyn Write,
) -> Command
where
    A: Into<OsString> + Clone,
{
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Nobody is left to tell where this fails.
            let _ = if error.use_stderr() {
                write!(complaints, "{error}")
            } else {
                write!(out, "{error}")
            };
            return Command::Exit(u8::try_from(error.exit_code()).unwrap_or(UNUSABLE));
        }
    };
    let Some(task) = arguments.task else {
        return Command::Open {
            files: arguments.files,
            renderer: arguments.renderer,
        };
    };
    let done = match task {
        Task::Check(arguments) => check::check(reader, &arguments, out, complaints),
        Task::Show(arguments) => maps::show(&arguments, out),
        Task::Generate(arguments) => maps::generate(&arguments, out),
        Task::Format(arguments) => maps::format(&arguments, out, complaints),
        Task::Cite(arguments) => cite::cite(&arguments, out),
        Task::Quotes(arguments) => table::quotes(reader, &arguments, out, complaints),
        Task::Evaluate(arguments) => evaluate::evaluate(&arguments, out, complaints),
        Task::Matrix(arguments) => evaluate::matrix(&arguments, out, complaints),
        Task::Layout(arguments) => layout::layout(&arguments, out),
        Task::Document(task) => document::document(reader, &task, out),
        Task::Quote(task) => quote::quote(reader, &task, out),
    };
    let done = done.and_then(|code| out.flush().context("writing").map(|()| code));
    Command::Exit(done.unwrap_or_else(|error| {
        if is_broken_pipe(&error) {
            // Whoever reads has seen enough.
            return CLEAN;
        }
        let _ = writeln!(complaints, "contend: {error:#}");
        UNUSABLE
    }))
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    (error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>()))
    .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
