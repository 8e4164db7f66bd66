//! No test file may lie about unnoticed: each is a module of `main.rs`.

use std::{fs, path::Path};

#[test]
fn every_file_is_a_module_of_main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let main = fs::read_to_string(folder.join("main.rs")).expect("main.rs");
    for entry in fs::read_dir(&folder).expect("the tests folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_string();
        let is_module = path.is_dir() || path.extension().is_some_and(|extension| extension == "rs");
        if is_module && name != "main" {
            assert!(main.contains(&format!("mod {name};")), "tests/{name} is not registered in tests/main.rs");
        }
    }
}
