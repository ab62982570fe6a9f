//! The headers of everything that is served from the archive.

/// Nothing may run, nothing may be fetched, nobody but the window may frame it. `sandbox` gives
/// the page an origin of its own even where the frame's attribute were forgotten.
const POLICY: &str = "default-src 'none'; \
     img-src archive: http://archive.localhost data:; \
     style-src archive: http://archive.localhost 'unsafe-inline'; \
     font-src archive: http://archive.localhost data:; \
     script-src 'none'; connect-src 'none'; frame-src 'none'; object-src 'none'; \
     form-action 'none'; base-uri 'none'; \
     frame-ancestors tauri: http://tauri.localhost; sandbox";

/// The headers of an answer of this type.
pub(super) fn of(content_type: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("content-type", content_type),
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-dns-prefetch-control", "off"),
        ("cache-control", "no-store"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_lets_nothing_run_or_call_home() {
        let policy =
            of("text/html").into_iter().find(|(name, _)| *name == "content-security-policy");
        let policy = policy.unwrap().1;
        for wall in ["default-src 'none'", "script-src 'none'", "connect-src 'none'", "; sandbox"] {
            assert!(policy.contains(wall), "{wall}");
        }
        assert!(!policy.contains("  ") && !policy.contains('\n'));
        assert!(!policy.contains("https:"));
    }
}
