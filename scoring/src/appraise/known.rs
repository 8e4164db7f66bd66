//! The points that are known for sure, whatever the unknown ones turn out to be worth.

use crate::judge::Assessment;
use crate::scheme::{Combine, Scheme};

/// The total over known marks; unknown ones count as nothing, and the best of several is the best known.
///
/// `None` for a scheme without a total, or where not one mark is known. The scheme's tree has been checked.
/// *Cost*: O(nodes · (nodes + items)).
pub fn known_points(scheme: &Scheme, assessment: &Assessment) -> Option<f64> {
    let is_known = assessment.items.iter().flatten().any(|item| item.mark.points.value().is_some());
    let total = scheme.total().filter(|_| is_known)?;
    Some(below(scheme, assessment, &total.code, total.combine))
}

fn below(scheme: &Scheme, assessment: &Assessment, code: &str, combine: Combine) -> f64 {
    let is_child = |parent: &Option<String>| parent.as_deref() == Some(code);
    let nodes = scheme.nodes.iter().filter(|node| is_child(&node.parent));
    let nodes = nodes.map(|node| below(scheme, assessment, &node.code, node.combine));
    let items = scheme.items.iter().zip(&assessment.items).filter(|(item, _)| is_child(&item.parent));
    let items = items.filter_map(|(_, result)| result.as_ref()?.mark.points.value());
    let parts = nodes.chain(items);
    match combine {
        Combine::Sum => parts.fold(0.0, |sum, part| sum + part),
        Combine::BestOf => parts.fold(0.0, f64::max),
    }
}
