//! Folders, as far as opening, saving and attaching need them.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Something in a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderItem {
    pub name: String,
    pub path: PathBuf,
    pub is_folder: bool,
}

/// How far a search for texts goes.
const MAX_DEPTH: usize = 6;
const MAX_TEXTS: usize = 500;
const MAX_ITEMS: usize = 20_000;

/// What the folder holds: folders first, each part by name, hidden things left
/// out. Of files only those that end in one of `extensions`, where any are given.
///
/// # Errors
/// Whatever the system says against reading the folder.
pub fn list(folder: &Path, extensions: &[&str]) -> io::Result<Vec<FolderItem>> {
    let mut items = Vec::new();
    for entry in fs::read_dir(folder)?.take(MAX_ITEMS) {
        let Ok(entry) = entry else { continue };
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        let is_folder = path.is_dir();
        let wanted = is_folder || extensions.is_empty() || has_extension(&path, extensions);
        if wanted && !name.starts_with('.') {
            items.push(FolderItem {
                name,
                path,
                is_folder,
            });
        }
    }
    items.sort_by_key(|item| (!item.is_folder, item.name.to_lowercase(), item.name.clone()));
    Ok(items)
}

/// Files found below some paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    pub files: Vec<PathBuf>,
    /// There was more than one search looks at.
    pub cut_short: bool,
}

/// The files among `paths` as they are, and from folders, some levels deep, the
/// files that end in one of `extensions`. Links to folders are not followed.
#[must_use]
pub fn gather(paths: &[PathBuf], extensions: &[&str]) -> Gathered {
    let mut gathered = Gathered::default();
    let mut looked_at = 0;
    let mut waiting: Vec<(PathBuf, usize)> = Vec::new();
    for path in paths {
        if path.is_dir() {
            waiting.push((path.clone(), 0));
        } else {
            gathered.files.push(path.clone());
        }
    }
    waiting.reverse();
    while let Some((folder, depth)) = waiting.pop() {
        let Ok(items) = list(&folder, extensions) else {
            continue;
        };
        looked_at += items.len();
        if looked_at > MAX_ITEMS {
            gathered.cut_short = true;
            break;
        }
        for item in items.into_iter().rev() {
            if !item.is_folder {
                gathered.files.push(item.path);
            } else if depth + 1 > MAX_DEPTH {
                gathered.cut_short = true;
            } else if !item.path.is_symlink() {
                waiting.push((item.path, depth + 1));
            }
        }
    }
    gathered.files.sort();
    gathered.files.dedup();
    if gathered.files.len() > MAX_TEXTS {
        gathered.files.truncate(MAX_TEXTS);
        gathered.cut_short = true;
    }
    gathered
}

/// The file that `relative` names in `folder`, behind all links, if it is there
/// and lies inside the folder.
#[must_use]
pub fn inside(folder: &Path, relative: &str) -> Option<PathBuf> {
    let relative = Path::new(relative);
    if relative.as_os_str().is_empty() || !relative.is_relative() {
        return None;
    }
    let folder = folder.canonicalize().ok()?;
    let path = folder.join(relative).canonicalize().ok()?;
    (path.starts_with(&folder) && path.is_file()).then_some(path)
}

/// How a file in `folder` or below is called from there, with `/` between the
/// parts; `None` where it lies elsewhere.
#[must_use]
pub fn relative_to(folder: &Path, path: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let path = path.canonicalize().ok()?;
    let parts = path.strip_prefix(&folder).ok()?.components();
    let parts: Option<Vec<&str>> = parts
        .map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    parts
        .filter(|parts| !parts.is_empty())
        .map(|parts| parts.join("/"))
}

/// Whether the file is there and marked as not to be written.
#[must_use]
pub fn is_read_only(path: &Path) -> bool {
    path.metadata()
        .is_ok_and(|metadata| metadata.permissions().readonly())
}

/// How large the file is, in bytes, if it is there.
#[must_use]
pub fn size_of(path: &Path) -> Option<u64> {
    path.metadata().ok().map(|metadata| metadata.len())
}

/// A size as people say it: `12 kB`, `3.4 MB`.
#[must_use]
pub fn size_in_words(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} bytes"),
        1000..1_000_000 => format!("{} kB", (bytes + 500) / 1000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// Whether the path ends in one of the extensions, in capitals or not.
#[must_use]
pub fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension()
        .and_then(|extension| extension.to_str())
        .is_some_and(|extension| {
            extensions
                .iter()
                .any(|wanted| wanted.eq_ignore_ascii_case(extension))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_come_first_and_other_files_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.ron", "A.RON", "c.txt", ".hidden.ron"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::create_dir(folder.path().join("z")).unwrap();
        let names: Vec<String> = list(folder.path(), &["ron"])
            .unwrap()
            .into_iter()
            .map(|item| item.name)
            .collect();
        assert_eq!(names, ["z", "A.RON", "b.ron"]);
    }

    #[test]
    fn gathering_goes_deep_and_stops() {
        let folder = tempfile::tempdir().unwrap();
        let mut deep = folder.path().to_owned();
        for level in 0..10 {
            fs::write(deep.join(format!("{level}.txt")), "x").unwrap();
            deep = deep.join("below");
            fs::create_dir(&deep).unwrap();
        }
        let gathered = gather(&[folder.path().to_owned()], &["txt"]);
        assert_eq!(gathered.files.len(), MAX_DEPTH + 1);
        assert!(gathered.cut_short);
    }

    #[test]
    fn files_outside_the_folder_are_out_of_reach() {
        let folder = tempfile::tempdir().unwrap();
        let maps = folder.path().join("maps");
        fs::create_dir(&maps).unwrap();
        fs::write(folder.path().join("secret.txt"), "x").unwrap();
        fs::write(maps.join("open.txt"), "x").unwrap();
        assert!(inside(&maps, "open.txt").is_some());
        assert_eq!(inside(&maps, "../secret.txt"), None);
        assert_eq!(inside(&maps, "/etc/passwd"), None);
        let open = maps.join("open.txt");
        assert_eq!(relative_to(&maps, &open).as_deref(), Some("open.txt"));
        assert_eq!(
            relative_to(folder.path(), &open).as_deref(),
            Some("maps/open.txt")
        );
        assert_eq!(relative_to(&maps, &folder.path().join("secret.txt")), None);
    }
}
