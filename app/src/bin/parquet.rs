//! The reader's worker with the means to read Parquet beside all else, fetched only when there is such a file.

fn main() {
    console_error_panic_hook::set_once();
    app::job::reader::serve(Some(scoring::intake::PARQUET));
}
