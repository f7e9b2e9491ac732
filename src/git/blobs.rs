use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Mutex, PoisonError};

use super::GitError;
use super::command::{git, unusable};

/// The contents of a repository, by the names of their blobs: one `git cat-file --batch`, started when the first is
/// asked for.
#[derive(Debug, Default)]
pub struct Blobs {
    process: Mutex<Option<Process>>,
}

/// Why a blob cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The program cannot be run.
    #[error(transparent)]
    Git(#[from] GitError),
    /// The repository does not have it.
    #[error("git cannot read its content, the blob {0}; `git fsck` says more")]
    Missing(String),
    /// It has more bytes than were wanted.
    #[error("the blob has {0} bytes")]
    TooLong(u64),
    /// The program ended too early, or says what nobody can read.
    #[error("`git cat-file` failed: {0}")]
    Broken(#[from] io::Error),
}

#[derive(Debug)]
struct Process {
    child: Child,
    requests: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Blobs {
    /// The content of the blob with this name, of at most `most` bytes.
    ///
    /// # Errors
    /// [`BlobError`].
    pub fn read(&self, blob: &str, most: u64) -> Result<Vec<u8>, BlobError> {
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        let running = match &mut *process {
            Some(running) => running,
            none => none.insert(Process::start()?),
        };
        let answer = running.read(blob, most);
        // After a broken answer the next one would be read from its middle.
        if matches!(answer, Err(BlobError::Broken(_) | BlobError::TooLong(_))) {
            *process = None;
        }
        answer
    }
}

impl Process {
    fn start() -> Result<Self, GitError> {
        let mut command = git(&["cat-file", "--batch"]);
        let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(unusable)?;
        let pipe = || GitError::Unusable(io::ErrorKind::BrokenPipe.into());
        let answers = BufReader::new(child.stdout.take().ok_or_else(pipe)?);
        Ok(Self { requests: child.stdin.take(), child, answers })
    }

    /// An answer is `NAME TYPE SIZE`, a line end, the content and a line end; or `NAME missing` (git-cat-file(1), "Batch
    /// output").
    fn read(&mut self, blob: &str, most: u64) -> Result<Vec<u8>, BlobError> {
        let requests = self.requests.as_mut().ok_or_else(|| io::Error::from(io::ErrorKind::BrokenPipe))?;
        writeln!(requests, "{blob}")?;
        requests.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        if head.trim_end().ends_with(" missing") {
            return Err(BlobError::Missing(blob.to_owned()));
        }
        let size = head.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
        let size = size.ok_or_else(|| io::Error::from(io::ErrorKind::UnexpectedEof))?;
        if size > most {
            return Err(BlobError::TooLong(size));
        }
        let mut content = Vec::new();
        content.try_reserve_exact(usize::try_from(size).unwrap_or(usize::MAX)).map_err(io::Error::from)?;
        (&mut self.answers).take(size + 1).read_to_end(&mut content)?;
        match content.pop() {
            Some(b'\n') if content.len() as u64 == size => Ok(content),
            _ => Err(io::Error::from(io::ErrorKind::UnexpectedEof).into()),
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It ends when nobody asks any more; one that is in the middle of an answer would wait for a reader.
        drop(self.requests.take());
        _ = self.child.kill();
        _ = self.child.wait();
    }
}
