//! Benchmarks on generated archives. Every figure is printed beside a baseline of the same run, because
//! a time alone says more about the machine than about the program.

mod error;
mod figures;
mod file_one;
mod generate;
mod import;
mod import_pages;
mod index;
mod news;
mod pages;
mod process;
mod search;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Measures Dossier on generated archives
#[derive(Debug, Parser)]
#[command(name = "bench")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Make an archive of invented news
    Generate {
        /// Folder of the vault; it must not exist
        vault: PathBuf,
        /// How many items
        #[arg(long, default_value_t = 10_000)]
        items: u64,
    },
    /// Import items without reading them: packs, database and index, each beside the least it costs
    Import {
        /// Folder of the vault; it must not exist
        vault: PathBuf,
        /// How many items
        #[arg(long, default_value_t = 10_000)]
        items: u64,
        /// How many are stored together
        #[arg(long, default_value_t = 500)]
        batch: u64,
        /// File single items meanwhile, and tell how soon they are found
        #[arg(long)]
        single: bool,
    },
    /// Import saved pages of 60 KB, jailed children and index included, beside reading them alone
    ImportPages {
        /// Folder for pages and vault; it must not exist
        folder: PathBuf,
        /// How many pages
        #[arg(long, default_value_t = 10_000)]
        pages: u64,
    },
    /// File pasted items one by one: until confirmed, and until found
    FileOne {
        /// A vault made by `generate`
        vault: PathBuf,
        /// How many are filed
        #[arg(long, default_value_t = 50)]
        rounds: u32,
    },
    /// Ask queries of each class: until the rows are there
    Search {
        /// A vault made by `generate`
        vault: PathBuf,
        /// How often each query is asked
        #[arg(long, default_value_t = 50)]
        rounds: u32,
    },
    /// Build the index anew
    Index {
        /// A vault made by `generate`
        vault: PathBuf,
    },
}

fn main() -> ExitCode {
    if let Some(code) = desk::child_main(std::env::args_os()) {
        return code;
    }
    let mut out = std::io::stdout().lock();
    let outcome = match Arguments::parse().what {
        What::Generate { vault, items } => generate::run(&vault, items, &mut out),
        What::Import { vault, items, batch, single } => {
            import::run(&vault, import::Plan { items, batch, single }, &mut out)
        }
        What::ImportPages { folder, pages } => import_pages::run(&folder, pages, &mut out),
        What::FileOne { vault, rounds } => file_one::run(&vault, rounds, &mut out),
        What::Search { vault, rounds } => search::run(&vault, rounds, &mut out),
        What::Index { vault } => index::run(&vault, &mut out),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            use std::io::Write as _;
            // Where even this cannot be written, the exit code still tells.
            writeln!(std::io::stderr(), "bench: {error}").ok();
            ExitCode::FAILURE
        }
    }
}
