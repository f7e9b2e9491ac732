/// What the page may do (Content Security Policy Level 3): its own style and scripts run, known by their hashes. Nothing
/// is loaded, nothing is sent, and no text becomes markup.
pub(super) const POLICY: &str = "default-src 'none'; \
    style-src 'sha256-Ow0/yNRI7h94eQ9kMLo96Ls6bu4RRGD432LyW58qOD0='; \
    script-src 'sha256-LX457HWdHVYfj/XknCvP75UIQlHOsja7DmZj/tQfQlU=' 'sha256-+3FjbBnx5QHq8yU1g/m/kufzsDYcczc+bYOefKgOxcU='; \
    img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};

    use super::super::{EARLY_SCRIPT, SCRIPT, STYLE};
    use super::*;

    #[test]
    fn the_hashes_are_those_of_the_files() {
        for text in [STYLE, EARLY_SCRIPT, SCRIPT] {
            let hash = BASE64_STANDARD.encode(Sha256::digest(text.trim_end_matches('\n')));
            assert!(
                POLICY.contains(&format!("'sha256-{hash}'")),
                "{hash} is the hash of a file that begins {:?}",
                &text[..60]
            );
        }
    }
}
