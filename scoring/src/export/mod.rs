//! Tables and datasets on their way out: workbooks for a spreadsheet, data packages that load again to the same digits, templates to fill.

mod book;
#[cfg(feature = "archives")]
mod members;
mod package;
mod rows;
mod scheme_template;
mod template;
#[cfg(feature = "archives")]
mod xlsx;

pub use book::{Book, BookError, Cell, Hint, List, Sheet};
#[cfg(feature = "archives")]
pub use members::zip;
pub use package::{PackageError, package};
pub use scheme_template::{Answer, SchemeField, answer, scheme_template};
pub use template::{Field, Note, template};
#[cfg(feature = "archives")]
pub use xlsx::xlsx;
