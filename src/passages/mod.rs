//! Who else says so: passages of documents that share the words of a claim.
//!
//! An [`Index`] is made of one document: its sentences, and in which of them each
//! word stands. [`search`] takes the indexes of all documents at hand and a
//! [`Query`], the claim's words, and ranks windows of one to four sentences. It
//! compares words and knows nothing of what they mean: a [`Passage`] is a
//! candidate for a person to read, and whether it speaks for the claim or against
//! it is for that person to say.
//!
//! The ranking is BM25 (S. Robertson and H. Zaragoza, "The Probabilistic Relevance
//! Framework: BM25 and Beyond", Foundations and Trends in Information Retrieval 3
//! (2009), 333–389) over stems, with windows for documents and with a bonus for
//! words that stand side by side as they do in the claim, after the ordered pairs
//! of D. Metzler and W. B. Croft, "A Markov Random Field Model for Term
//! Dependencies", SIGIR 2005.

mod cue;
mod index;
mod passage;
mod query;
mod rank;
mod sentence;
mod stem;
mod words;

pub use index::Index;
pub use passage::{Passage, Quoted, Standing};
pub use query::Query;
pub use rank::search;
