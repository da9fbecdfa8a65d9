//! Runs a reading process and ends it when it does not keep to its bounds.

use std::io::{self, Read, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use super::cancel::Cancel;
use super::ended::Ended;
use super::limits::Limits;
use super::task::Order;

/// How long one waits between two looks at whether the work was called off.
const LOOK_EVERY: Duration = Duration::from_millis(20);
/// How much is kept of what a process writes as errors.
const ERRORS_BYTES: u64 = 16 << 10;
/// How long the errors of a process that has ended are waited for.
const ERRORS_WAIT: Duration = Duration::from_millis(500);

/// A process that is ended when nobody waits for it any more.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail where it has ended already, which is as well.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Starts `program` on the order, hands it the file's bytes, and waits for its reply.
///
/// Its pipes are served by threads that nobody waits for: a process that the child
/// started and that holds a pipe open must not hold up the window.
///
/// # Errors
/// Where the program cannot be started.
pub(super) fn run(
    program: &Path,
    order: &Order,
    bytes: Arc<Vec<u8>>,
    limits: &Limits,
    cancel: &Cancel,
) -> io::Result<Ended> {
    let deadline = Instant::now() + limits.time;
    let mut command = Command::new(program);
    command
        .args(order.arguments())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    // It needs none of it; Windows programs do not start without some of it.
    if cfg!(unix) {
        command.env_clear();
    }
    // The allocator would take a gigabyte ahead as memory to write to, which is all
    // that the bounds allow: it is to reserve room and take what is needed of it.
    command.env("MIMALLOC_ARENA_EAGER_COMMIT", "0");
    let mut child = Running(command.spawn()?);
    let pipes = (
        child.0.stdin.take(),
        child.0.stdout.take(),
        child.0.stderr.take(),
    );
    let (Some(mut input), Some(output), Some(errors)) = pipes else {
        return Err(io::Error::other("no pipes to the reading process"));
    };
    on_thread(move || {
        // One that has ended before it read everything says so in its own way.
        let _ = input.write_all(&bytes);
    })?;
    let output = collected(output, limits.reply_bytes.saturating_add(1), false)?;
    let errors = collected(errors, ERRORS_BYTES, true)?;

    let output = match wait(&output, deadline, cancel) {
        Err(ended) => return Ok(ended),
        Ok(output) => output,
    };
    if output.len() as u64 > limits.reply_bytes {
        return Ok(Ended::TooMuch);
    }
    let status = loop {
        if let Some(status) = child.0.try_wait()? {
            break status;
        }
        if cancel.is_cancelled() {
            return Ok(Ended::Cancelled);
        }
        if Instant::now() >= deadline {
            return Ok(Ended::TooSlow);
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    let errors = match status.success() {
        true => Vec::new(),
        false => errors.recv_timeout(ERRORS_WAIT).unwrap_or_default(),
    };
    Ok(Ended::Left {
        status,
        output,
        errors: String::from_utf8_lossy(&errors).into_owned(),
    })
}

/// What comes first: the output, the end of the time, or the word to stop.
fn wait(output: &Receiver<Vec<u8>>, deadline: Instant, cancel: &Cancel) -> Result<Vec<u8>, Ended> {
    loop {
        if cancel.is_cancelled() {
            return Err(Ended::Cancelled);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Ended::TooSlow);
        }
        match output.recv_timeout(left.min(LOOK_EVERY)) {
            Ok(output) => return Ok(output),
            Err(RecvTimeoutError::Timeout) => {}
            // The thread that reads is gone, and with it the output.
            Err(RecvTimeoutError::Disconnected) => return Ok(Vec::new()),
        }
    }
}

/// Reads at most `limit` bytes of a pipe; with `drain`, what follows is read and
/// dropped, so that whoever writes does not have to wait.
fn collected(
    pipe: impl Read + Send + 'static,
    limit: u64,
    drain: bool,
) -> io::Result<Receiver<Vec<u8>>> {
    let (sender, receiver): (Sender<Vec<u8>>, _) = channel();
    on_thread(move || {
        let mut pipe = pipe;
        let mut bytes = Vec::new();
        // What came before an error counts; whether it is whole is seen later.
        let _ = pipe.by_ref().take(limit).read_to_end(&mut bytes);
        if drain {
            let _ = io::copy(&mut pipe, &mut io::sink());
        }
        let _ = sender.send(bytes);
    })?;
    Ok(receiver)
}

fn on_thread(work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    std::thread::Builder::new()
        .name("reading pipe".into())
        .spawn(work)
        .map(drop)
}
