//! The files that pages need, embedded, under a folder named by the hash of them all.

use std::sync::LazyLock;

/// Scripts, styles and pictures, by name.
const FILES: &[(&str, &str)] = &[
    ("arrange.js", include_str!("assets/arrange.js")),
    ("base.css", include_str!("assets/base.css")),
    ("board.css", include_str!("assets/board.css")),
    ("board.js", include_str!("assets/board.js")),
    ("clock.js", include_str!("assets/clock.js")),
    ("dom.js", include_str!("assets/dom.js")),
    ("forms.css", include_str!("assets/forms.css")),
    ("forms.js", include_str!("assets/forms.js")),
    ("homework.js", include_str!("assets/homework.js")),
    ("host.css", include_str!("assets/host.css")),
    ("host.js", include_str!("assets/host.js")),
    ("icon.svg", include_str!("assets/icon.svg")),
    ("link.js", include_str!("assets/link.js")),
    ("outbox.js", include_str!("assets/outbox.js")),
    ("play.css", include_str!("assets/play.css")),
    ("play.js", include_str!("assets/play.js")),
    ("told.js", include_str!("assets/told.js")),
];

/// One hash for all files: scripts name each other by their plain names, and a change of any renames the folder.
static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    for (name, text) in FILES {
        hasher.update(name.as_bytes()).update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..16].to_owned()
});

/// The address of the folder, without a slash at its end.
pub(super) fn folder() -> String {
    format!("/assets/{}", *HASH)
}

/// A file by the hash in its address and its name, with its type.
pub(super) fn find(hash: &str, name: &str) -> Option<(&'static str, &'static str)> {
    let (_, text) = FILES.iter().find(|(file, _)| *file == name && hash == *HASH)?;
    Some((*text, content_type(name)))
}

/// The type of a file by the end of its name.
pub(super) fn content_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, end)| end) {
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "wav" => "audio/wav",
        "flac" => "audio/flac",
        _ => "application/octet-stream",
    }
}

/// Whether a file of that name is heard rather than seen.
pub(super) fn is_sound(name: &str) -> bool {
    content_type(name).starts_with("audio/")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_is_embedded_small_and_says_what_it_is_for() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web/assets");
        let there = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let there: BTreeSet<String> = there.filter(|name| Path::new(name).extension().unwrap() != "html").collect();
        let embedded: BTreeSet<String> = FILES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(there, embedded);
        for (name, text) in FILES.iter().filter(|(name, _)| *name != "icon.svg") {
            assert!(text.starts_with("// ") || text.starts_with("/* "), "{name} does not open with its purpose");
            assert!(text.lines().count() <= 450, "{name} has too many lines; divide it");
        }
    }

    #[test]
    fn only_what_is_embedded_is_found() {
        let hash = folder().rsplit_once('/').unwrap().1.to_owned();
        assert!(find(&hash, "play.js").is_some());
        assert_eq!(find(&hash, "../mod.rs"), None);
        assert_eq!(find("0000", "play.js"), None);
    }
}
