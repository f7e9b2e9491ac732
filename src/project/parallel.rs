//! Work spread over threads, with its results in the order of the items.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many items each thread may be ahead of the first one whose result is still missing: this bounds the memory
/// when one item takes long.
const AHEAD: usize = 32;

/// Does `work` on all items, on at most `jobs` threads, and hands the results to `consume`, on the calling thread, in
/// the order of the items, until it breaks.
///
/// One item, or one job, needs no thread.
pub fn in_order<'a, T: Sync, R: Send>(
    items: &'a [T],
    jobs: NonZero<usize>,
    work: impl Fn(&'a T) -> R + Sync,
    consume: impl FnMut(R) -> ControlFlow<()>,
) {
    let jobs = NonZero::new(jobs.get().min(items.len())).unwrap_or(NonZero::<usize>::MIN);
    in_order_ahead(items.iter(), jobs, AHEAD, work, consume);
}

/// The same for items that may have to be waited for: each result is handed over as soon as it is there and those before
/// it were, whatever the next item keeps waiting. At most `jobs * ahead` items are taken whose results are not.
///
/// After a break the threads end as soon as `items` gives them the next one, or none.
pub fn in_order_ahead<T, R: Send>(
    mut items: impl Iterator<Item = T> + Send,
    jobs: NonZero<usize>,
    ahead: usize,
    work: impl Fn(T) -> R + Sync,
    mut consume: impl FnMut(R) -> ControlFlow<()>,
) {
    let jobs = jobs.get();
    let queue = Queue::new(jobs * ahead);
    let input = Mutex::new(items.by_ref().fuse());
    let started = thread::scope(|scope| {
        let run = || queue.work_off(&input, &work);
        let started = if jobs > 1 {
            // A system that gives fewer threads than asked for makes the run slower, no more.
            (0..jobs).filter(|_| thread::Builder::new().spawn_scoped(scope, run).is_ok()).count()
        } else {
            0
        };
        if started > 0 {
            let _guard = StopOnPanic(&queue);
            while let Some(result) = queue.take() {
                if consume(result).is_break() {
                    queue.stop();
                }
            }
        }
        started
    });
    if started == 0 {
        _ = items.try_for_each(|item| consume(work(item)));
    }
}

/// Which items are taken, done and delivered.
struct Queue<R> {
    state: Mutex<State<R>>,
    changed: Condvar,
    ahead: usize,
}

struct State<R> {
    /// How many items were asked for.
    next: usize,
    /// How many there are, once that is known.
    len: Option<usize>,
    /// The item whose result is delivered next.
    due: usize,
    /// Results that wait for those before them.
    ready: BTreeMap<usize, R>,
    stopped: bool,
}

impl<R> Queue<R> {
    fn new(ahead: usize) -> Self {
        let state = State { next: 0, len: None, due: 0, ready: BTreeMap::new(), stopped: false };
        Self { state: Mutex::new(state), changed: Condvar::new(), ahead }
    }

    /// Works on items until none is left.
    fn work_off<T>(&self, input: &Mutex<impl Iterator<Item = T>>, work: impl Fn(T) -> R) {
        let _guard = StopOnPanic(self);
        while let Some((index, item)) = self.claim(input) {
            let result = work(item);
            let mut state = self.lock();
            state.ready.insert(index, result);
            if index == state.due {
                self.changed.notify_all();
            }
        }
    }

    /// The next item to work on, as soon as it is near enough to the one that is due.
    fn claim<T>(&self, input: &Mutex<impl Iterator<Item = T>>) -> Option<(usize, T)> {
        // Who waits here for the next item makes the others wait for theirs, and nobody for a result.
        let mut input = input.lock().unwrap_or_else(PoisonError::into_inner);
        let far = |state: &mut State<R>| !state.stopped && state.next >= state.due + self.ahead;
        let mut state = self.changed.wait_while(self.lock(), far).unwrap_or_else(PoisonError::into_inner);
        if state.stopped || state.len.is_some() {
            return None;
        }
        let index = state.next;
        state.next += 1;
        drop(state);
        let item = input.next();
        if item.is_none() {
            self.lock().len = Some(index);
            self.changed.notify_all();
        }
        Some((index, item?))
    }

