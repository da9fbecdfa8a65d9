//! A typed path, and what can stand at its end.

use std::io::ErrorKind;
use std::path::{MAIN_SEPARATOR, Path, PathBuf, is_separator};

use crate::file::folder::{FolderItem, list};

/// What is typed, with what its folder holds.
#[derive(Clone, Debug, Default)]
pub struct PathField {
    pub text: String,
    /// The row that the keyboard is on.
    pub chosen: Option<usize>,
    /// Relative paths start here.
    base: PathBuf,
    extensions: &'static [&'static str],
    /// The folder that was listed, and what is in it or why that is unknown.
    listed: Option<(PathBuf, Result<Vec<FolderItem>, String>)>,
}

impl PathField {
    #[must_use]
    pub fn new(folder: &Path, name: &str, extensions: &'static [&'static str]) -> Self {
        let mut text = with_separator(folder);
        text.push_str(name);
        Self {
            text,
            base: folder.to_owned(),
            extensions,
            ..Self::default()
        }
    }

    /// The path that is typed, made whole.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        let text = self.text.trim();
        // What is pasted from a file manager or a terminal.
        let text = text.strip_prefix("file://").unwrap_or(text);
        let text = text.trim_matches(['"', '\'']);
        let text = started_over(text);
        match (text.strip_prefix('~'), home()) {
            (Some(rest), Some(home)) => home.join(rest.trim_start_matches(is_separator)),
            _ => self.base.join(text),
        }
    }

    /// The folder that is typed, and the beginning of a name in it.
    fn parts(&self) -> (PathBuf, String) {
        let path = self.path();
        if self.text.trim().is_empty() || self.text.ends_with(is_separator) {
            return (path, String::new());
        }
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let folder = path.parent().map(Path::to_owned);
        match (folder, name) {
            (Some(folder), Some(name)) => (folder, name),
            _ => (path, String::new()),
        }
    }

    /// What the folder holds that begins as typed; all of it where nothing does.
    ///
    /// # Errors
    /// Why the folder cannot be read.
    pub fn items(&mut self) -> Result<Vec<FolderItem>, String> {
        let (folder, begun) = self.parts();
        if self
            .listed
            .as_ref()
            .is_none_or(|(listed, _)| *listed != folder)
        {
            let items = list(&folder, self.extensions).map_err(|error| why_not(&error));
            self.listed = Some((folder, items));
        }
        let Some((_, items)) = &self.listed else {
            return Ok(Vec::new());
        };
        let items = items.clone()?;
        let begun = begun.to_lowercase();
        let fitting: Vec<FolderItem> = items
            .iter()
            .filter(|item| item.name.to_lowercase().starts_with(&begun))
            .cloned()
            .collect();
        Ok(if fitting.is_empty() { items } else { fitting })
    }

    /// Puts an item in the place of what is typed.
    pub fn take(&mut self, item: &FolderItem) {
        self.text = match item.is_folder {
            true => with_separator(&item.path),
            false => item.path.to_string_lossy().into_owned(),
        };
        self.chosen = None;
    }

    /// Goes to the folder above, keeping a name that is typed.
    pub fn go_up(&mut self) {
        let (folder, begun) = self.parts();
        if let Some(above) = folder.parent() {
            self.text = with_separator(above) + &begun;
            self.chosen = None;
        }
    }
}

/// What counts of a path that was typed behind another: `/home/me//tmp` is `/tmp`,
/// and `/home/me/~/x` is `~/x`.
fn started_over(text: &str) -> &str {
    let root = text.rfind("//").map(|at| at + 1);
    let home = text.rfind("/~").map(|at| at + 1);
    root.max(home).and_then(|at| text.get(at..)).unwrap_or(text)
}

fn with_separator(folder: &Path) -> String {
    let mut text = folder.to_string_lossy().into_owned();
    if !text.is_empty() && !text.ends_with(is_separator) {
        text.push(MAIN_SEPARATOR);
    }
    text
}

fn why_not(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "There is no such folder.".to_owned(),
        ErrorKind::PermissionDenied => "You may not look into this folder.".to_owned(),
        ErrorKind::NotADirectory => "This is not a folder.".to_owned(),
        _ => format!("This folder cannot be shown: {error}."),
    }
}

/// The user's home folder.
#[must_use]
pub fn home() -> Option<PathBuf> {
    directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_narrows_and_taking_goes_in() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("maps")).unwrap();
        for name in ["maps/one.ron", "maps/two.ron", "other.ron"] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let mut field = PathField::new(folder.path(), "", &["ron"]);
        let names = |field: &mut PathField| -> Vec<String> {
            let items = field.items().unwrap();
            items.into_iter().map(|item| item.name).collect()
        };
        assert_eq!(names(&mut field), ["maps", "other.ron"]);
        let maps = field.items().unwrap().remove(0);
        field.take(&maps);
        assert_eq!(names(&mut field), ["one.ron", "two.ron"]);
        field.text.push_str("tw");
        assert_eq!(names(&mut field), ["two.ron"]);
        let two = field.items().unwrap().remove(0);
        field.take(&two);
        assert_eq!(field.path(), folder.path().join("maps/two.ron"));
        field.go_up();
        assert_eq!(field.path(), folder.path().join("two.ron"));
        field.text = "/somewhere//tmp/x.ron".into();
        assert_eq!(field.path(), Path::new("/tmp/x.ron"));
        field.text = "nowhere/x".into();
        assert!(field.items().is_err());
    }
}
