//! `dossier completions` and `dossier man`: what a shell and `man` want to know of the command.

use clap::{Args, Command, CommandFactory as _};
use clap_complete::Shell;
use clap_mangen::roff::{Roff, roman};

use crate::arguments::{Arguments, GUIDE};
use crate::failure::Outcome;
use crate::terminal::Terminal;

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier completions bash > ~/.local/share/bash-completion/completions/dossier
  dossier completions zsh > ~/.zfunc/_dossier
  dossier completions fish > ~/.config/fish/completions/dossier.fish")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub(crate) fn run(&self, terminal: &mut Terminal) -> Outcome {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "dossier", &mut text);
        terminal.bytes(&text)
    }
}

/// Print the man page
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:
  dossier man > dossier.1 && man ./dossier.1")]
pub(crate) struct Man {}

impl Man {
    pub(crate) fn run(&self, terminal: &mut Terminal) -> Outcome {
        let mut command = Arguments::command();
        command.build();
        let mut text = Vec::new();
        let page = clap_mangen::Man::new(command.clone()).title("dossier").manual("Dossier");
        page.render_title(&mut text)?;
        page.render_name_section(&mut text)?;
        page.render_synopsis_section(&mut text)?;
        page.render_description_section(&mut text)?;
        page.render_options_section(&mut text)?;
        let mut verbs = Roff::new();
        verbs.control("SH", ["VERBS"]);
        add_verbs(&mut verbs, &mut command);
        verbs.control("SH", ["EXAMPLES AND EXIT CODES"]);
        as_it_stands(&mut verbs, GUIDE);
        verbs.to_writer(&mut text)?;
        terminal.bytes(&text)
    }
}

/// Adds a section for each verb, and for the verbs below it.
fn add_verbs(page: &mut Roff, command: &mut Command) {
    for verb in command.get_subcommands_mut().filter(|verb| verb.get_name() != "help") {
        if verb.has_subcommands() {
            add_verbs(page, verb);
            continue;
        }
        let name = verb.get_bin_name().unwrap_or_else(|| verb.get_name()).to_owned();
        page.control("SS", [name.as_str()]);
        // What every verb takes stands once, at the top of the page.
        let mut alone = verb.clone().mut_args(|arg| {
            let everywhere = arg.is_global_set() || arg.get_id() == "help";
            arg.hide(everywhere)
        });
        as_it_stands(page, &alone.render_long_help().to_string());
    }
}

/// Adds lines that `man` must not fill.
fn as_it_stands(page: &mut Roff, text: &str) {
    page.control("nf", []);
    for line in text.lines() {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}
