//! What a vault promises, through the public face of the crate.
#![expect(clippy::unwrap_used, reason = "a test ends where something unexpected happens")]
#![expect(clippy::print_stdout, reason = "a test that cannot run here says so")]

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
mod imports;
mod kept_vaults;
mod log;
mod opening;
mod packs;
mod recognising;
mod snapshots;
mod tags;
mod teaching;
mod triage;
mod undo;
mod undo_model;
mod vault;
mod versions;
