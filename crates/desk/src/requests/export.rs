//! A briefing leaves as a document.

use std::path::{Path, PathBuf};

use archive::BriefingDetail;
use export::{Document, DocumentInfo, safe_file_name};
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};
use tradecraft::tlp::Tlp;

use super::preview::{Cited, LANGUAGE, day_in_words, warnings};
use crate::child::{Failure, pdf_in};
use crate::desk::Desk;
use crate::fault::{cancelled, fault, refused};
use crate::jobs::{Plan, Progress};
use crate::outside::{Writing, fonts_for, write_new};
use crate::text::{count, quoted};
use crate::twins;
use crate::wire::{
    ErrorCode, ExportBriefing, ExportFormat, ExportName, ExportNameRequest, Exported, JobResult,
    JobStarted, WireError,
};

pub(crate) fn export_name(
    desk: &Desk,
    request: ExportNameRequest,
) -> Result<ExportName, WireError> {
    let briefing = desk.vault()?.archive.read(|r| r.briefings().get(request.id))?;
    let folder = desk.environment().documents_folder.to_string_lossy().into_owned();
    Ok(ExportName { name: file_name(desk, &briefing, request.format), folder })
}

fn file_name(desk: &Desk, briefing: &BriefingDetail, format: ExportFormat) -> String {
    let day = day_of(briefing, &desk.environment().zone).to_string();
    safe_file_name(&briefing.row.title, tlp(briefing), &day, extension(format))
}

fn extension(format: ExportFormat) -> &'static str {
    match format {
        ExportFormat::Markdown => "md",
        ExportFormat::Html => "html",
        ExportFormat::Pdf => "pdf",
        ExportFormat::Docx => "docx",
    }
}

/// The day of a document is that on which its text was last saved: the same text gives the same
/// document whenever it is exported.
pub(super) fn day_of(briefing: &BriefingDetail, zone: &TimeZone) -> jiff::civil::Date {
    zone.to_datetime(briefing.row.saved_at).date()
}

/// The label of a briefing.
pub(super) fn tlp(briefing: &BriefingDetail) -> Tlp {
    twins::tlp_of(twins::briefing_row(briefing.row.clone()).tlp)
}

pub(crate) fn export_briefing(
    desk: &Desk,
    request: ExportBriefing,
) -> Result<JobStarted, WireError> {
    let vault = desk.vault()?;
    let (briefing, cited) = vault.archive.read(|r| {
        let briefing = r.briefings().get(request.id)?;
        let cited = Cited::by(r, &briefing.markdown)?;
        Ok((briefing, cited))
    })?;
    let path = target(desk, &briefing, &request)?;
    let document = document(desk, &briefing, &cited, &vault.row()?.vault_id);
    if !request.allow_unresolved {
        refuse_unresolved(&document)?;
    }
    let label = format!("Exporting {}", quoted(&briefing.row.title));
    let plan = Plan { label, can_pause: false, in_vault: true };
    let worker = desk.clone();
    desk.long_work().start(plan, move |progress| {
        let (bytes, more) = bytes_of(&worker, progress, &document, request.format)?;
        progress.checkpoint()?;
        let writing = if request.overwrite { Writing::Replace } else { Writing::New };
        write_new(&path, &bytes, writing)?;
        progress.at(1, 1, None);
        let exported = Exported {
            path: path.to_string_lossy().into_owned(),
            size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            sha256: hex(&Sha256::digest(&bytes)),
            warnings: warnings(document.warnings.iter().chain(&more), &briefing.markdown),
        };
        Ok(JobResult::Export { exported })
    })
}

/// The file to write; refused at once where it exists and may not be replaced.
fn target(
    desk: &Desk,
    briefing: &BriefingDetail,
    request: &ExportBriefing,
) -> Result<PathBuf, WireError> {
    if request.path.trim().is_empty() {
        return Err(refused("no file is named"));
    }
    let named = Path::new(&request.path);
    let path = if named.is_dir() {
        named.join(file_name(desk, briefing, request.format))
    } else {
        named.to_path_buf()
    };
    if !request.overwrite && path.symlink_metadata().is_ok() {
        return Err(fault(
            ErrorCode::AlreadyExists,
            format!("{} already exists. It was left as it is", path.display()),
            "Choose another name, or say that it may be replaced.",
        ));
    }
    Ok(std::path::absolute(&path).unwrap_or(path))
}

/// The finished document. Who wrote it stays in the vault: the analyst's name is not in it.
fn document(desk: &Desk, briefing: &BriefingDetail, cited: &Cited, vault: &str) -> Document {
    let day = day_of(briefing, &desk.environment().zone);
    let info = DocumentInfo {
        title: briefing.row.title.clone(),
        date: day.to_string(),
        date_words: day_in_words(day),
        tlp: tlp(briefing),
        language: LANGUAGE.to_owned(),
        author: None,
        label: None,
        id: identity(vault, &briefing.row.key, briefing.row.revision),
    };
    export::build(info, &briefing.markdown, &|key: &str| cited.source(key))
}

/// Names this state of the document, and does not tell which vault it comes from.
fn identity(vault: &str, key: &str, revision: u32) -> String {
    hex(&Sha256::digest(format!("{vault}/{key}/{revision}")))[..32].to_owned()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn refuse_unresolved(document: &Document) -> Result<(), WireError> {
    let open: Vec<&str> = document
        .sources
        .iter()
        .filter(|source| source.source.is_none())
        .map(|source| source.key.as_str())
        .collect();
    if open.is_empty() {
        return Ok(());
    }
    let keys = count(open.len(), "citation leads", "citations lead");
    Err(fault(
        ErrorCode::Refused,
        format!("{keys} nowhere: {}. Nothing was exported", open.join(", ")),
        "Cite an item that is in the archive, or allow unresolved citations.",
    ))
}

/// The file, and warnings that only its writer knows.
fn bytes_of(
    desk: &Desk,
    progress: &Progress,
    document: &Document,
    format: ExportFormat,
) -> Result<(Vec<u8>, Vec<export::Warning>), WireError> {
    progress.at(0, 1, Some(extension(format)));
    match format {
        ExportFormat::Markdown => Ok((export::markdown::write(document), Vec::new())),
        ExportFormat::Html => Ok((export::html::write(document), Vec::new())),
        ExportFormat::Docx => Ok((export::docx::write(document), Vec::new())),
        ExportFormat::Pdf => {
            let fonts = fonts_for(document, &desk.environment().font_folders);
            let stopped = || progress.checkpoint().is_err();
            pdf_in(desk.children(), document, &fonts, &stopped).map_err(no_pdf)
        }
    }
}

fn no_pdf(failure: Failure) -> WireError {
    match failure {
        // The writer's own words say what to do.
        Failure::Refused(why) => refused(why),
        Failure::Stopped => cancelled(),
        failure => fault(
            ErrorCode::Refused,
            format!("the PDF could not be made: {failure}. Nothing was written"),
            "Export it as DOCX or HTML, or try again.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_identity_of_a_document_is_stable_and_tells_nothing() {
        let one = identity("0123", "harbour", 3);
        assert_eq!(one, identity("0123", "harbour", 3));
        assert_ne!(one, identity("0123", "harbour", 4));
        assert_eq!(one.len(), 32);
        assert!(!one.contains("0123"));
    }
}
