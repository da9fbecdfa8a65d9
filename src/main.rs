//! Arguments in, window or command out.

use std::path::PathBuf;
use std::process::ExitCode;

use contend::cli::{Command, Renderer, run_with};
use contend::document::Reader;
use contend::file::Preferences;
use contend::file::preferences::{LoadedPreferences, WindowPlace};
use contend::model::Finite;
use contend::ui::{App, Options};

/// Why not the system's: see `mimalloc` in Cargo.toml.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // One that only reads a document bounds itself before it does anything else.
    if let Some(code) = contend::document::serve(std::env::args_os()) {
        return code;
    }
    // A missing file dialog is no error: the window has one of its own.
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("error,rfd=off"))
        .init();
    let reader = Reader::of_this_program();
    match run_with(
        &reader,
        std::env::args_os(),
        &mut std::io::stdout(),
        &mut std::io::stderr(),
    ) {
        Command::Exit(code) => ExitCode::from(code),
        Command::Open { files, renderer } => match open_window(&files, renderer, &reader) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("contend: {message}");
                ExitCode::from(2)
            }
        },
    }
}

/// Shows the window until it is closed: with the renderer that was asked for, or
/// else with the first one that works here.
fn open_window(
    files: &[PathBuf],
    renderer: Option<Renderer>,
    reader: &Reader,
) -> Result<(), String> {
    let renderers = match renderer {
        Some(Renderer::Wgpu) => &[eframe::Renderer::Wgpu][..],
        Some(Renderer::Glow) => &[eframe::Renderer::Glow],
        None => &[eframe::Renderer::Wgpu, eframe::Renderer::Glow],
    };
    let preferences = Preferences::load();
    let mut failures = Vec::new();
    for renderer in renderers {
        match try_window(files, *renderer, &preferences, reader) {
            Ok(()) => return Ok(()),
            Err(eframe::Error::WinitEventLoop(error)) => {
                log::warn!("{renderer}: {error}");
                failures.push("  There is no display to show it on.".to_owned());
                break;
            }
            Err(error) => {
                log::warn!("{renderer}: {error}");
                failures.push(format!("  {renderer}: {error}"));
            }
        }
    }
    Err(format!(
        "no window could be opened.\n{}\n{}",
        failures.join("\n"),
        what_is_missing()
    ))
}

fn try_window(
    files: &[PathBuf],
    renderer: eframe::Renderer,
    preferences: &LoadedPreferences,
    reader: &Reader,
) -> eframe::Result {
    let options = eframe::NativeOptions {
        renderer,
        viewport: viewport(&preferences.preferences),
        ..eframe::NativeOptions::default()
    };
    let start = Options {
        open: files.to_vec(),
        preferences: Some(preferences.clone()),
        reader: reader.clone(),
        ..Options::default()
    };
    eframe::run_native(
        "contend",
        options,
        Box::new(|cc| Ok(Box::new(App::new(&cc.egui_ctx, start)))),
    )
}

/// The window as it was left, or of a usual size.
fn viewport(preferences: &Preferences) -> egui::ViewportBuilder {
    let place = preferences.window.clone().unwrap_or_default();
    let WindowPlace {
        x,
        y,
        width,
        height,
        maximised,
        ..
    } = place;
    let points = |value: Option<Finite>| value.map(|value| value.get() as f32);
    let usual = egui::vec2(1440.0, 900.0);
    let size = match (points(width), points(height)) {
        (Some(width), Some(height)) if width >= 200.0 && height >= 200.0 => {
            egui::vec2(width, height)
        }
        _ => usual,
    };
    let mut viewport = egui::ViewportBuilder::default()
        .with_title("Contend")
        .with_app_id("contend")
        .with_inner_size(size)
        .with_min_inner_size([800.0, 560.0])
        .with_maximized(maximised)
        .with_drag_and_drop(true)
        .with_icon(icon());
    if let (Some(x), Some(y)) = (points(x), points(y)) {
        viewport = viewport.with_position([x, y]);
    }
    viewport
}

fn icon() -> egui::IconData {
    // Compiled in, so it can hardly fail; a window without an icon is one all the same.
    eframe::icon_data::from_png_bytes(include_bytes!("../assets/contend.png")).unwrap_or_default()
}

fn what_is_missing() -> &'static str {
    if cfg!(target_os = "linux") {
        "On Linux a window needs a running desktop (Wayland or X11; over ssh, ssh -X) and one of: \
         a Vulkan driver (mesa-vulkan-drivers), or OpenGL (libgl1, libegl1, libgl1-mesa-dri), with \
         libxkbcommon0, libxkbcommon-x11-0 or libwayland-client0. The commands `contend check`, \
         `show` and `generate` work without."
    } else {
        "Update the graphics driver, or try --renderer glow. The commands `contend check`, `show` \
         and `generate` work without a window."
    }
}
