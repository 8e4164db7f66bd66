//! Multi-criteria decision methods on one flat decision matrix; one file a method.
//!
//! A [`DecisionMatrix`] holds what all of them take: a column a criterion, its weight, and whether more or less of it is better.
//! Columns, because every method goes through them one after the other, and a column fits the processor's cache where a matrix does
//! not. Weights are used as given: only their proportions matter to most methods, and those for which more matters say so.

mod aras;
mod bod;
mod cocoso;
mod codas;
mod copras;
mod coupling;
mod distillation;
mod edas;
mod electre3;
mod error;
mod fuzzy;
mod gra;
mod mabac;
mod marcos;
mod matrix;
mod moderate;
mod moora;
mod mpi;
mod multimoora;
mod outranking;
mod promethee;
mod promethee_criterion;
mod rsr;
mod scale;
mod spotis;
mod topsis;
mod vikor;
mod waspas;
mod weighted_product;
mod weighted_sum;

pub use aras::aras;
pub use bod::{BenefitOfTheDoubt, benefit_of_the_doubt};
pub use cocoso::cocoso;
pub use codas::codas;
pub use copras::copras;
pub use coupling::{Coordination, Coupling, coordination_class, coupling_coordination, obstacle_degrees};
pub use edas::edas;
pub use electre3::{Electre, Thresholds, electre3};
pub use error::{Argument, McdmError, Needs};
pub use fuzzy::{Operator, fuzzy_evaluation, grade_memberships, largest_membership, weighted_grade};
pub use gra::{Extremes, gra, relational_grades};
pub use mabac::mabac;
pub use marcos::marcos;
pub use matrix::{Criterion, DecisionMatrix, Objective};
pub use moderate::{Best, moderate};
pub use moora::{moora, moora_reference};
pub use mpi::{Penalty, mpi};
pub use multimoora::{Multimoora, multimoora};
pub use outranking::{MOST_IN_PAIRS, copeland, outranking_matrix};
pub use promethee::{CriterionFlows, Flows, Preference, Relation, criterion_flows, promethee};
pub use rsr::{Ranks, RsrFit, rsr, rsr_fit, rsr_grades};
pub use scale::{Scale, scaled};
pub use spotis::spotis;
pub use topsis::topsis;
pub use vikor::{Vikor, vikor};
pub use waspas::waspas;
pub use weighted_product::weighted_product;
pub use weighted_sum::weighted_sum;
