//! The reader's worker with the means to read workbooks, fetched only when there is one among the files.

fn main() {
    console_error_panic_hook::set_once();
    app::job::reader::serve(None);
}
