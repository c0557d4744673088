//! The run: one thread reads, `jobs` threads extract and encode, and the calling thread writes in the order read.
//!
//! Articles go in batches, and only so many batches are under way at once, so that memory does not grow with the input.

use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use petik::Extractor;

use crate::input::{Item, Plan};
use crate::output::{Form, FormKind, Position, Sink};
use crate::progress::Progress;

/// What is said of a panic.
pub const FAULT: &str = "petik failed on this, which is a fault of petik; please report it with the article";
/// How often the writer looks up while it waits.
const LOOK_UP: Duration = Duration::from_millis(50);

/// How many articles go together.
#[derive(Clone, Copy)]
struct BatchSize {
    articles: usize,
    bytes: usize,
    /// Whether a batch may be cut where the input keeps us waiting, so that its records come at once.
    cut_at_rest: bool,
}

impl BatchSize {
    fn of(form: &Form) -> Self {
        match form.kind {
            // A batch is a group of rows; where it ends must not depend on how the bytes came.
            FormKind::Parquet => BatchSize { articles: 1_000, bytes: 4 << 20, cut_at_rest: false },
            _ => BatchSize { articles: 128, bytes: 512 << 10, cut_at_rest: true },
        }
    }
}

/// What a run is made of.
pub struct Run {
    /// What is read.
    pub plan: Plan,
    /// What is written.
    pub form: Form,
    /// What finds the records.
    pub extractor: Extractor,
    /// How many threads extract.
    pub jobs: usize,
    /// Whether the first article that fails ends the run.
    pub fail_fast: bool,
    /// Which of the keys to carry stood in some input.
    pub carried: Vec<AtomicBool>,
}

/// How a run ended.
#[derive(Debug)]
pub enum End {
    /// All was read and written.
    Whole,
    /// An article failed, and the first failure was to end the run.
    Failed,
    /// The caller stopped it.
    Interrupted,
    /// The reader of the output has gone.
    Closed,
    /// The output could not be written.
    NotWritten(String),
    /// A thread died, which is a fault of this program.
    Broken,
}

struct Batch {
    number: u64,
    items: Vec<Item>,
}

/// What a batch gave.
#[derive(Default)]
struct Outcome {
    parts: Vec<Vec<u8>>,
    read: u64,
    bytes: u64,
    /// Articles that could not be read.
    failed: u64,
    /// What is said of them, and of those read without a part.
    failures: Vec<String>,
    /// Articles that a limit cut short.
    cut: u64,
}

/// What the threads share.
struct Shared {
    /// Nothing more is written.
    stop: AtomicBool,
    /// Nothing more is read.
    enough: AtomicBool,
    /// Batches sent by the reader.
    sent: AtomicU64,
    /// Whether the reader has come to the end of the input.
    ended: AtomicBool,
    /// How many more batches may be under way.
    free: Mutex<usize>,
    freed: Condvar,
}

impl Shared {
    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    fn free(&self) -> MutexGuard<'_, usize> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reads(&self) -> bool {
        !self.stopped() && !self.enough.load(Ordering::Relaxed)
    }

    /// Waits until one more batch may be under way.
    fn take(&self) {
        let mut free = self.free();
        while *free == 0 && self.reads() {
            free = self.freed.wait_timeout(free, LOOK_UP).unwrap_or_else(PoisonError::into_inner).0;
        }
        *free = free.saturating_sub(1);
    }

    fn give_back(&self) {
        *self.free() += 1;
        self.freed.notify_one();
    }
}

impl Run {
    /// The keys to carry that stood in no input.
    pub fn never_carried(&self) -> impl Iterator<Item = &str> {
        let seen = self.carried.iter().map(|seen| seen.load(Ordering::Relaxed));
        self.form.carry.iter().zip(seen).filter(|(_, seen)| !seen).map(|(key, _)| key.as_str())
    }

    /// Runs, from the position of an earlier run on. `interrupted` is raised by a signal.
    pub fn run(
        self: &Arc<Self>,
        sink: &mut Sink<'_>,
        position: &mut Position,
        progress: &Progress,
        interrupted: &AtomicBool,
    ) -> End {
        let shared = Arc::new(Shared {
            stop: AtomicBool::new(false),
            enough: AtomicBool::new(false),
            sent: AtomicU64::new(0),
            ended: AtomicBool::new(false),
            free: Mutex::new(self.jobs + 2),
            freed: Condvar::new(),
        });
        let (batches, taken) = mpsc::channel();
        let taken = Arc::new(Mutex::new(taken));
        let (done, outcomes) = mpsc::channel();
        {
            let (run, shared, skip) = (self.clone(), shared.clone(), position.read);
            thread::spawn(move || run.read(skip, &shared, &batches));
        }
        for _ in 0..self.jobs {
            let (run, taken, done, shared) = (self.clone(), taken.clone(), done.clone(), shared.clone());
            thread::spawn(move || run.work(&taken, &done, &shared));
        }
        drop(done);
        let end = self.write(&outcomes, sink, position, progress, interrupted, &shared);
        shared.stop.store(true, Ordering::Relaxed);
        end
    }

