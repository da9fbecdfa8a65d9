//! The same powers without a window.
//!
//! [`run`] takes the arguments and does what they ask, except for opening a
//! window: that it leaves to the caller, as [`Command::Open`].

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
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::bibliography::Style;
use crate::document::Reader;

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

/// Argument maps: competing explanations laid out as linked claims, backed by
/// quotes that are anchored in documents.
#[derive(Parser)]
#[command(name = "contend", version, args_conflicts_with_subcommands = true)]
struct Arguments {
    /// Maps to open in the window
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to draw the window with; without it, wgpu is tried first and then glow
    #[arg(long, value_enum)]
    renderer: Option<Renderer>,
    #[command(subcommand)]
    task: Option<Task>,
}

#[derive(Subcommand)]
enum Task {
    Check(CheckArguments),
    Show(ShowArguments),
    Generate(GenerateArguments),
    Format(FormatArguments),
    Cite(CiteArguments),
    Quotes(QuotesArguments),
    Evaluate(EvaluateArguments),
    Matrix(MatrixArguments),
    Layout(LayoutArguments),
    #[command(subcommand)]
    Document(DocumentTask),
    #[command(subcommand)]
    Quote(QuoteTask),
}

/// Print the problems of maps and the state of every quote
///
/// Leaves with 0 where all is well, with 1 where there are errors or warnings, or
/// quotes that the documents do not bear out (missing, ambiguous or approximate),
/// and with 2 where a map or the documents could not be read. Hints, and quotes
/// without a document, are told and count for nothing.
#[derive(Args)]
struct CheckArguments {
    /// The maps to check
    #[arg(value_name = "MAP", required = true)]
    maps: Vec<PathBuf>,
    /// A folder of documents of any kind that can be read; each is matched to the
    /// source whose quotes it holds
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
    /// Print JSON for other programs
    #[arg(long)]
    json: bool,
}

/// Print a whole map
#[derive(Args)]
struct ShowArguments {
    /// The map to print
    #[arg(value_name = "MAP")]
    map: PathBuf,
    /// Print JSON, with the names of the file; without it, the file's own format
    #[arg(long)]
    json: bool,
}

/// Write a large realistic map, for trying out
#[derive(Args)]
struct GenerateArguments {
    /// How many claims
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    claims: u32,
    /// Another map for another number; one number gives one map on every machine
    #[arg(long, value_name = "S", default_value_t = 0)]
    seed: u64,
    /// The file to write; one that is there is replaced
    #[arg(short, long, value_name = "MAP")]
    output: PathBuf,
}

/// Rewrite maps the way this program saves them
///
/// For files that were written or merged by hand: fields in order, records sorted.
/// Comments are not kept.
#[derive(Args)]
struct FormatArguments {
    /// The maps to rewrite
    #[arg(value_name = "MAP", required = true)]
    maps: Vec<PathBuf>,
    /// Alter nothing; leave with 1 where a file would be rewritten
    #[arg(long)]
    check: bool,
}

