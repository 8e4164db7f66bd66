//! No test file may lie about unnoticed: each is a module of the `main.rs` of its folder.

use std::{fs, path::Path};

fn check(folder: &Path) {
    let main = fs::read_to_string(folder.join("main.rs")).expect("main.rs");
    for entry in fs::read_dir(folder).expect("the tests folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|stem| stem.to_str()).expect("a name").to_string();
        let is_binary = path.join("main.rs").is_file();
        // A folder without `mod.rs` holds data.
        let is_module = path.join("mod.rs").is_file() || path.extension().is_some_and(|extension| extension == "rs");
        if is_module && !is_binary && name != "main" {
            assert!(main.contains(&format!("mod {name};")), "{name} is not registered in {}", folder.display());
        }
    }
}

#[test]
fn every_file_is_a_module_of_main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    check(&folder);
    check(&folder.join("command"));
}
