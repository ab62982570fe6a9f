//! The whole program, as it is built: the `dossier` command as its users run it.

mod kills;
mod main_job;
mod program;
