//! The bounds of a reading process.

use std::time::Duration;

/// What a reading process may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// On the clock, from its start to the end of its reply. Of processor time it
    /// gets as many seconds, rounded up.
    pub time: Duration,
    /// Memory that it can write to, its stacks included.
    pub memory_bytes: u64,
    /// The length of its reply.
    pub reply_bytes: u64,
}

impl Default for Limits {
    /// One minute, 1 GB, and a reply of 256 MB: four times the largest file.
    fn default() -> Self {
        Self {
            time: Duration::from_mins(1),
            memory_bytes: 1 << 30,
            reply_bytes: 256 << 20,
        }
    }
}

impl Limits {
    /// Whole seconds, at least one.
    pub(super) fn seconds(&self) -> u64 {
        let Self { time, .. } = self;
        (time.as_secs() + u64::from(time.subsec_nanos() > 0)).max(1)
    }
}

/// Bounds this process. What the system refuses to bound stays unbounded: the
/// parent's bound on time holds all the same.
#[cfg(unix)]
pub(super) fn bound_this_process(memory_bytes: u64, cpu_seconds: u64) {
    use rlimit::Resource;

    /// What is mapped without being memory of its own: the program's code, and what
    /// the allocator reserves ahead.
    const MAPPED_BESIDES: u64 = 1 << 30;
    let bounds = [
        (Resource::DATA, memory_bytes),
        (Resource::AS, memory_bytes.saturating_add(MAPPED_BESIDES)),
        (Resource::CPU, cpu_seconds),
        // Neither a memory image where it fails nor any other file.
        (Resource::CORE, 0),
        (Resource::FSIZE, 0),
    ];
    for (resource, bound) in bounds {
        let allowed = resource.get().map_or(bound, |(_, hard)| bound.min(hard));
        if let Err(error) = resource.set(allowed, allowed) {
            log::debug!("no bound on {}: {error}", resource.as_name());
        }
    }
}

#[cfg(not(unix))]
pub(super) fn bound_this_process(_memory_bytes: u64, _cpu_seconds: u64) {}
