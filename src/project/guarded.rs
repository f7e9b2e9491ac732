use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::Cause;

/// Runs `work` on one file, which must not take the others down with it. What `work` leaves half done must not be relied
/// on.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, Cause>) -> Result<T, Cause> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| Err(Cause::Panic(panic_message(panic.as_ref()))))
}

/// What a panic said.
pub(crate) fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}
