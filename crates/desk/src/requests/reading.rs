//! What can be read, and reading alone: no vault is needed for either.

use extract::Kind;

use crate::desk::Desk;
use crate::fault::{bad_request, refused};
use crate::filing::decode_base64;
use crate::reading::{Given, read_alone};
use crate::twins;
use crate::wire::{ExtractBytes, Extracted, FormatInfo, WireError};

pub(crate) fn formats(_: &Desk, (): ()) -> Result<Vec<FormatInfo>, WireError> {
    Ok(Kind::ALL.into_iter().map(twins::format_info).collect())
}

pub(crate) fn extract_bytes(desk: &Desk, request: ExtractBytes) -> Result<Extracted, WireError> {
    let bytes = decode_base64(&request.base64)
        .ok_or_else(|| bad_request("`extract_bytes`: the bytes are not base64"))?;
    if bytes.is_empty() {
        return Err(refused("there is nothing to read"));
    }
    read_alone(
        desk,
        &Given {
            bytes: &bytes,
            name: request.name.as_deref(),
            url: request.url.as_deref(),
            pasted: request.pasted,
        },
    )
}
