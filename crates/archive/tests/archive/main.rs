//! What a vault promises, through the public face of the crate.

mod fixture;

mod briefings;
mod cases;
mod corrections;
mod creating;
mod damage;
mod disk;
mod doctor;
mod filing;
mod following;
mod kept_vaults;
mod log;
mod opening;
mod snapshots;
mod tags;
mod triage;
mod undo;
mod undo_model;
mod vault;
