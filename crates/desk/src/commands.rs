//! The one list of requests: what each is called, takes and answers.
//!
//! The window, the command line and the tests all go through this list; the window's types are
//! generated from it.

use serde_json::Value;

use crate::desk::Desk;
use crate::fault::{bad_request, internal};
use crate::requests;
use crate::wire::*;

/// Declares the requests: `name(request) -> answer;`. Each is done by the function of this name
/// in [`requests`].
macro_rules! commands {
    ($($(#[doc = $doc:literal])* $name:ident($request:ty) -> $answer:ty;)*) => {
        /// Every request with the types of what it takes and answers. Only the type matters: the
        /// window's own `Commands` is generated from it.
        #[derive(ts_rs::TS)]
        #[expect(dead_code, reason = "only its type is exported")]
        pub struct Commands {
            $($(#[doc = $doc])* $name: ($request, $answer),)*
        }

        /// The names of all requests.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        impl Desk {
            $(
                $(#[doc = $doc])*
                ///
                /// # Errors
                /// What went wrong, as the user is told.
                pub fn $name(&self, request: $request) -> Result<$answer, WireError> {
                    requests::$name(self, request)
                }
            )*

            /// Finds the request by its name and does it.
            pub(crate) fn perform(&self, name: &str, request: Value) -> Result<Value, WireError> {
                match name {
                    $(stringify!($name) => {
                        let request: $request = serde_json::from_value(request)
                            .map_err(|error| bad_request(format!("`{name}`: {error}")))?;
                        let answer = self.$name(request)?;
                        serde_json::to_value(answer).map_err(|_| internal(name))
                    })*
                    _ => Err(bad_request(format!("there is no request `{name}`"))),
                }
            }
        }
    };
}

commands! {
    /// What the window needs to know at its start.
    app_state(()) -> AppState;
    /// Keeps the user's settings; the zoom is brought into its limits.
    save_settings(Settings) -> Settings;
    /// Makes a vault and opens it.
    create_vault(CreateVault) -> VaultInfo;
    /// Opens a vault and closes the one that is open.
    open_vault(VaultPath) -> VaultInfo;
    /// Opens a vault for reading only, beside whoever holds it for writing.
    open_vault_to_read(VaultPath) -> VaultInfo;
    /// Closes the vault that is open.
    close_vault(()) -> ();
    /// Makes the sample vault and opens it; a job with result `Sample`.
    create_sample(CreateSample) -> JobStarted;
    /// Takes a vault off the list of recent ones; its folder stays.
    forget_vault(VaultPath) -> AppState;
    /// Renames the vault or the analyst.
    update_vault(UpdateVault) -> Done;
    /// The side bar.
    overview(()) -> Overview;
    /// Checks everything that is stored; a job with result `Doctor`.
    doctor(()) -> JobStarted;
    /// Builds the search index anew; a job with result `RebuildIndex`.
    rebuild_index(()) -> JobStarted;
    /// The newest acts.
    log(LogRequest) -> Vec<LogEntry>;
    /// The formats that can be read.
    formats(()) -> Vec<FormatInfo>;
    /// The columns of a table and what is taken from each; nothing is stored.
    table_columns(TableColumns) -> TableInfo;
    /// What would be read from some bytes; nothing is stored.
    extract_bytes(ExtractBytes) -> Extracted;
    /// Files a pasted text.
    file_text(FileText) -> Filed;
    /// Files bytes.
    file_bytes(FileBytes) -> Filed;
    /// Files files and folders; a job with result `Filing`.
    file_paths(FilePaths) -> JobStarted;
    /// Imports files, folders and what they hold; a job with result `Import`.
    start_import(StartImport) -> ImportStarted;
    /// Imports, newest first.
    list_imports(()) -> Vec<ImportRow>;
    /// One import with its inputs and troubles.
    show_import(ImportRequest) -> ImportDetail;
    /// A part of the report of an import.
    import_report(ImportReportRequest) -> ImportReportPage;
    /// Writes the report of an import into a file.
    save_import_report(SaveImportReport) -> ReportSaved;
    /// Goes on with an import that was paused, stopped or interrupted.
    resume_import(ImportRequest) -> ImportStarted;
    /// Tries again what failed in an import, and nothing else.
    retry_import(ImportRequest) -> ImportStarted;
    /// Discards every item that an import filed and nobody has decided about yet.
    discard_import(ImportRequest) -> Done;
    /// Takes an import off the list; what it filed stays.
    forget_import(ImportRequest) -> Vec<ImportRow>;
    /// The watched folders.
    list_watches(()) -> Vec<WatchRow>;
    /// Begins to watch a folder.
    watch_folder(WatchFolder) -> WatchRow;
    /// Changes how a folder is watched.
    update_watch(UpdateWatch) -> WatchRow;
    /// Stops watching a folder; what came of it stays.
    forget_watch(WatchRequest) -> Vec<WatchRow>;
    /// Looks into a watched folder now.
    scan_watch(WatchRequest) -> WatchScan;
    /// A part of a list of items, newest first.
    list_items(ListItems) -> ItemPage;
    /// One item with everything about it.
    show_item(ShowItem) -> ItemDetail;
    /// What can be shown of an original.
    original_view(OriginalRequest) -> OriginalView;
    /// An original as text.
    original_text(OriginalRequest) -> OriginalText;
    /// Keeps, discards or puts back items.
    triage(Triage) -> Done;
    /// Adds and removes tags.
    tag_items(TagItems) -> Done;
    /// Corrects one field of an item.
    correct_item(CorrectItem) -> Done;
    /// Cuts blocks out of a text, or puts them back.
    set_blocks(SetBlocks) -> VersionMade;
    /// Replaces the text of an item by what the analyst wrote.
    edit_text(EditText) -> VersionMade;
    /// Reads originals again with the rules of today; a job with result `CleanAgain`.
    clean_again(CleanAgain) -> JobStarted;
    /// The versions of an item, newest first.
    list_versions(ItemRequest) -> Vec<VersionInfo>;
    /// The text of a version.
    show_version(VersionRequest) -> VersionText;
    /// What differs between two versions.
    compare_versions(CompareVersions) -> VersionDiff;
    /// Makes an item show one of its versions.
    use_version(VersionRequest) -> Done;
    /// Makes one item of several.
    merge_items(MergeItems) -> Done;
    /// Makes two items of one.
    split_item(SplitItem) -> ItemSplit;
    /// What analysts taught about sites.
    site_rules(SiteRulesRequest) -> Vec<SiteRule>;
    /// Forgets what was taught.
    forget_site_rule(ForgetSiteRule) -> Done;
    /// Takes the last act back; refused where there is none.
    undo(()) -> Done;
    /// Does again what was taken back; refused where there is nothing.
    redo(()) -> Done;
    /// Searches the archive.
    search(SearchRequest) -> SearchResult;
    /// What a result is made of: counts over all of it.
    facets(FacetsRequest) -> FacetsResult;
    /// Items to cite.
    suggest(SuggestRequest) -> Vec<Suggestion>;
    /// Anything to jump to.
    palette(SuggestRequest) -> Vec<PaletteEntry>;
    /// All cases, open ones first.
    list_cases(()) -> Vec<CaseRow>;
    /// One case with its evidence.
    show_case(CaseRequest) -> CaseDetail;
    /// Makes a case.
    create_case(CreateCase) -> CaseCreated;
    /// Changes a case.
    update_case(UpdateCase) -> Done;
    /// Links items to a case, or changes role and note of links.
    link_items(LinkItems) -> Done;
    /// Takes items out of a case.
    unlink_items(UnlinkItems) -> Done;
    /// All briefings, last edited first.
    list_briefings(()) -> Vec<BriefingRow>;
    /// One briefing with its text.
    show_briefing(BriefingRequest) -> BriefingDetail;
    /// Makes a briefing.
    create_briefing(CreateBriefing) -> BriefingSaved;
    /// Saves a briefing as a new revision.
    save_briefing(SaveBriefing) -> BriefingSaved;
    /// The saved states of a briefing, newest first.
    list_revisions(BriefingRequest) -> Vec<Revision>;
    /// A briefing as it was saved once.
    show_revision(RevisionRequest) -> BriefingDetail;
    /// Saves an old state again, as a new revision.
    restore_revision(RevisionRequest) -> BriefingSaved;
    /// How a text would look.
    preview(PreviewRequest) -> Preview;
    /// A file name for an export.
    export_name(ExportNameRequest) -> ExportName;
    /// Exports a briefing; a job with result `Export`.
    export_briefing(ExportBriefing) -> JobStarted;
    /// Running jobs and the last few that ended.
    jobs(()) -> Vec<JobState>;
    /// One job.
    job(JobRequest) -> JobState;
    /// Pauses, resumes or cancels a job.
    control_job(JobControl) -> JobState;
}
