//! Help, wrong usage, completions, the man page.

use insta::assert_snapshot;

use crate::ground::Ground;

/// Every verb, with those below `case` and `brief`.
const VERBS: &[&[&str]] = &[
    &["new"],
    &["sample"],
    &["open"],
    &["status"],
    &["file"],
    &["inbox"],
    &["list"],
    &["show"],
    &["keep"],
    &["discard"],
    &["put-back"],
    &["tag"],
    &["correct"],
    &["undo"],
    &["redo"],
    &["search"],
    &["case"],
    &["case", "list"],
    &["case", "new"],
    &["case", "show"],
    &["case", "edit"],
    &["case", "link"],
    &["case", "unlink"],
    &["brief"],
    &["brief", "list"],
    &["brief", "new"],
    &["brief", "show"],
    &["brief", "save"],
    &["brief", "edit"],
    &["brief", "preview"],
    &["brief", "revisions"],
    &["brief", "restore"],
    &["export"],
    &["import"],
    &["imports"],
    &["imports", "list"],
    &["imports", "show"],
    &["imports", "resume"],
    &["imports", "retry"],
    &["imports", "report"],
    &["imports", "discard"],
    &["imports", "forget"],
    &["watch"],
    &["watch", "add"],
    &["watch", "list"],
    &["watch", "scan"],
    &["watch", "pause"],
    &["watch", "resume"],
    &["watch", "forget"],
    &["blocks"],
    &["cut"],
    &["restore"],
    &["edit"],
    &["clean"],
    &["versions"],
    &["diff"],
    &["use-version"],
    &["merge"],
    &["split"],
    &["site-rules"],
    &["formats"],
    &["extract"],
    &["log"],
    &["rename"],
    &["doctor"],
    &["rebuild-index"],
    &["completions"],
    &["man"],
];

#[test]
fn every_verb_teaches_by_examples() {
    let ground = Ground::empty();
    for verb in VERBS {
        let help = ground.succeed(&[verb, &["--help"][..]].concat());
        assert!(help.contains("Usage: dossier"), "{verb:?}: {help}");
        let examples = help.split("Examples:\n").nth(1).unwrap_or_default();
        assert!(
            examples.contains("  dossier ") || examples.contains("| dossier"),
            "{verb:?}: {help}"
        );
        for line in help.lines() {
            assert!(line.chars().count() <= 108, "{verb:?}: too wide: {line}");
        }
    }
}