/// Print the list of references of a map
///
/// What a record lacks is left out, as the style has it; `--format json` says what
/// that is.
#[derive(Args)]
struct CiteArguments {
    /// The map whose sources to list
    #[arg(value_name = "MAP")]
    map: PathBuf,
    /// apa, chicago-author-date, chicago-notes or mla
    #[arg(long, value_name = "STYLE", default_value_t)]
    style: Style,
    /// How to print it
    #[arg(long, value_enum, default_value_t = CiteFormat::Text)]
    format: CiteFormat,
    /// Only sources that a quote behind a claim is from
    #[arg(long)]
    quoted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CiteFormat {
    Text,
    Markdown,
    Json,
}

/// Print the quotes of a map as a table, with citations
///
/// Each with its state, its source and place, the claims that rest on it, tags,
/// ratings and note. Leaves with 2 where the map or the documents could not be
/// read.
#[derive(Args)]
#[command(group = clap::ArgGroup::new("format").required(true))]
struct QuotesArguments {
    /// The map whose quotes to print
    #[arg(value_name = "MAP")]
    map: PathBuf,
    /// A folder of documents; each is matched to the source whose quotes it holds
    #[arg(long, value_name = "DIR")]
    documents: Option<PathBuf>,
    /// The style of the references: apa, chicago-author-date, chicago-notes or mla
    #[arg(long, value_name = "STYLE", default_value_t)]
    style: Style,
    /// Comma-separated values, for spreadsheets
    #[arg(long, group = "format")]
    csv: bool,
    /// A Markdown table with its references, for texts
    #[arg(long, group = "format")]
    markdown: bool,
}

/// Lay out a map as the window does, and say how it came out
///
/// Sizes are those of the window's own fonts; places are in points at zoom 1, with y
/// growing downwards. What is pinned or folded in the map is so here. Leaves with 2
/// where the map could not be read.
#[derive(Args)]
struct LayoutArguments {
    /// The map to lay out
    #[arg(value_name = "MAP")]
    map: PathBuf,
    /// How to arrange it; without it, as the map says of itself
    #[arg(long, value_name = "NAME", value_parser = layout::known_arrangement)]
    arrangement: Option<String>,
    /// Width over height of the screen or page to fill; without it, what the map says, or 1.6
    #[arg(long, value_name = "R", value_parser = layout::sensible_aspect)]
    aspect: Option<f32>,
    /// Print JSON for other programs: every card, reason and line with its place
    ///
    /// "references" are the small cards that stand for a claim away from its home: "id" is
    /// the claim, "in" the reason or question that they stand in. "crossings" counts the
    /// places where two lines cross: lines with an end in common do not cross each other,
    /// and where several lines from one record run on top of each other they count as one.
    /// "cards_crossed" counts cards, questions and references that lines run through
    /// without joining them, for each card and line one; lines of the tree, across the
    /// tree and of conflicts alike.
    #[arg(long)]
    json: bool,
}

/// Judge the theses of a map
///
/// Says how each question stands under three readings, which are never made into one:
/// the verdict, the strengths, and the evidence matrix; and what would change that.
#[derive(Args)]
struct EvaluateArguments {
    /// The map to judge
    #[arg(value_name = "MAP")]
    map: PathBuf,
    /// One question, by its id; without it, all
    #[arg(long, value_name = "ID")]
    question: Option<String>,
    /// Whose ratings count before those of the map, by name
    #[arg(long, value_name = "NAME")]
    perspective: Option<String>,
    /// preponderance, clear-and-convincing or beyond-reasonable-doubt, in place of what
    /// each question asks for
    #[arg(long, value_name = "NAME")]
    standard: Option<String>,
    /// Print JSON for other programs
    #[arg(long)]
    json: bool,
}

/// Print the evidence matrix of a map
///
/// Evidence in rows, the theses of a question in columns. What was set by hand is
/// marked with an asterisk.
#[derive(Args)]
struct MatrixArguments {
    /// The map whose matrix to print
    #[arg(value_name = "MAP")]
    map: PathBuf,
    /// One question, by its id; without it, all
    #[arg(long, value_name = "ID")]
    question: Option<String>,
    /// Whose ratings and cells count before those of the map, by name
    #[arg(long, value_name = "NAME")]
    perspective: Option<String>,
    /// Comma-separated values, for spreadsheets
    #[arg(long, required = true)]
    csv: bool,
}

/// Read documents: plain text, Markdown, web pages, PDF, Word and e-books
#[derive(Subcommand)]
enum DocumentTask {
    /// Print the text in which quotes are looked for
    ///
    /// Nothing is added and nothing tidied away, so that positions of quotes are
    /// those of what is printed. Leaves with 2 where the file could not be read.
    Text {
        /// The document
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// Look for quotes in documents
#[derive(Subcommand)]
enum QuoteTask {
    Find(QuoteFindArguments),
}

/// Say whether a document holds some words, where, and what differs
///
/// Leaves with 0 where the words are exact, normalised or elided, with 1 where they
/// are approximate, ambiguous or missing, and with 2 where the document could not
/// be read. Positions are in characters of what `contend document text` prints.
#[derive(Args)]
struct QuoteFindArguments {
    /// The document to look in
    #[arg(value_name = "DOCUMENT")]
    document: PathBuf,
    /// The words to look for
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    exact: String,
    /// What stands right before them
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    prefix: String,
    /// What stands right after them
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    suffix: String,
    /// Where they began when they were quoted, in characters
    #[arg(long, value_name = "N")]
    hint: Option<usize>,
    /// Print JSON for other programs
    #[arg(long)]
    json: bool,
}

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