    fn read(&self, skip: u64, shared: &Shared, batches: &Sender<Batch>) {
        let size = BatchSize::of(&self.form);
        let (mut items, mut bytes, mut number) = (Vec::new(), 0, 0);
        let mut send = |items: &mut Vec<Item>| {
            shared.take();
            if !shared.reads() {
                return false;
            }
            shared.sent.store(number + 1, Ordering::Release);
            let sent = batches.send(Batch { number, items: std::mem::take(items) });
            number += 1;
            sent.is_ok()
        };
        self.plan.read(skip, &mut |item, rests| {
            bytes += item.len();
            items.push(item);
            let full = items.len() >= size.articles || bytes >= size.bytes || (rests && size.cut_at_rest);
            if full {
                bytes = 0;
            }
            shared.reads() && (!full || send(&mut items))
        });
        if shared.reads() {
            if !items.is_empty() {
                send(&mut items);
            }
            shared.ended.store(true, Ordering::Release);
        }
    }

    fn work(&self, taken: &Mutex<Receiver<Batch>>, done: &Sender<(u64, Result<Outcome, String>)>, shared: &Shared) {
        loop {
            let batch = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(batch) = batch else { return };
            // A batch that is lost would be waited for.
            let outcome = panic::catch_unwind(AssertUnwindSafe(|| self.outcome(batch.items)));
            let outcome = outcome.unwrap_or_else(|_| Err(FAULT.to_owned()));
            if shared.stopped() || done.send((batch.number, outcome)).is_err() {
                return;
            }
        }
    }

    fn outcome(&self, items: Vec<Item>) -> Result<Outcome, String> {
        let mut encoder = self.form.encoder();
        let mut outcome = Outcome::default();
        for item in items {
            outcome.read += 1;
            let place = item.place();
            let extracted = item.parse(&self.plan.columns, &self.plan.reading).and_then(|parsed| {
                let found = panic::catch_unwind(AssertUnwindSafe(|| self.extractor.extract(parsed.article())));
                found.map(|found| (parsed, found)).map_err(|_| format!("{place}: {FAULT}"))
            });
            match extracted {
                Ok((mut parsed, found)) => {
                    if let Some(fault) = parsed.fault.take() {
                        outcome.failures.push(fault);
                        if self.fail_fast {
                            outcome.failed += 1;
                            break;
                        }
                    }
                    for (key, seen) in self.form.carry.iter().zip(&self.carried) {
                        if parsed.carried.has(key) {
                            seen.store(true, Ordering::Relaxed);
                        }
                    }
                    outcome.bytes += parsed.text.len() as u64;
                    outcome.cut += u64::from(found.truncated.is_some());
                    encoder.push(&parsed.text, &found, &parsed.carried)?;
                }
                Err(message) => {
                    outcome.failures.push(message);
                    outcome.failed += 1;
                    if self.fail_fast {
                        break;
                    }
                }
            }
        }
        outcome.parts = encoder.take()?;
        Ok(outcome)
    }

    fn write(
        &self,
        outcomes: &Receiver<(u64, Result<Outcome, String>)>,
        sink: &mut Sink<'_>,
        position: &mut Position,
        progress: &Progress,
        interrupted: &AtomicBool,
        shared: &Shared,
    ) -> End {
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        loop {
            let stopping = interrupted.load(Ordering::Relaxed);
            if stopping {
                // What is under way is still written.
                shared.enough.store(true, Ordering::Relaxed);
            }
            match outcomes.recv_timeout(LOOK_UP) {
                Ok((number, outcome)) => {
                    waiting.insert(number, outcome);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    let all = next == shared.sent.load(Ordering::Acquire);
                    return match shared.ended.load(Ordering::Acquire) {
                        true if all => End::Whole,
                        _ if stopping => End::Interrupted,
                        _ => End::Broken,
                    };
                }
            }
            while let Some(outcome) = waiting.remove(&next) {
                next += 1;
                shared.give_back();
                let outcome = match outcome {
                    Ok(outcome) => outcome,
                    Err(message) => return End::NotWritten(format!("cannot encode the records: {message}")),
                };
                position.read += outcome.read;
                position.bytes += outcome.bytes;
                position.failed += outcome.failed;
                position.faulty += outcome.failures.len() as u64 - outcome.failed;
                outcome.failures.iter().for_each(|message| progress.say(message));
                progress.cut(outcome.cut);
                progress.at(position);
                let written = sink.write(&outcome.parts).and_then(|()| sink.mark(position, false));
                if let Err(fault) = written {
                    return match fault.error.kind() {
                        std::io::ErrorKind::BrokenPipe => End::Closed,
                        _ => End::NotWritten(fault.to_string()),
                    };
                }
                if self.fail_fast && !outcome.failures.is_empty() {
                    return End::Failed;
                }
            }
            let ended = shared.ended.load(Ordering::Acquire);
            if stopping && !ended && next == shared.sent.load(Ordering::Acquire) {
                // The reader may be waiting for input that never comes.
                return End::Interrupted;
            }
        }
    }
}
