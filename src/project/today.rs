use std::env;
use std::ffi::OsStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, offset};

const VARIABLE: &str = "SOURCE_DATE_EPOCH";

/// The easternmost time on Earth: where a day begins first.
const FIRST_TO_BEGIN: Offset = offset(14);

/// `SOURCE_DATE_EPOCH` is set to something that is not a time.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{VARIABLE} is `{0}`, which is not a time; set it to the seconds since 1970-01-01, or unset it")]
pub struct BadEpoch(String);

/// The day that counts as today: the one that `SOURCE_DATE_EPOCH` sets, for runs that must be repeatable, else the
/// latest date anywhere on Earth, so that a document dated today in Auckland is not in the future.
///
/// # Errors
/// [`BadEpoch`] when the variable holds no number of seconds.
pub fn today() -> Result<Date, BadEpoch> {
    match env::var_os(VARIABLE) {
        Some(value) => from_epoch(&value),
        None => Ok(FIRST_TO_BEGIN.to_datetime(Timestamp::now()).date()),
    }
}

fn from_epoch(value: &OsStr) -> Result<Date, BadEpoch> {
    let seconds = value.to_str().and_then(|text| text.parse().ok());
    let time = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    let time = time.ok_or_else(|| BadEpoch(value.to_string_lossy().into_owned()))?;
    Ok(Offset::UTC.to_datetime(time).date())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_epoch_is_a_date_in_utc() {
        assert_eq!(from_epoch(OsStr::new("0")), Ok(date(1970, 1, 1)));
        assert_eq!(from_epoch(OsStr::new("1767225599")), Ok(date(2025, 12, 31)));
        assert_eq!(from_epoch(OsStr::new("1767225600")), Ok(date(2026, 1, 1)));
    }

    #[test]
    fn anything_else_is_refused_by_name() {
        for value in ["", "today", "1.5", "99999999999999999999", "9999999999999"] {
            let error = from_epoch(OsStr::new(value)).unwrap_err().to_string();
            assert!(error.starts_with(&format!("SOURCE_DATE_EPOCH is `{value}`")), "{error}");
        }
    }
}
