//! `cargo xtask test`: everything; one step's failure keeps none of the others from running.

use crate::build::{self, When};
use crate::failure::{Failure, Result};
use crate::report::Report;
use crate::{check, disk, end_to_end, size, tools};
use std::thread;

/// Installs what is missing, runs every check and every test, ends with the count.
pub fn command() -> Result<()> {
    disk::enough()?;
    tools::for_check()?;
    tools::for_browser()?;
    let mut report = Report::default();
    let built = thread::scope(|scope| {
        // Long links of one thread each, in folders of their own: beside the checks they fill a processor that would wait.
        let building = scope.spawn(|| tools::for_build().and_then(|()| build::release(When::Changed)));
        check::run(&mut report);
        building.join().unwrap_or_else(|_| Err(Failure::new("the build panicked")))
    });
    report.check("types of the end-to-end tests", end_to_end::types);
    report.tests("tests of components, Chromium", check::components);
    // Without a dist of this very source the rest would test another one.
    if report.check("release build, made beside the checks", || built) {
        report.check("size budgets", || size::check().map(|text| println!("{text}")));
        report.tests("end to end, Chromium", end_to_end::suite);
    }
    report.end()
}
