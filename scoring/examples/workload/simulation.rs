//! The reference task and a park's plan by chance, as the benches time them.

use scoring::revenue::chance;
use scoring::revenue::file::{self, FileError, PlanFile};
use scoring::revenue::reference;

const TASK: &str = include_str!("../../tests/plans/reference_task_v1.json");
const PARK: &str = include_str!("../../tests/plans/park_v1.json");
/// The task's own.
pub const SEED: u32 = 20_260_101;

pub fn task() -> Result<reference::Simulation, String> {
    match file::read(TASK).map_err(told)? {
        PlanFile::Reference(plan) => Ok(reference::Simulation::new(&plan, SEED)),
        PlanFile::Park(_) => Err("a plan of another kind".into()),
    }
}

pub fn park() -> Result<chance::Simulation, String> {
    match file::read(PARK).map_err(told)? {
        PlanFile::Park(park) => Ok(chance::Simulation::new(&park.case, SEED.into())),
        PlanFile::Reference(_) => Err("a plan of another kind".into()),
    }
}

/// What the task prints: its first three paths, and the summary of all.
pub fn told_task(simulation: &reference::Simulation, summary: &reference::Summary) -> Result<String, String> {
    let details: Vec<_> = (0..3).map(|path| simulation.detail(path)).collect();
    serde_json::to_string(&serde_json::json!({ "details": details, "summary": summary })).map_err(|e| e.to_string())
}

fn told(errors: Vec<FileError>) -> String {
    format!("{errors:?}")
}
