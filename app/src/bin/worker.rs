//! The reader's worker: text tables and archives of them.

fn main() {
    console_error_panic_hook::set_once();
    app::job::reader::serve(None);
}
