//! A plan of the page as the file that the command simulates, and such a file taken over as the own plan.

use scoring::revenue::chance::{Assumptions, Case, ChanceSet, Fiscal, Services, Serving};
use scoring::revenue::file::{self as plan_file, Park, PlanFile};
use scoring::revenue::{Field, ParameterId, PlanKind, PlanSet};

use crate::browser::file::{self, File};
use crate::notice::PlanFileError;

/// A plan file is some thousand characters; what is much larger is another kind of file.
const MOST_BYTES: usize = 1_000_000;

/// A plan as a file, and what of it the file does not hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub text: String,
    /// Numbers of the public side were given, but not all of them: a file has all or none.
    pub lacks_public_side: bool,
}

/// The plan of one kind with all that is assumed; none while any of it is impossible as it stands.
pub fn to_file(plans: &PlanSet, kind: PlanKind, chance: &ChanceSet) -> Option<Written> {
    let case = Case::new(plans.plan(kind).check().ok()?, chance.assumptions()).ok()?.serving(chance.services()).ok()?;
    let fiscal = chance.fiscal().ok();
    let is_begun = Fiscal::FIELDS.iter().any(|field| chance.is_changed(field));
    let lacks_public_side = fiscal.is_none() && is_begun;
    Some(Written { text: plan_file::write(&Park { case, fiscal }), lacks_public_side })
}

/// The plan that a chosen file holds.
///
/// # Errors
/// [`PlanFileError`].
pub async fn read(chosen: &File) -> Result<Park, PlanFileError> {
    let bytes = file::read_file(chosen).await.map_err(|_| PlanFileError::Unreadable)?;
    park(&bytes)
}

/// Takes a file's plan over as the own plan, and all that the file assumes for every plan: what it does not say is at its default.
/// A public side that it does not have stays as it is.
pub fn take_over(park: &Park, plans: &mut PlanSet, chance: &mut ChanceSet) {
    for id in ParameterId::ALL {
        // A plan that was checked holds nothing that a set refuses.
        let _ = plans.set(PlanKind::Own, *id, park.case.plan().get(*id));
    }
    let mut set = |fields: &[Field], get: &dyn Fn(&str) -> Option<f64>| {
        for field in fields {
            get(field.name).into_iter().for_each(|value| {
                chance.set(field, value);
            });
        }
    };
    set(Assumptions::FIELDS, &|name| park.case.assumptions().get(name));
    if let Some(fiscal) = &park.fiscal {
        set(Fiscal::FIELDS, &|name| fiscal.get(name));
    }
    chance.serve(Serving::OneKind);
    if let Some(services) = park.case.services() {
        chance.serve(Serving::ByKind);
        for field in Services::FIELDS {
            services.get(field.name).into_iter().for_each(|value| {
                chance.set(field, value);
            });
        }
    }
}

fn park(bytes: &[u8]) -> Result<Park, PlanFileError> {
    if bytes.len() > MOST_BYTES {
        return Err(PlanFileError::TooLarge { bytes: bytes.len() as u64, most: MOST_BYTES as u64 });
    }
    let text = std::str::from_utf8(bytes).map_err(|_| PlanFileError::NotText)?;
    match plan_file::read(text).map_err(PlanFileError::NotRead)? {
        PlanFile::Park(park) => Ok(*park),
        PlanFile::Reference(_) => Err(PlanFileError::ReferenceTask),
    }
}

#[cfg(test)]
mod tests {
    use scoring::revenue::file::FileError;

    use super::*;

    const SHIPPED: &str = include_str!("../../../scoring/tests/plans/park_v1.json");
    const SERVING: &str = include_str!("../../../scoring/tests/plans/park_services_v2.json");

    /// What is opened and saved again is the same plan, whatever was on the page before.
    #[test]
    fn a_file_goes_through_the_page_unchanged() {
        for text in [SHIPPED, SERVING] {
            let opened = park(text.as_bytes()).expect("a plan");
            let (mut plans, mut chance) = (PlanSet::default(), ChanceSet::default());
            plans.set(PlanKind::Own, ParameterId::CommitmentWan, 9.0).unwrap();
            plans.set(PlanKind::Own, ParameterId::RentGrowth, -0.3).unwrap();
            chance.serve(Serving::ByKind);
            assert!(chance.set(&Services::FIELDS[0], 0.1) && chance.set(&Assumptions::FIELDS[0], 0.2));
            take_over(&opened, &mut plans, &mut chance);
            let written = to_file(&plans, PlanKind::Own, &chance).expect("a possible plan");
            assert_eq!(park(written.text.as_bytes()), Ok(opened), "{}", written.text);
            assert!(!written.lacks_public_side);
        }
    }

    #[test]
    fn what_is_impossible_or_half_given_is_not_written_as_if_it_were_whole() {
        let (mut plans, mut chance) = (PlanSet::default(), ChanceSet::default());
        let written = |plans: &PlanSet, chance: &ChanceSet| to_file(plans, PlanKind::Hybrid, chance);
        assert!(!written(&plans, &chance).expect("untouched").lacks_public_side);
        assert!(chance.set(&Fiscal::FIELDS[0], 0.05));
        assert!(written(&plans, &chance).expect("possible").lacks_public_side);
        plans.set(PlanKind::Hybrid, ParameterId::RentGrowth, 3.0).unwrap();
        assert_eq!(written(&plans, &chance), None);
        plans.reset(PlanKind::Hybrid, ParameterId::RentGrowth);
        let fails = Assumptions::FIELDS.iter().find(|field| field.name == "p_fail").unwrap();
        assert!(chance.set(fails, 0.95));
        assert_eq!(written(&plans, &chance), None, "with the listings it is more than all");
    }

    #[test]
    fn a_file_that_is_no_plan_says_why() {
        let reference = include_bytes!("../../../scoring/tests/plans/reference_task_v1.json");
        assert_eq!(park(reference), Err(PlanFileError::ReferenceTask));
        assert_eq!(park(&[0xff, 0xfe, 0x00]), Err(PlanFileError::NotText));
        assert!(matches!(park(&vec![b' '; MOST_BYTES + 1]), Err(PlanFileError::TooLarge { .. })));
        let later = SHIPPED.replacen("\"yuanheng_plan\": 1", "\"yuanheng_plan\": 7", 1);
        let refused = park(later.as_bytes());
        assert_eq!(refused, Err(PlanFileError::NotRead(vec![FileError::OtherVersion { found: 7 }])));
    }
}