    /// The result that is due, as soon as it is there; `None` after the last.
    fn take(&self) -> Option<R> {
        let is_over = |state: &State<R>| state.stopped || state.len == Some(state.due);
        let missing = |state: &mut State<R>| !is_over(state) && !state.ready.contains_key(&state.due);
        let mut state = self.changed.wait_while(self.lock(), missing).unwrap_or_else(PoisonError::into_inner);
        if is_over(&state) {
            return None;
        }
        let due = state.due;
        state.due += 1;
        // Only a worker that is too far ahead waits for this.
        if state.next >= due + self.ahead {
            self.changed.notify_all();
        }
        state.ready.remove(&due)
    }

    /// Ends the run: nobody waits any longer.
    fn stop(&self) {
        self.lock().stopped = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends the run when one side of the queue is gone, so that the other does not wait for ever.
struct StopOnPanic<'a, R>(&'a Queue<R>);

impl<R> Drop for StopOnPanic<'_, R> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.stop();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::*;

    fn jobs(count: usize) -> NonZero<usize> {
        NonZero::new(count).unwrap()
    }

    fn collect(count: u64, on: usize, work: impl Fn(&u64) -> u64 + Sync) -> Vec<u64> {
        let mut results = Vec::new();
        let items: Vec<_> = (0..count).collect();
        in_order(&items, jobs(on), work, |it| {
            results.push(it);
            ControlFlow::Continue(())
        });
        results
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for on in [1, 2, 7] {
            let results = collect(500, on, |item| {
                thread::sleep(Duration::from_micros((item * 7919) % 50));
                item * 2
            });
            assert_eq!(results, (0..500).map(|it| it * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_items_are_no_results() {
        assert!(collect(0, 4, |it| *it).is_empty());
    }

    #[test]
    fn a_slow_item_holds_up_those_far_behind_it() {
        let (begun, furthest) = (AtomicUsize::new(0), AtomicUsize::new(0));
        collect(1000, 2, |item| {
            begun.fetch_add(1, Ordering::SeqCst);
            if *item == 0 {
                thread::sleep(Duration::from_millis(50));
                furthest.store(begun.load(Ordering::SeqCst), Ordering::SeqCst);
            }
            *item
        });
        assert!(furthest.into_inner() <= 2 * AHEAD);
    }

    #[test]
    fn a_result_does_not_wait_for_the_next_item() {
        for on in [1, 3] {
            let (ask, asked) = channel();
            let (tell, told) = channel();
            let asking = thread::spawn(move || {
                for question in 0..50 {
                    ask.send(question).unwrap();
                    assert_eq!(told.recv_timeout(Duration::from_secs(20)), Ok(question * 2));
                }
            });
            in_order_ahead(
                asked.into_iter(),
                jobs(on),
                1,
                |it| it * 2,
                |answer| {
                    tell.send(answer).unwrap();
                    ControlFlow::Continue(())
                },
            );
            asking.join().unwrap();
        }
    }

    #[test]
    fn a_consumer_that_breaks_ends_the_run() {
        for on in [1, 3] {
            let (mut seen, worked) = (0, AtomicUsize::new(0));
            let work = |_: &usize| worked.fetch_add(1, Ordering::SeqCst);
            in_order(&(0..10_000).collect::<Vec<_>>(), jobs(on), work, |_| {
                seen += 1;
                if seen == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            assert_eq!(seen, 5);
            assert!(worked.into_inner() < 5 + on * (AHEAD + 1) + on);
        }
    }

    #[test]
    fn a_panic_on_either_side_does_not_hang() {
        let items: Vec<_> = (0..100).collect();
        let work = |item: &i32| assert_ne!(*item, 50, "the work panics");
        let run = || in_order(&items, jobs(2), work, |()| ControlFlow::Continue(()));
        assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
        let consume = |it| if it == 50 { panic!("the consumer panics") } else { ControlFlow::Continue(()) };
        let run = || in_order(&items, jobs(2), |it| *it, consume);
        assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
    }
}
