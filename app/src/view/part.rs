//! Parts that several pages share.

pub mod before_rules;
pub mod choice;
pub mod dataset_strip;
pub mod entity_picker;
pub mod figures;
pub mod file_told;
pub mod focus_picker;
pub mod heads;
pub mod icon;
pub mod in_turn;
pub mod lasting;
pub mod mended;
pub mod modal;
pub mod notices;
pub mod pieces;
pub mod plot;
pub mod save_book;
pub mod save_table;
pub mod scenario_menu;
pub mod score_error;
pub mod score_spread;
pub mod settings;
pub mod toggle;
pub mod what_if;
pub mod whole_file;
