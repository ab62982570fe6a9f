//! Closing without losing what was typed in the last moment.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use tauri::{CloseRequestApi, Manager as _, WebviewWindow};

/// Tells the interface to save what it holds; it hears this event as in any browser.
const GOING: &str = "window.dispatchEvent(new Event('beforeunload')); 0";

/// How long the interface may take to hear it, when it is told again, how long it must then be
/// silent, and how long that may take.
const HEARS: Duration = Duration::from_secs(2);
const LAST_KEYS: Duration = Duration::from_millis(200);
const SILENCE: Duration = Duration::from_millis(400);
const LONGEST: Duration = Duration::from_secs(10);

/// Whether the window is closing, and how many requests are under way.
#[derive(Debug, Default)]
pub(crate) struct Closing {
    begun: AtomicBool,
    pub(crate) requests: AtomicUsize,
}

/// Holds the window back, out of sight, until the interface has saved. Asked a second time, the
/// window closes at once.
pub(crate) fn asked(window: &WebviewWindow, api: &CloseRequestApi) {
    if window.state::<Closing>().begun.swap(true, Ordering::AcqRel) {
        return;
    }
    api.prevent_close();
    let window = window.clone();
    thread::spawn(move || {
        // Where one of these is refused, the window closes all the same.
        drop(window.hide());
        tell(&window);
        // An editor takes over the last keys a moment after they were pressed.
        thread::sleep(LAST_KEYS);
        tell(&window);
        let told = Instant::now();
        let mut silent_since = told;
        while silent_since.elapsed() < SILENCE && told.elapsed() < LONGEST {
            thread::sleep(Duration::from_millis(10));
            if window.state::<Closing>().requests.load(Ordering::Acquire) > 0 {
                silent_since = Instant::now();
            }
        }
        drop(window.destroy());
    });
}

/// Tells the interface, and waits until it has heard.
fn tell(window: &WebviewWindow) {
    let (told, heard) = mpsc::channel();
    drop(window.eval_with_callback(GOING, move |_| _ = told.send(())));
    _ = heard.recv_timeout(HEARS);
}
