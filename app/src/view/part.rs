//! Parts that several pages share.

pub mod dataset_strip;
pub mod icon;
pub mod modal;
pub mod notices;
pub mod scenario_menu;
pub mod settings;
