//! Which types a text could be a value of.

use jiff::civil::Date;

use crate::binding::{date, decimal, integer};

/// A type of values that says more than "a text".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `true` or `false`.
    Boolean,
    /// A date in this strftime format.
    Date(&'static str),
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A web address.
    Url,
}

/// All of them, the narrower ones first: `20251207` is a date before it is a number.
pub(super) const KINDS: [Kind; 11] = [
    Kind::Boolean,
    Kind::Date("%Y-%m-%d"),
    Kind::Date("%Y/%m/%d"),
    Kind::Date("%Y%m%d"),
    Kind::Date("%d.%m.%Y"),
    Kind::Date("%-d %B %Y"),
    Kind::Date("%B %-d, %Y"),
    Kind::Date("%B %d, %Y"),
    Kind::Integer,
    Kind::Number,
    Kind::Url,
];

/// How a date at the start of a value is written.
pub(super) const PREFIX_FORMAT: &str = "%Y%m%d";

/// Lengths of dates in the formats above, in bytes.
const DATE_LENGTHS: std::ops::RangeInclusive<usize> = 8..=18;

/// The types that a text fits, one bit for each of [`KINDS`], and its number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fit {
    pub(super) kinds: u16,
    /// The number that it is.
    pub(super) number: Option<f64>,
    /// The date that it is, or that it begins with as `20251207d` does.
    pub(super) date: Option<Date>,
}

impl Fit {
    /// What `text`, which is trimmed, reads as; `url` is the address when it is a link and nothing else.
    pub(super) fn of(text: &str, url: Option<&str>) -> Self {
        let mut fit = Self { kinds: 0, number: None, date: None };
        let bytes = text.as_bytes();
        let Some(first) = bytes.first() else { return fit };
        let is_web = |text: &str| {
            (text.starts_with("http://") || text.starts_with("https://"))
                && !text.contains(char::is_whitespace)
                && url::Url::parse(text).is_ok()
        };
        match first {
            b't' | b'f' if matches!(text, "true" | "false") => fit.set(|kind| kind == Kind::Boolean),
            b'h' | b'[' | b'<' if is_web(url.unwrap_or(text)) => fit.set(|kind| kind == Kind::Url),
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                fit.read_number(text);
                if bytes.len() >= *DATE_LENGTHS.start() {
                    fit.read_date(text);
                }
            }
            b'A'..=b'Z' if DATE_LENGTHS.contains(&bytes.len()) && text.contains(", ") => {
                fit.read_date(text);
            }
            _ => {}
        }
        fit
    }

    /// Whether it fits the type at `index` of [`KINDS`].
    pub(super) fn has(kinds: u16, index: usize) -> bool {
        kinds >> index & 1 == 1
    }

    fn set(&mut self, holds: impl Fn(Kind) -> bool) {
        for (index, kind) in KINDS.into_iter().enumerate() {
            self.kinds |= u16::from(holds(kind)) << index;
        }
    }

    fn read_number(&mut self, text: &str) {
        // With zeros before it, a number is a code.
        let digits = text.trim_start_matches(['+', '-']);
        if digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit() {
            return;
        }
        if let Some(whole) = integer(text) {
            self.number = Some(whole.as_f64());
            self.set(|kind| matches!(kind, Kind::Integer | Kind::Number));
        } else if let Some(number) = decimal(text) {
            self.number = Some(number);
            self.set(|kind| kind == Kind::Number);
        }
    }

    fn read_date(&mut self, text: &str) {
        let read = |format, text: &str| date(format, text).filter(|(date, _)| (1000..=2999).contains(&date.year()));
        for (index, kind) in KINDS.into_iter().enumerate() {
            let Kind::Date(format) = kind else { continue };
            if let Some((date, _)) = read(format, text).filter(|(_, length)| *length == text.len()) {
                self.kinds |= 1 << index;
                self.date = Some(date);
            }
        }
        let begins = text.len() > 8 && text.as_bytes()[..8].iter().all(u8::is_ascii_digit);
        if begins && !text.as_bytes()[8].is_ascii_digit() {
            self.date = read(PREFIX_FORMAT, &text[..8]).map(|(date, _)| date);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        let fit = Fit::of(text, None);
        KINDS.into_iter().enumerate().filter(|(at, _)| Fit::has(fit.kinds, *at)).map(|(_, kind)| kind).collect()
    }

    #[test]
    fn a_text_fits_types() {
        assert_eq!(kinds("true"), [Kind::Boolean]);
        assert_eq!(kinds("-12"), [Kind::Integer, Kind::Number]);
        assert_eq!(kinds("0.5"), [Kind::Number]);
        assert_eq!(kinds("2025-12-07"), [Kind::Date("%Y-%m-%d")]);
        assert_eq!(kinds("20251207"), [Kind::Date("%Y%m%d"), Kind::Integer, Kind::Number]);
        assert_eq!(kinds("7 December 2025"), [Kind::Date("%-d %B %Y")]);
        assert_eq!(kinds("December 7, 2025"), [Kind::Date("%B %-d, %Y")]);
        assert_eq!(kinds("https://a.example/b"), [Kind::Url]);
    }

    #[test]
    fn a_text_without_a_type_is_text() {
        for text in ["", "True", "007", "2025-13-01", "2025-2-1", "https://a b", "http", "3 apples", "nan", "-", "May"]
        {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn a_text_may_begin_with_a_date() {
        let begins = |text| Fit::of(text, None).date;
        assert_eq!(begins("20251207d"), Some(jiff::civil::date(2025, 12, 7)));
        assert_eq!([begins("20251399d"), begins("202512071"), begins("2025120")], [None; 3]);
    }

    #[test]
    fn a_link_counts_by_its_address() {
        let kinds = |url| Fit::of("[here](x)", url).kinds;
        assert_ne!(kinds(Some("https://a.example")), 0);
        assert_eq!(kinds(Some("b.md")), 0);
        assert_eq!(kinds(None), 0);
    }
}
