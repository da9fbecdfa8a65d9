//! How long a thread was at work.

use std::time::{Duration, Instant};

/// Counts the time that this thread is at work, where the system tells it (Linux), so
/// that other programs on the machine matter less; elsewhere all time that passes.
pub struct Clock {
    started: Instant,
    cpu: Option<u64>,
}

impl Clock {
    pub fn start() -> Self {
        Self {
            cpu: on_cpu_nanos(),
            started: Instant::now(),
        }
    }

    pub fn passed(&self) -> Duration {
        match (self.cpu, on_cpu_nanos()) {
            (Some(before), Some(now)) => Duration::from_nanos(now - before),
            _ => self.started.elapsed(),
        }
    }
}

fn on_cpu_nanos() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok()
}
