//! Threads that work while the server listens.

use std::io;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread::{self, available_parallelism};

use crossbeam_channel::{Sender, unbounded};

use crate::project::panic_message;

type Task = Box<dyn FnOnce() + Send>;

/// A few threads that take tasks in their order.
#[derive(Debug)]
pub(super) struct Pool {
    tasks: Sender<Task>,
}

impl Pool {
    /// A pool of so many threads, which end with it.
    pub(super) fn new(name: &str, threads: usize) -> io::Result<Self> {
        let (sender, tasks) = unbounded::<Task>();
        for _ in 0..threads {
            let tasks = tasks.clone();
            let work = move || tasks.iter().for_each(|task| _ = guarded(task));
            thread::Builder::new().name(name.to_owned()).spawn(work)?;
        }
        Ok(Self { tasks: sender })
    }

    /// Has `task` done by the next thread that is free.
    pub(super) fn run(&self, task: impl FnOnce() + Send + 'static) {
        // The threads live as long as the sender does.
        _ = self.tasks.send(Box::new(task));
    }
}

/// How many threads may look at the documents of the workspace: one is left to whoever is typing.
pub(super) fn jobs() -> NonZero<usize> {
    let jobs = available_parallelism().map_or(1, |all| all.get() - 1);
    NonZero::new(jobs).unwrap_or(NonZero::<usize>::MIN)
}

/// What `work` gives, or what it said when it broke down, which the panic hook has written to standard error.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| panic_message(panic.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_ends_no_thread() {
        let pool = Pool::new("test", 1).unwrap();
        let (sender, done) = unbounded();
        pool.run(|| panic!("no luck"));
        pool.run(move || sender.send(7).unwrap());
        assert_eq!(done.recv().unwrap(), 7);
        assert_eq!(guarded(|| panic!("{}", 1 + 1)), Err::<(), _>("2".to_owned()));
    }
}
