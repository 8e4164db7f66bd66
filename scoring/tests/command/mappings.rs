//! What the columns of plain tables are taken for: proposed, decided, remembered, and what is wrong with a decision.

use scoring::intake::NativeDecoder;
use scoring::model::{Direction, ProblemKind as P};
use scoring::validate::{Basis, Choices, ColumnUse, Role, load_with};

use super::shapes::{column, unit};
use super::{csv, find, loaded};

#[test]
fn what_columns_are_is_proposed_and_can_be_decided() {
    let table = "园区,级别,营业收入（万元）,用电量,备注\n甲,国家级,100,5,一\n乙,省级,200,6,二\n丙,省级,300,4,一\n丁,省级,400,3,二\n";
    let first = loaded(csv(table));
    let mut proposal = first.columns.expect("a proposal");
    let roles: Vec<Role> = proposal.mapping.columns.iter().map(|column| column.role).collect();
    assert_eq!(roles, [Role::Name, Role::Group, Role::More, Role::Less, Role::Group]);
    assert_eq!(
        (proposal.mapping.columns[2].pillar.as_str(), proposal.mapping.columns[2].unit.as_str()),
        ("经济效益", "万元")
    );
    assert!(proposal.basis == Basis::Headers && proposal.rows.len() == 4);
    assert_eq!(first.dataset.framework.level(first.dataset.framework.root()), 2, "a proposal has no pillars yet");

    proposal.mapping.columns[2].unit = "亿元".into();
    proposal.mapping.columns[3].role = Role::More;
    proposal.mapping.columns[4].role = Role::Unused;
    let choices = Choices { mappings: [(proposal.key.clone(), proposal.mapping)].into(), ..Choices::default() };
    let again = |text: &str| load_with(csv(text), &NativeDecoder, &choices).expect("a dataset");
    let loaded = again(table);
    find(&loaded.problems, |kind| matches!(kind, P::ColumnsDecided { n: 5 }));
    assert_eq!(loaded.columns.expect("what was decided").basis, Basis::Decided);
    let decided = loaded.dataset;
    assert_eq!(unit(&decided, "营业收入"), "亿元");
    assert_eq!(column(&decided, "营业收入")[3], Some(0.04));
    assert_eq!(decided.groups.len(), 1);
    assert_eq!(decided.framework.level(decided.framework.root()), 3, "pillars are a person's decision");
    let leaf =
        decided.framework.find("用电量").and_then(|id| decided.framework.node(id).leaf.as_ref()).expect("a leaf");
    assert_eq!(leaf.1.direction, Direction::Positive);
    let next_year = again(&table.replace("100", "700"));
    assert_eq!(column(&next_year.dataset, "营业收入")[0], Some(0.07), "remembered by the header");
    let other = again("园区,x\n甲,1\n乙,2\n");
    assert_eq!(other.dataset.framework.n_indicators(), 1, "a table with another header is proposed anew");
}

#[test]
fn a_proposal_is_uncertain_where_cells_had_to_be_guessed_from() {
    let certain = |text: &str| loaded(csv(text)).columns.expect("a proposal").basis == Basis::Headers;
    assert!(certain("name,x\na,1\nb,2\n"));
    assert!(certain("园区,经度,x\na,120.1,1\nb,121.2,2\n"));
    assert!(!certain("甲列,x\na,1\nb,2\n"), "no header names the rows");
    assert!(!certain("name,x\na,1\nb,2\nc,很多\nd,4\n"), "a quarter of the figures are text");
}

#[test]
fn what_does_not_fit_in_a_mapping_is_told_at_its_column() {
    let table = "园区,县区,营业收入（万元）,用地（亩）\n甲,东,100,5\n乙,西,200,6\n丙,东,300,4\n";
    let proposal = loaded(csv(table)).columns.expect("a proposal");
    assert!(proposal.faults().is_empty(), "{:?}", proposal.faults());
    let check = |edit: &dyn Fn(&mut [ColumnUse]), column: Option<&str>, kind: P| {
        let mut changed = proposal.clone();
        edit(&mut changed.mapping.columns);
        let faults = changed.faults();
        let found = faults.iter().find(|found| found.kind == kind).unwrap_or_else(|| panic!("{kind:?}: {faults:?}"));
        assert_eq!(found.at.column.as_deref(), column);
        let choices = Choices { mappings: [(changed.key.clone(), changed.mapping)].into(), ..Choices::default() };
        match load_with(csv(table), &NativeDecoder, &choices) {
            Ok(read) => {
                assert!(!found.is_fatal());
                find(&read.problems, |told| *told == kind);
            }
            Err(refused) => {
                assert!(
                    found.is_fatal() && refused.columns.is_some(),
                    "what a person may decide otherwise comes with it"
                );
            }
        }
    };
    let twice = P::RoleTwice { header: "县区".into(), first: "园区".into() };
    check(&|columns| columns[1].role = Role::Name, Some("县区"), twice);
    let misfit = P::UnitMisfit { from: "亩".into(), to: "万元".into() };
    check(&|columns| columns[3].unit = "万元".into(), Some("用地"), misfit);
    let nobody = P::MissingColumn { header: "name".into() };
    check(&|columns| columns[0].role = Role::Unused, None, nobody);
    let nothing = |columns: &mut [ColumnUse]| {
        columns[2].role = Role::Unused;
        columns[3].role = Role::Group;
    };
    check(&nothing, None, P::NoNumericColumn);
}

#[test]
fn a_table_that_names_nobody_can_be_told_whom_it_is_about() {
    let table = csv("甲,乙\n1,10\n2,20\n3,30\n");
    let read = |choices: &Choices| load_with(table.clone(), &NativeDecoder, choices);
    let refused = read(&Choices::default()).expect_err("nobody is named");
    find(&refused.problems, |kind| matches!(kind, P::MissingColumn { .. }));
    let mut proposal = refused.columns.expect("what a person may decide otherwise");
    assert_eq!(proposal.rows.len(), 3);
    proposal.mapping.columns[0].role = Role::Id;
    let choices = Choices { mappings: [(proposal.key.clone(), proposal.mapping)].into(), ..Choices::default() };
    let read = read(&choices).expect("a dataset").dataset;
    assert_eq!((read.n_entities(), column(&read, "乙")[1]), (3, Some(20.0)));
}
