//! Help, completions and the manual.

mod common;

use common::{assert_code, folder, run, text};

#[test]
fn every_command_has_help_with_an_example() {
    let folder = folder("help");
    let all = run(&folder, &["--help"], b"");
    assert_code(&all, 0);
    assert!(text(&all.stdout).contains("Exit codes: 0 all well, 1 some inputs failed, 2 wrong options, 3 "));
    let commands: Vec<&str> = text(&all.stdout)
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        // A long line goes on in the next, further in.
        .filter(|line| !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.len() >= 5, "{commands:?}");
    for command in commands {
        let help = run(&folder, &[command, "--help"], b"");
        assert_code(&help, 0);
        assert!(text(&help.stdout).contains(&format!("\n  petik {command}")), "{command}: {}", text(&help.stdout));
    }
    assert_code(&run(&folder, &[], b""), 2);
    assert_code(&run(&folder, &["ekstrak"], b""), 2);
}

#[test]
fn shells_complete_and_man_shows_pages() {
    let folder = folder("manual");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run(&folder, &["completions", shell], b"");
        assert_code(&output, 0);
        assert!(text(&output.stdout).contains("fail-fast"), "{shell}");
    }
    let page = run(&folder, &["man"], b"");
    assert_code(&page, 0);
    assert!(text(&page.stdout).contains(".TH petik 1"), "{}", text(&page.stdout));
    let page = run(&folder, &["man", "extract"], b"");
    assert!(text(&page.stdout).contains(".TH petik-extract 1"), "{}", text(&page.stdout));
    assert!(text(&page.stdout).contains("fail\\-fast"));
    let page = run(&folder, &["man", "lexicon", "check"], b"");
    assert!(text(&page.stdout).contains(".TH petik-lexicon-check 1"), "{}", text(&page.stdout));
    assert_eq!(run(&folder, &["man", "lexicon check"], b"").stdout, page.stdout);
    let unknown = run(&folder, &["man", "lexicon", "ekstrak"], b"");
    assert_code(&unknown, 2);
    assert!(text(&unknown.stderr).contains("the commands are check"));
    let unknown = run(&folder, &["man", "ekstrak"], b"");
    assert_code(&unknown, 2);
    assert!(text(&unknown.stderr).contains("the commands are extract, show, evaluate, explain, schema"));
}
