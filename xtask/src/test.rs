//! `cargo xtask test`: everything, in order; one step's failure keeps none of the others from running.

use crate::build::{self, When};
use crate::failure::Result;
use crate::report::Report;
use crate::{check, end_to_end, size, tools};

/// Installs what is missing, runs every check and every test, ends with the count.
pub fn command() -> Result<()> {
    tools::for_check()?;
    tools::for_build()?;
    tools::for_browser()?;
    let mut report = Report::default();
    check::run(&mut report);
    report.check("types of the end-to-end tests", end_to_end::types);
    report.tests("tests of components, Chromium", check::components);
    // Without a dist of this very source the rest would test another one.
    if report.check("release build", || build::release(When::Changed)) {
        report.check("size budgets", || size::check().map(|text| println!("{text}")));
        report.tests("end to end, Chromium", end_to_end::suite);
    }
    report.end()
}
