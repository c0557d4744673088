//! `petik completions` and `petik man`.

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::exit;

/// For which shell.
#[derive(Args)]
pub struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// Of which command.
#[derive(Args)]
pub struct Manual {
    /// A command of petik, as `extract` or `lexicon check`; petik itself if not given.
    #[arg(value_name = "COMMAND", num_args = 0..=2)]
    command: Vec<String>,
}

/// Prints completions.
pub fn completions(options: &Completions, mut command: Command) -> ExitCode {
    let mut out = Vec::new();
    clap_complete::generate(options.shell, &mut command, "petik", &mut out);
    print(&out)
}

/// Prints a page of the manual.
pub fn manual(options: &Manual, mut command: Command) -> ExitCode {
    command.build();
    let mut found = &command;
    // `"lexicon check"` names a command as `lexicon check` does.
    let names = || options.command.iter().flat_map(|name| name.split_whitespace());
    for name in names() {
        let Some(next) = found.find_subcommand(name) else {
            let known: Vec<&str> = found.get_subcommands().map(Command::get_name).collect();
            let known = if known.is_empty() { "there is none here".to_owned() } else { known.join(", ") };
            return exit::usage(&format!("{name:?} is no command; the commands are {known}"));
        };
        found = next;
    }
    // `petik-extract`, as git names its pages.
    let title = std::iter::once("petik").chain(names()).collect::<Vec<_>>().join("-");
    let page = clap_mangen::Man::new(found.clone()).title(title);
    let mut out = Vec::new();
    match page.render(&mut out) {
        Ok(()) => print(&out),
        Err(error) => exit::not_written(&error.to_string()),
    }
}

fn print(bytes: &[u8]) -> ExitCode {
    match io::stdout().lock().write_all(bytes) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => exit::not_written(&error.to_string()),
        _ => ExitCode::SUCCESS,
    }
}
