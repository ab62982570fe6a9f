//! The scheme `archive:`, through which the sandboxed frame gets the sanitised copy of an
//! original. `desk` sanitises and writes the headers; nothing else is served here.

use desk::{Desk, Served};
use tauri::http::{HeaderValue, Request, Response, StatusCode};
use tauri::{Manager as _, Runtime, UriSchemeContext, UriSchemeResponder};

/// Answers one request of the frame, on a thread of its own: an original may be large.
#[expect(clippy::needless_pass_by_value, reason = "the shape of a handler of a scheme")]
pub(crate) fn serve<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let desk = context.app_handle().state::<Desk>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        responder.respond(response(desk.original(request.uri().path())));
    });
}

fn response(served: Served) -> Response<Vec<u8>> {
    let mut response = Response::new(served.body);
    *response.status_mut() =
        StatusCode::from_u16(served.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in served.headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}
