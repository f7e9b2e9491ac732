//! The lines of an input that may be endless.

use std::io::{self, BufRead, Read};

/// The longest line that is kept, its end left out, in bytes: some thousand times what a digest takes.
pub(super) const LONGEST: usize = 16 << 20;

/// A line that is not blank.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Which one it is, from 1 up; blank lines count.
    pub number: usize,
    /// What stands on it; `None` when it is too long.
    pub bytes: Option<Vec<u8>>,
}

/// The lines of a reader, each read when it is asked for. A longer one than may be is passed over without being kept.
pub(super) struct Lines<R> {
    reader: R,
    longest: usize,
    number: usize,
    over: bool,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `reader`, none of them longer than this.
    pub(super) fn new(reader: R, longest: usize) -> Self {
        Self { reader, longest, number: 0, over: false }
    }

    /// The next line, blank or not; `None` at the end.
    fn read(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        // One byte more than may be, or the line's end.
        let most = self.longest as u64 + 1;
        if (&mut self.reader).take(most).read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        let is_whole = bytes.ends_with(b"\n") || bytes.len() <= self.longest;
        if !is_whole {
            self.reader.skip_until(b'\n')?;
        }
        if self.number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
            bytes.drain(..3);
        }
        Ok(Some(Line { number: self.number, bytes: is_whole.then_some(bytes) }))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.over {
            match self.read() {
                Ok(Some(line)) if line.bytes.as_ref().is_some_and(|it| it.trim_ascii().is_empty()) => {}
                Ok(Some(line)) => return Some(Ok(line)),
                Ok(None) => self.over = true,
                Err(error) => {
                    self.over = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, longest: usize) -> Vec<(usize, Option<String>)> {
        let read = Lines::new(io::BufReader::with_capacity(3, text.as_bytes()), longest);
        let pair = |line: Line| (line.number, line.bytes.map(|it| String::from_utf8(it).unwrap()));
        read.map(|line| pair(line.unwrap())).collect()
    }

    #[test]
    fn lines_keep_their_numbers() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(lines("\u{feff}a\n\r\n \nb", 9), [(1, some("a\n")), (4, some("b"))]);
        assert_eq!(lines("", 9), []);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            lines("12345\n123456\n1234567\n12345", 5),
            [(1, some("12345\n")), (2, None), (3, None), (4, some("12345"))]
        );
        assert_eq!(lines("1\n123456", 5), [(1, some("1\n")), (2, None)]);
    }
}
