//! What can be said on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::{Renderer, layout};
use crate::bibliography::Style;

/// Argument maps: competing explanations laid out as linked claims, backed by
/// quotes that are anchored in documents.
#[derive(Parser)]
#[command(name = "contend", version, args_conflicts_with_subcommands = true)]
pub(super) struct Arguments {
    /// Maps to open in the window
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// What to draw the window with; without it, wgpu is tried first and then glow
    #[arg(long, value_enum)]
    pub(super) renderer: Option<Renderer>,
    #[command(subcommand)]
    pub(super) task: Option<Task>,
}

#[derive(Subcommand)]
pub(super) enum Task {
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
pub(super) struct CheckArguments {
    /// The maps to check
    #[arg(value_name = "MAP", required = true)]
    pub(super) maps: Vec<PathBuf>,
    /// A folder of documents of any kind that can be read; each is matched to the
    /// source whose quotes it holds
    #[arg(long, value_name = "DIR")]
    pub(super) documents: Option<PathBuf>,
    /// Print JSON for other programs
    #[arg(long)]
    pub(super) json: bool,
}

/// Print a whole map
#[derive(Args)]
pub(super) struct ShowArguments {
    /// The map to print
    #[arg(value_name = "MAP")]
    pub(super) map: PathBuf,
    /// Print JSON, with the names of the file; without it, the file's own format
    #[arg(long)]
    pub(super) json: bool,
}

/// Write a large realistic map, for trying out
#[derive(Args)]
pub(super) struct GenerateArguments {
    /// How many claims
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    pub(super) claims: u32,
    /// Another map for another number; one number gives one map on every machine
    #[arg(long, value_name = "S", default_value_t = 0)]
    pub(super) seed: u64,
    /// The file to write; one that is there is replaced
    #[arg(short, long, value_name = "MAP")]
    pub(super) output: PathBuf,
}

/// Rewrite maps the way this program saves them
///
/// For files that were written or merged by hand: fields in order, records sorted.
/// Comments are not kept.
#[derive(Args)]
pub(super) struct FormatArguments {
    /// The maps to rewrite
    #[arg(value_name = "MAP", required = true)]
    pub(super) maps: Vec<PathBuf>,
    /// Alter nothing; leave with 1 where a file would be rewritten
    #[arg(long)]
    pub(super) check: bool,
}

/// Print the list of references of a map
///
/// What a record lacks is left out, as the style has it; `--format json` says what
/// that is.
#[derive(Args)]
pub(super) struct CiteArguments {
    /// The map whose sources to list
    #[arg(value_name = "MAP")]
    pub(super) map: PathBuf,
    /// apa, chicago-author-date, chicago-notes or mla
    #[arg(long, value_name = "STYLE", default_value_t)]
    pub(super) style: Style,
    /// How to print it
    #[arg(long, value_enum, default_value_t = CiteFormat::Text)]
    pub(super) format: CiteFormat,
    /// Only sources that a quote behind a claim is from
    #[arg(long)]
    pub(super) quoted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CiteFormat {
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
pub(super) struct QuotesArguments {
    /// The map whose quotes to print
    #[arg(value_name = "MAP")]
    pub(super) map: PathBuf,
    /// A folder of documents; each is matched to the source whose quotes it holds
    #[arg(long, value_name = "DIR")]
    pub(super) documents: Option<PathBuf>,
    /// The style of the references: apa, chicago-author-date, chicago-notes or mla
    #[arg(long, value_name = "STYLE", default_value_t)]
    pub(super) style: Style,
    /// Comma-separated values, for spreadsheets
    #[arg(long, group = "format")]
    pub(super) csv: bool,
    /// A Markdown table with its references, for texts
    #[arg(long, group = "format")]
    pub(super) markdown: bool,
}

/// Lay out a map as the window does, and say how it came out
///
/// Sizes are those of the window's own fonts; places are in points at zoom 1, with y
/// growing downwards. What is pinned or folded in the map is so here. Leaves with 2
/// where the map could not be read.
#[derive(Args)]
pub(super) struct LayoutArguments {
    /// The map to lay out
    #[arg(value_name = "MAP")]
    pub(super) map: PathBuf,
    /// How to arrange it; without it, as the map says of itself
    #[arg(long, value_name = "NAME", value_parser = layout::known_arrangement)]
    pub(super) arrangement: Option<String>,
    /// Width over height of the screen or page to fill; without it, what the map says, or 1.6
    #[arg(long, value_name = "R", value_parser = layout::sensible_aspect)]
    pub(super) aspect: Option<f32>,
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
    pub(super) json: bool,
}

/// Judge the theses of a map
///
/// Says how each question stands under three readings, which are never made into one:
/// the verdict, the strengths, and the evidence matrix; and what would change that.
#[derive(Args)]
pub(super) struct EvaluateArguments {
    /// The map to judge
    #[arg(value_name = "MAP")]
    pub(super) map: PathBuf,
    /// One question, by its id; without it, all
    #[arg(long, value_name = "ID")]
    pub(super) question: Option<String>,
    /// Whose ratings count before those of the map, by name
    #[arg(long, value_name = "NAME")]
    pub(super) perspective: Option<String>,
    /// preponderance, clear-and-convincing or beyond-reasonable-doubt, in place of what
    /// each question asks for
    #[arg(long, value_name = "NAME")]
    pub(super) standard: Option<String>,
    /// Print JSON for other programs
    #[arg(long)]
    pub(super) json: bool,
}

/// Print the evidence matrix of a map
///
/// Evidence in rows, the theses of a question in columns. What was set by hand is
/// marked with an asterisk.
#[derive(Args)]
pub(super) struct MatrixArguments {
    /// The map whose matrix to print
    #[arg(value_name = "MAP")]
    pub(super) map: PathBuf,
    /// One question, by its id; without it, all
    #[arg(long, value_name = "ID")]
    pub(super) question: Option<String>,
    /// Whose ratings and cells count before those of the map, by name
    #[arg(long, value_name = "NAME")]
    pub(super) perspective: Option<String>,
    /// Comma-separated values, for spreadsheets
    #[arg(long, required = true)]
    pub(super) csv: bool,
}

/// Read documents: plain text, Markdown, web pages, PDF, Word and e-books
#[derive(Subcommand)]
pub(super) enum DocumentTask {
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
pub(super) enum QuoteTask {
    Find(QuoteFindArguments),
}

/// Say whether a document holds some words, where, and what differs
///
/// Leaves with 0 where the words are exact, normalised or elided, with 1 where they
/// are approximate, ambiguous or missing, and with 2 where the document could not
/// be read. Positions are in characters of what `contend document text` prints.
#[derive(Args)]
pub(super) struct QuoteFindArguments {
    /// The document to look in
    #[arg(value_name = "DOCUMENT")]
    pub(super) document: PathBuf,
    /// The words to look for
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) exact: String,
    /// What stands right before them
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(super) prefix: String,
    /// What stands right after them
    #[arg(
        long,
        value_name = "TEXT",
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub(super) suffix: String,
    /// Where they began when they were quoted, in characters
    #[arg(long, value_name = "N")]
    pub(super) hint: Option<usize>,
    /// Print JSON for other programs
    #[arg(long)]
    pub(super) json: bool,
}
