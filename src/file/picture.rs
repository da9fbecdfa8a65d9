//! Pictures from the disk into a map: read under limits, made small, encoded anew.

use std::fs::File;
use std::io::{Cursor, Read as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use image::{DynamicImage, ImageFormat, ImageReader, Limits};

use crate::model::Picture;

/// The largest file that is read: 32 MB.
const MAX_FILE_BYTES: u64 = 32 << 20;
/// The largest width and height that is decoded, in pixels.
const MAX_SIDE: u32 = 8192;
/// The memory that decoding may take.
const MAX_MEMORY_BYTES: u64 = 128 << 20;
/// The longer side of what is kept, in pixels.
const KEPT_SIDE: u32 = 1024;

/// Why a file gives no picture. Every message says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    #[error("{} could not be read: {source}. Check the path and try again.", path.display())]
    Unreadable {
        path: PathBuf,
        source: std::io::Error,
    },
    #[error("{} is larger than {} MB. Save a smaller copy and choose that.", path.display(), MAX_FILE_BYTES >> 20)]
    TooManyBytes { path: PathBuf },
    #[error("{} is neither a PNG nor a JPEG. Save it as one of these first.", path.display())]
    OtherFormat { path: PathBuf },
    #[error(
        "{} is too large to decode safely. Save a copy of at most {MAX_SIDE} by {MAX_SIDE} pixels.",
        path.display()
    )]
    TooLarge { path: PathBuf },
    #[error("{} is damaged and cannot be decoded: {message}. Try another copy.", path.display())]
    Damaged { path: PathBuf, message: String },
}

/// Reads a PNG or JPEG as a picture for a map, at most 1024 pixels a side.
/// What the file says beside its pixels, such as where it was taken, is dropped.
///
/// # Errors
/// [`PictureError`] says what is wrong with the file.
pub fn read_picture(path: &Path) -> Result<Picture, PictureError> {
    let unreadable = |source| PictureError::Unreadable {
        path: path.to_owned(),
        source,
    };
    if !path.metadata().map_err(unreadable)?.is_file() {
        let path = path.to_owned();
        return Err(PictureError::OtherFormat { path });
    }
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes))
        .map_err(unreadable)?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        let path = path.to_owned();
        return Err(PictureError::TooManyBytes { path });
    }
    let (image, format) = decode(path, &bytes)?;
    let image = match image.width().max(image.height()) > KEPT_SIDE {
        true => image.thumbnail(KEPT_SIDE, KEPT_SIDE),
        false => image,
    };
    let mut encoded = Cursor::new(Vec::new());
    let image = match format {
        // JPEG has no transparency.
        ImageFormat::Jpeg => DynamicImage::ImageRgb8(image.into_rgb8()),
        _ => image,
    };
    (image.write_to(&mut encoded, format)).map_err(|error| damaged(path, &error))?;
    let alt = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().replace(['_', '-'], " "));
    Ok(Picture {
        data: base64::engine::general_purpose::STANDARD.encode(encoded.into_inner()),
        alt: alt.unwrap_or_default(),
        ..Picture::default()
    })
}

fn decode(path: &Path, bytes: &[u8]) -> Result<(DynamicImage, ImageFormat), PictureError> {
    let other = || PictureError::OtherFormat {
        path: path.to_owned(),
    };
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| other())?;
    let Some(format @ (ImageFormat::Png | ImageFormat::Jpeg)) = reader.format() else {
        return Err(other());
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY_BYTES);
    reader.limits(limits);
    match reader.decode() {
        Ok(image) => Ok((image, format)),
        Err(image::ImageError::Limits(_)) => Err(PictureError::TooLarge {
            path: path.to_owned(),
        }),
        Err(error) => Err(damaged(path, &error)),
    }
}

fn damaged(path: &Path, error: &image::ImageError) -> PictureError {
    PictureError::Damaged {
        path: path.to_owned(),
        message: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(name: &str, width: u32, height: u32) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        DynamicImage::new_rgb8(width, height).save(&path).unwrap();
        (folder, path)
    }

    #[test]
    fn large_pictures_are_made_small() {
        for name in ["the_border.png", "the-border.jpg"] {
            let (_folder, path) = saved(name, 3000, 1500);
            let picture = read_picture(&path).unwrap();
            let bytes = base64::engine::general_purpose::STANDARD
                .decode(&picture.data)
                .unwrap();
            let kept = image::load_from_memory(&bytes).unwrap();
            assert_eq!((kept.width(), kept.height()), (1024, 512));
            assert_eq!(picture.alt, "the border");
        }
    }

    #[test]
    fn what_is_no_picture_is_refused_in_a_sentence() {
        let (folder, _) = saved("wide.png", 10, 10);
        let wide = folder.path().join("wide.png");
        DynamicImage::new_luma8(9000, 2).save(&wide).unwrap();
        assert!(matches!(
            read_picture(&wide),
            Err(PictureError::TooLarge { .. })
        ));
        let text = folder.path().join("text.png");
        std::fs::write(&text, "not a picture").unwrap();
        assert!(matches!(
            read_picture(&text),
            Err(PictureError::OtherFormat { .. })
        ));
        let cut = folder.path().join("cut.png");
        let bytes = std::fs::read(&wide).unwrap();
        std::fs::write(&cut, &bytes[..40]).unwrap();
        let message = read_picture(&cut).unwrap_err().to_string();
        assert!(message.contains("cut.png"), "{message}");
        assert!(read_picture(folder.path()).is_err());
        assert!(read_picture(&folder.path().join("gone.png")).is_err());
    }
}