#[test]
fn the_first_help_names_every_verb_and_walks_through_the_main_job() {
    let ground = Ground::empty();
    assert_snapshot!(ground.transcript(&[&["--help"]]), @r#"
    $ dossier --help
    Dossier keeps news items with their originals, finds them in full text, links them into cases, and
    turns briefings in markdown that cite them into documents.

    It works offline: it opens no network connection. Everything lies in a vault, a folder named
    NAME.dossier. Say which one with --vault, or once and for all with DOSSIER_VAULT.

    Usage: dossier [OPTIONS] <VERB>

    Verbs:
      new            Make a vault
      sample         Make the sample vault: invented news, two cases and a briefing to try everything on
      open           Open the window
      status         Say what the vault holds
      file           File files, folders or standard input: anything that `dossier formats` lists
      import         Import files, folders, mails, web archives and exports of other programs
      imports        List imports, go on with them, read their reports
      watch          Watch folders: files that appear there become items
      inbox          List what waits for a decision
      list           List items, last filed first
      show           Show an item: text, dates with where they come from, warnings, what was cut
      keep           Keep items: out of the inbox, into the archive
      discard        Put items aside: kept on disk, left out of search unless asked for
      put-back       Put items back into the inbox
      tag            Add tags to items, or take them off
      correct        Correct a field of an item; what the page said stays beside it
      blocks         List the blocks of an item's text, kept and cut
      cut            Cut blocks out of an item's text
      restore        Put cut blocks back into an item's text
      edit           Replace the text of an item by standard input
      clean          Read originals again, with the rules of today
      versions       List the versions of an item
      diff           Show what differs between two versions of an item
      use-version    Make an item show one of its versions
      merge          Make one item of several
      split          Make two items of one
      site-rules     List what was taught about sites, or forget it
      undo           Take the last act back
      redo           Do again what was taken back
      search         Find items by their words and fields
      case           Work on cases: make, list, show, edit, link items and unlink them
      brief          Work on briefings: make, list, show, save, preview, go back to an earlier state
      export         Write a briefing as PDF, Word document, HTML or Markdown
      formats        List the formats that can be read
      extract        Show what would be read from a file, without filing it
      log            Say who did what, and when
      rename         Give the vault or its analyst another name; the folder keeps its name
      doctor         Check everything that is stored: tables, log, originals, index
      rebuild-index  Build the search index anew from the archive
      completions    Print completions for a shell
      man            Print the man page
      help           Print this message or the help of the given subcommand(s)

    Options:
      -h, --help
              Print help (see a summary with '-h')

      -V, --version
              Print version

    Options of every verb:
          --vault <PATH>
              The vault to work with: a folder made by Dossier. The ending .dossier may be left out

              [env: DOSSIER_VAULT]

          --json
              Print JSON instead of text, for other programs. Failures are then JSON too, on standard
              error: {"error": {"code", "message", "hint"}}

    The main job, from the first item to the document:
      dossier new Harbour.dossier --analyst "Ana Ferreira"
      export DOSSIER_VAULT=$PWD/Harbour.dossier
      dossier file strike.html notes.txt
      wl-paste | dossier file -
      dossier inbox
      dossier keep 1 2
      dossier search 'strike AND source:"Harbour Post"'
      dossier case new "Port strike" --question "Who gains from the strike?"
      dossier case link port-strike 1 2 --note "Names the operator"
      dossier brief new "Port strike, week 3" --case port-strike --from draft.md
      dossier export 1 --format pdf --out .

    Items are named by number or by citation key, cases by number or key, briefings by number, key or
    title.

    Exit codes: 0 done, 1 refused or failed, 2 wrong usage.

    While a window holds the vault, what you change here goes through it and shows up there at once.
    "#);
}

#[test]
fn the_help_of_a_verb_is_short_or_long() {
    let ground = Ground::empty();
    assert_snapshot!(ground.transcript(&[&["file", "-h"], &["search", "--help"]]), @r#"
    $ dossier file -h
    File files, folders or standard input: anything that `dossier formats` lists

    Usage: dossier file [OPTIONS] <PATH>...

    Arguments:
      <PATH>...  Files, folders whose files are taken, or - for standard input

    Options:
          --case <CASE>  Case to link them to as evidence, by number or key
          --tag <TAG>    Tag to give them; may be given several times
          --url <URL>    Address the text came from; for one file or standard input
          --name <NAME>  File name to give to standard input
      -h, --help         Print help (see more with '--help')

    Options of every verb:
          --vault <PATH>  The vault to work with [env: DOSSIER_VAULT]
          --json          Print JSON instead of text
    $ dossier search --help
    Find items by their words and fields

    Usage: dossier search [OPTIONS] [QUERY]...

    Arguments:
      [QUERY]...
              The query; without one, everything is listed

    Options:
          --limit <LIMIT>
              How many hits at most

              [default: 20]

          --offset <OFFSET>
              How many hits to pass over

              [default: 0]

          --sort <SORT>
              Order of the hits

              Possible values:
              - relevance: Best first
              - published: Last published first
              - filed:     Last filed first

          --count
              Print only how many items fit

          --case <CASE>
              Only items of this case, by number or key

          --include-discarded
              Search discarded items, too

          --facet <FIELD>
              Print what the hits are made of instead of the hits; may be given several times

              Possible values:
              - source:   Name of the source
              - tag:      Tag
              - case:     Case
              - language: Language
              - format:   Format of the original
              - year:     Year of publication
              - month:    Month of publication

      -h, --help
              Print help (see a summary with '-h')

    Options of every verb:
          --vault <PATH>
              The vault to work with: a folder made by Dossier. The ending .dossier may be left out

              [env: DOSSIER_VAULT]

          --json
              Print JSON instead of text, for other programs. Failures are then JSON too, on standard
              error: {"error": {"code", "message", "hint"}}

    A query is made of words, "exact phrases", AND, OR, NOT, brackets, word* for beginnings, w?ldc*rds,
    simlar~ spellings, "words near"~5 each other, /expressions/, and
    fields: title: headline: body: source: author: url: domain: tag: case: lang: format: has: status:
    published: filed: captured:

    Examples:
      dossier search strike harbour                       both words
      dossier search '"general strike" OR lockout'        a phrase or a word
      dossier search 'strike NOT tag:rumour'
      dossier search 'source:"Harbour Post" published:2024-12'
      dossier search 'published:2024-11..2025-01 case:port-strike' --sort published
      dossier search 'gaddafi~2 published:last 30 days'   other spellings, lately
      dossier search strike --facet source --facet year   who wrote about it, and when
      dossier search strike --count                       only how many
      dossier search strike --json | jq '.hits[].key'

    Discarded items are left out unless --include-discarded is given.
    "#);
}

#[test]
fn without_a_verb_the_help_is_shown_and_it_is_wrong_usage() {
    let ground = Ground::empty();
    let output = ground.run(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Usage: dossier"));
}

#[test]
fn wrong_usage_ends_with_code_2_and_says_what_is_wrong() {
    let ground = Ground::empty();
    assert_snapshot!(ground.transcript(&[
        &["serch", "strike"],
        &["search", "strike", "--limit", "0"],
        &["inbox"],
        &["tag", "1"],
        &["export", "1"],
        &["case", "edit", "1"],
    ]), @r"
    $ dossier serch strike
    2> error: unrecognized subcommand 'serch'
    2>
    2>   tip: a similar subcommand exists: 'search'
    2>
    2> Usage: dossier [OPTIONS] <VERB>
    2>
    2> For more information, try '--help'.
    [exit code 2]
    $ dossier search strike --limit 0
    2> error: invalid value '0' for '--limit <LIMIT>': 0 is not in 1..=500
    2>
    2> For more information, try '--help'.
    [exit code 2]
    $ dossier inbox
    2> dossier: no vault is named
    2> Name it with --vault PATH, or once and for all with DOSSIER_VAULT. `dossier new PATH` makes one.
    [exit code 2]
    $ dossier tag 1
    2> dossier: no tag was named
    2> Name the tags to add behind the item, or those to take off with --remove.
    [exit code 2]
    $ dossier export 1
    2> dossier: the format is missing
    2> Say it with --format pdf, docx, html or markdown.
    [exit code 2]
    $ dossier case edit 1
    2> error: the following required arguments were not provided:
    2>   <--title <TITLE>|--question <QUESTION>|--color <COLOUR>|--status <STATUS>>
    2>
    2> Usage: dossier case edit [OPTIONS] <CASE>
    2>
    2> For more information, try '--help'.
    [exit code 2]
    ");
}

#[test]
fn failures_are_json_where_json_is_asked_for() {
    let ground = Ground::empty();
    assert_snapshot!(ground.transcript(&[
        &["inbox", "--json"],
        &["--vault", "nowhere", "inbox", "--json"],
    ]), @r#"
    $ dossier inbox --json
    2> {"error":{"code":"usage","hint":"Name it with --vault PATH, or once and for all with DOSSIER_VAULT. `dossier new PATH` makes one.","message":"no vault is named"}}
    [exit code 2]
    $ dossier --vault nowhere inbox --json
    2> {"error":{"code":"notAVault","hint":"Choose a folder whose name ends in .dossier, or make a new vault.","message":"nowhere is not a Dossier vault: there is no such folder. Nothing was changed there"}}
    [exit code 1]
    "#);
}

#[test]
fn every_shell_gets_completions_for_every_verb() {
    let ground = Ground::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let completions = ground.succeed(&["completions", shell]);
        for verb in VERBS {
            let word = verb.last().unwrap();
            assert!(completions.contains(word), "{shell} does not complete {verb:?}");
        }
    }
}

/// Verbs that only hold others.
const GROUPS: [&str; 4] = ["case", "brief", "imports", "watch"];

#[test]
fn the_man_page_has_a_section_for_every_verb() {
    let ground = Ground::empty();
    let page = ground.succeed(&["man"]);
    assert!(
        page.starts_with(".ie \\n(.g") || page.starts_with(".TH") || page.contains(".TH dossier")
    );
    for verb in VERBS.iter().filter(|verb| !matches!(verb, [only] if GROUPS.contains(only))) {
        let heading = format!(".SS \"dossier {}\"", verb.join(" ").replace('-', "\\-"));
        let plain = format!(".SS \"dossier {}\"", verb.join(" "));
        assert!(page.contains(&heading) || page.contains(&plain), "no section for {verb:?}");
    }
}
