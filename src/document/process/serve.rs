//! The reading process itself.

use std::any::Any;
use std::ffi::OsString;
use std::io::{self, Read as _};
use std::panic::catch_unwind;
use std::process::ExitCode;

use crate::document::pdf::draw_page;
use crate::document::read::read_bytes;
use crate::document::refused::Refused;

use super::limits::bound_this_process;
use super::reply;
use super::task::{Order, Task};

/// Documents nest: elements in elements, objects in objects. The stack of the main
/// thread is what the system happens to give.
const STACK_BYTES: usize = 64 << 20;

/// Does the work of a reading process where the program's arguments (its own name
/// first) order that, and gives the code to leave with; `None` for every other
/// program start. Call it before anything else: the bounds should hold from the
/// beginning.
#[must_use]
pub fn serve(arguments: impl IntoIterator<Item = OsString>) -> Option<ExitCode> {
    let arguments: Vec<OsString> = arguments.into_iter().skip(1).collect();
    let order = Order::from_arguments(&arguments)?;
    bound_this_process(order.memory_bytes, order.cpu_seconds);
    let worker = std::thread::Builder::new()
        .name("reading".into())
        .stack_size(STACK_BYTES)
        .spawn(move || carry_out(&order));
    let failed = match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => return Some(ExitCode::SUCCESS),
        Ok(Ok(Err(error))) | Err(error) => error.to_string(),
        Ok(Err(panic)) => message_of(&*panic).to_owned(),
    };
    // The parent looks here for what went wrong.
    eprintln!("{failed}");
    Some(ExitCode::FAILURE)
}

fn carry_out(order: &Order) -> io::Result<()> {
    let mut bytes = Vec::new();
    (io::stdin().lock().take(order.file_bytes.saturating_add(1))).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != order.file_bytes {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let out = &mut io::stdout().lock();
    match &order.task {
        Task::Text { extension } => {
            let reply = guarded(|| read_bytes(&bytes, extension));
            drop(bytes);
            reply::write(out, &reply)
        }
        Task::Page { index, width_px } => {
            reply::write(out, &guarded(|| draw_page(&bytes, *index, *width_px)))
        }
    }
}

/// What `work` gives, or, where it breaks off, why.
pub(super) fn guarded<T>(
    work: impl FnOnce() -> Result<T, Refused> + std::panic::UnwindSafe,
) -> Result<T, Refused> {
    catch_unwind(work).unwrap_or_else(|panic| {
        Err(Refused::Crashed {
            how: format!("a fault in the program: {}", message_of(&*panic)),
        })
    })
}

fn message_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without a message")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_panics_is_a_refusal_with_its_message() {
        let refused = guarded::<()>(|| panic!("index {} of 3", 7)).unwrap_err();
        let Refused::Crashed { how } = refused else {
            panic!("{refused:?}");
        };
        assert!(how.ends_with("index 7 of 3"), "{how}");
    }

    #[test]
    fn other_program_starts_are_left_alone() {
        let arguments = ["contend", "check", "map.ron"].map(OsString::from);
        assert!(serve(arguments).is_none());
        assert!(serve(["contend".into()]).is_none());
    }
}
