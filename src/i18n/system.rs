//! What the system says of files and folders, in the reader's language; what it says rarely stays in its own words.

use std::io::{self, ErrorKind};

use super::words::Words;

impl Words {
    /// Why a file or folder could not be read or written.
    pub fn system_fault(&self, fault: &io::Error) -> String {
        let key = match fault.kind() {
            ErrorKind::NotFound => "system-not-found",
            ErrorKind::PermissionDenied => "system-denied",
            ErrorKind::AlreadyExists => "system-exists",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "system-full",
            ErrorKind::ReadOnlyFilesystem => "system-read-only",
            ErrorKind::IsADirectory => "system-folder",
            ErrorKind::NotADirectory => "system-no-folder",
            ErrorKind::InvalidFilename => "system-name",
            ErrorKind::FileTooLarge => "system-large",
            ErrorKind::InvalidData => "system-no-text",
            ErrorKind::BrokenPipe => "system-nobody-reads",
            _ => return fault.to_string(),
        };
        self.say(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_faults_are_worded_and_rare_ones_kept() {
        let french = Words::of(["fr"]);
        assert_eq!(french.system_fault(&ErrorKind::PermissionDenied.into()), "droits insuffisants");
        let rare = io::Error::other("the drive is on fire");
        assert_eq!(french.system_fault(&rare), "the drive is on fire");
    }
}
