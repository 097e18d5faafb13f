//! A line that says that the program is still at work: only where a person watches, and only when it takes long.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// Before that, nobody wonders.
const PATIENCE: Duration = Duration::from_millis(700);
const TICK: Duration = Duration::from_secs(1);

/// Does some work; `what` it is, such as `checking`, stands on the line meanwhile.
pub(super) fn watched<T>(what: &str, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (done, waits) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let began = Instant::now();
            let (mut wait, mut shown) = (PATIENCE, false);
            while waits.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                shown = true;
                wait = TICK;
                write(&format!("\r{what} … {} s", began.elapsed().as_secs()));
            }
            if shown {
                // Erase the line (ECMA-48, EL).
                write("\r\u{1b}[K");
            }
        });
        let result = work();
        drop(done);
        result
    })
}

fn write(text: &str) {
    let mut err = std::io::stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}
