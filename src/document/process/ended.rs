//! How a reading process ended, in words.

use std::process::ExitStatus;

use crate::document::refused::Refused;

use super::limits::Limits;

/// How it went with a process.
#[derive(Debug)]
pub(super) enum Ended {
    /// By itself; its output is whole as far as its end can tell.
    Left {
        status: ExitStatus,
        output: Vec<u8>,
        /// The last of what it wrote as errors.
        errors: String,
    },
    TooSlow,
    TooMuch,
    Cancelled,
}

/// Why there is no reply from a process that left with `status`.
pub(super) fn explain(status: ExitStatus, errors: &str, limits: &Limits) -> Refused {
    if errors.contains("memory allocation of") || errors.contains("out of memory") {
        return Refused::TooLarge {
            what: format!(
                "it takes more than {} MB of memory",
                limits.memory_bytes >> 20
            ),
        };
    }
    if errors.contains("has overflowed its stack") {
        return Refused::Crashed {
            how: "its parts are nested too deeply".to_owned(),
        };
    }
    match signal(status) {
        Some((SIGXCPU, _)) => Refused::TooSlow {
            seconds: limits.seconds(),
        },
        Some((_, how)) => Refused::Crashed { how },
        None => Refused::Crashed {
            how: match status.code() {
                Some(0) => "its reply was not whole".to_owned(),
                Some(code) => format!("it left with code {code}"),
                None => "it left without a word".to_owned(),
            },
        },
    }
}

/// The processor time is used up.
const SIGXCPU: i32 = 24;

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<(i32, String)> {
    use std::os::unix::process::ExitStatusExt as _;
    let number = status.signal()?;
    let what = match number {
        4 => "an illegal instruction",
        6 => "it gave up",
        7 | 10 | 11 => "it reached outside its memory",
        9 => "the system ended it, perhaps for want of memory",
        15 => "something asked it to end",
        _ => "the system ended it",
    };
    Some((number, format!("{what}, signal {number}")))
}

#[cfg(not(unix))]
fn signal(_status: ExitStatus) -> Option<(i32, String)> {
    None
}
