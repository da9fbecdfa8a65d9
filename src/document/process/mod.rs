//! Reading in a process of its own, so that a document can never take the window
//! with it.
//!
//! Documents come from anywhere. A reader that runs into a damaged or hostile one
//! may go in circles, ask for all memory there is, or overflow its stack, and the
//! last of these ends a program at once: nothing in the same process can catch it.
//! So [`Reader::Process`] starts the same binary once more for each file:
//!
//! 1. The parent opens the file, makes sure that it is a regular one, and reads at
//!    most [`MAX_BYTES`](super::MAX_BYTES) of it, whatever size it claims to have.
//! 2. The child (`contend read-document …`) bounds its own memory and processor
//!    time before it reads a byte, takes the file's bytes from its standard input
//!    (it opens no file and gets no environment), and writes one
//!    reply with its length in front to its standard output.
//! 3. The parent bounds the time on the clock and the length of the reply, and ends
//!    the child when it takes too long, says too much, or is no longer wanted.
//!    Whatever is no whole reply is an error with a sentence that says what happened.
//!
//! On Unix the child sets `RLIMIT_DATA`, `RLIMIT_AS`, `RLIMIT_CPU`, `RLIMIT_CORE` and
//! `RLIMIT_FSIZE`; macOS accepts the memory limits and does not hold to all of them.
//! On other systems only the parent's bounds on time and length hold.
//!
//! Plain text is read in the window's own process: decoding it is one pass without
//! recursion and with memory in proportion to the file, so there is nothing to
//! guard against, and most maps quote plain text.

mod cancel;
mod ended;
mod limits;
mod parent;
mod reader;
mod reply;
mod serve;
mod stamp;
mod task;

pub use cancel::Cancel;
pub use limits::Limits;
pub use reader::{FileRead, Reader};
pub use serve::serve;
pub use stamp::FileStamp;
