//! What a reading process is asked for, as arguments of its command line.

use std::ffi::OsString;

use super::limits::Limits;

/// The name of the command, which stands in no help text.
pub(super) const COMMAND: &str = "read-document";

/// What to make of the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Task {
    /// The text with all that the file says of it.
    Text {
        /// How the file's name ends, without the dot.
        extension: String,
    },
    /// A picture of one page.
    Page { index: usize, width_px: u32 },
}

/// A task with what it may take and how many bytes belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Order {
    pub task: Task,
    pub memory_bytes: u64,
    pub cpu_seconds: u64,
    /// Of the file: fewer on the standard input mean that the parent is gone.
    pub file_bytes: u64,
}

impl Order {
    pub(super) fn new(task: Task, limits: &Limits, file_bytes: usize) -> Self {
        Self {
            task,
            memory_bytes: limits.memory_bytes,
            cpu_seconds: limits.seconds(),
            file_bytes: file_bytes as u64,
        }
    }

    pub(super) fn arguments(&self) -> Vec<OsString> {
        let Self {
            task,
            memory_bytes,
            cpu_seconds,
            file_bytes,
        } = self;
        let (name, first, second) = match task {
            Task::Text { extension } => ("text", extension.clone(), String::new()),
            Task::Page { index, width_px } => ("page", index.to_string(), width_px.to_string()),
        };
        let numbers = [memory_bytes, cpu_seconds, file_bytes].map(u64::to_string);
        [COMMAND.to_owned(), name.to_owned(), first, second]
            .into_iter()
            .chain(numbers)
            .map(OsString::from)
            .collect()
    }

    /// The order in a program's arguments, without the program's own name; `None`
    /// where they are not one.
    pub(super) fn from_arguments(arguments: &[OsString]) -> Option<Self> {
        let words: Option<Vec<&str>> = arguments.iter().map(|word| word.to_str()).collect();
        let [command, name, first, second, memory, cpu, bytes] = words?.try_into().ok()?;
        if command != COMMAND {
            return None;
        }
        let task = match name {
            "text" => Task::Text {
                extension: first.to_owned(),
            },
            "page" => Task::Page {
                index: first.parse().ok()?,
                width_px: second.parse().ok()?,
            },
            _ => return None,
        };
        Some(Self {
            task,
            memory_bytes: memory.parse().ok()?,
            cpu_seconds: cpu.parse().ok()?,
            file_bytes: bytes.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_survives_the_command_line() {
        let tasks = [
            Task::Text {
                extension: "pdf".into(),
            },
            Task::Text {
                extension: String::new(),
            },
            Task::Page {
                index: 3,
                width_px: 1200,
            },
        ];
        for task in tasks {
            let order = Order::new(task, &Limits::default(), 42);
            assert_eq!(Order::from_arguments(&order.arguments()), Some(order));
        }
    }

    #[test]
    fn the_arguments_of_people_are_no_orders() {
        for arguments in [
            &[][..],
            &["check", "map.ron"],
            &["read-document"],
            &["read-document", "text", "", "", "1", "1", "x"],
            &["other", "text", "", "", "1", "1", "1"],
        ] {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            assert_eq!(Order::from_arguments(&arguments), None);
        }
    }
}
