//! Filing what was pasted, piped, dropped or chosen.

use std::path::{Path, PathBuf};

use archive::How;
use extract::Kind;

use crate::desk::Desk;
use crate::fault::{bad_request, refused};
use crate::filing::{Incoming, Placing, decode_base64, file, fresh, import, nothing_pasted};
use crate::import::label;
use crate::jobs::Plan;
use crate::wire::{FileBytes, FilePaths, FileText, Filed, JobResult, JobStarted, WireError};

/// Paths that one request may name.
const MOST_PATHS: usize = 10_000;

/// The HTML of a clipboard is the original where it holds text; else the plain text is.
pub(crate) fn file_text(desk: &Desk, request: FileText) -> Result<Filed, WireError> {
    let html = request.html.filter(|html| has_words(html));
    let (text, kind) = match html {
        Some(html) => (html, Kind::HTML),
        None if request.text.trim().is_empty() => return Err(nothing_pasted()),
        None => (request.text, Kind::TEXT),
    };
    let incoming = Incoming {
        bytes: text.into_bytes(),
        name: None,
        from: None,
        url: given(request.url),
        kind: Some(kind),
        how: How::Paste,
    };
    let placing = Placing { case: request.case, tags: request.tags };
    file(&writing(desk)?, incoming, &placing)
}

/// True where some text stands outside of tags.
fn has_words(html: &str) -> bool {
    let mut inside = false;
    html.chars().any(|c| {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ => {}
        }
        !inside && c.is_alphanumeric()
    })
}

pub(crate) fn file_bytes(desk: &Desk, request: FileBytes) -> Result<Filed, WireError> {
    let bytes = decode_base64(&request.base64)
        .ok_or_else(|| bad_request("`file_bytes`: the bytes are not base64"))?;
    let incoming = Incoming {
        bytes,
        name: request.name.clone(),
        from: request.name,
        url: given(request.url),
        kind: None,
        how: How::Stdin,
    };
    let placing = Placing { case: request.case, tags: request.tags };
    file(&writing(desk)?, incoming, &placing)
}

pub(crate) fn file_paths(desk: &Desk, request: FilePaths) -> Result<JobStarted, WireError> {
    if request.paths.is_empty() || request.paths.len() > MOST_PATHS {
        return Err(refused(format!("between 1 and {MOST_PATHS} paths are taken at once")));
    }
    let url = given(request.url);
    if url.is_some() && !matches!(&request.paths[..], [path] if !Path::new(path).is_dir()) {
        return Err(refused("one address cannot be that of several files. Nothing was filed"));
    }
    let order = desk.order()?;
    if let Some(case) = request.case {
        order.pen.vault.archive.read(|r| r.cases().get(case))?;
    }
    let label = label(&request.paths);
    let how = if request.dropped { How::Drop } else { How::File };
    let placing = Placing { case: request.case, tags: request.tags };
    let paths: Vec<PathBuf> = request.paths.into_iter().map(PathBuf::from).collect();
    let number = order.begin(&fresh(label.clone(), paths, how, url, placing))?;
    let plan = Plan { label: format!("Filing {label}"), can_pause: true, in_vault: true };
    desk.long_work().start(plan, move |progress| {
        Ok(JobResult::Filing { report: import(&order, number, progress)? })
    })
}

/// A pen, in a vault that can be written: a long job is not started in vain.
pub(super) fn writing(desk: &Desk) -> Result<crate::pen::Pen, WireError> {
    let pen = desk.pen()?;
    if pen.vault.read_only() {
        let what = "this vault, opened for reading,".to_owned();
        return Err(archive::ArchiveError::ReadOnly { what }.into());
    }
    Ok(pen)
}

pub(super) fn given(url: Option<String>) -> Option<String> {
    url.map(|url| url.trim().to_owned()).filter(|url| !url.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_without_a_word_is_not_the_original() {
        assert!(has_words("<p>word</p>"));
        assert!(!has_words("<meta charset=utf-8><img src=\"a.png\">  \n"));
        assert!(!has_words(""));
    }
}
