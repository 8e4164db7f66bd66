//! Lets the linker of the page's own binary keep its relocations: the build cuts the later part out by them.
#![allow(
    clippy::disallowed_methods,
    reason = "a build script runs on the machine that builds, and is told by its environment"
)]

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family.split(',').any(|one| one == "wasm")) {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
