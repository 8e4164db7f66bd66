//! The writer's worker: workbooks and data packages, packed.

fn main() {
    console_error_panic_hook::set_once();
    app::job::writer::serve();
}
