//! Paths as URIs (RFC 3986).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but what RFC 3986 leaves unreserved, and the slash. A colon in the first part would make it a scheme.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A path with forward slashes as a URI: a relative reference, or one of the scheme `file` for a full path.
pub(super) fn uri(path: &str) -> String {
    let encoded = utf8_percent_encode(path, ENCODED);
    match path.as_bytes() {
        [b'/', ..] => format!("file://{encoded}"),
        [drive, b':', b'/', rest @ ..] if drive.is_ascii_alphabetic() => {
            let rest = String::from_utf8_lossy(rest);
            format!("file:///{}:/{}", char::from(*drive), utf8_percent_encode(&rest, ENCODED))
        }
        _ => encoded.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_references() {
        assert_eq!(uri("digests/a b.md"), "digests/a%20b.md");
        assert_eq!(uri("50%é#?.md"), "50%25%C3%A9%23%3F.md");
        assert_eq!(uri("a:b.md"), "a%3Ab.md");
        assert_eq!(uri("<stdin>"), "%3Cstdin%3E");
    }

    #[test]
    fn full_paths_have_a_scheme() {
        assert_eq!(uri("/tmp/a b.md"), "file:///tmp/a%20b.md");
        assert_eq!(uri("C:/a b.md"), "file:///C:/a%20b.md");
    }
}
