fn main() -> eframe::Result {
    eframe::run_native(
        "contend",
        eframe::NativeOptions::default(),
        Box::new(|cc| {
            Ok(Box::new(contend::ui::App::new(
                &cc.egui_ctx,
                contend::ui::Options::default(),
            )))
        }),
    )
}
