//! The view that holds now, and who is to be told when it changes.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::task::Waker;

use super::view::{Role, View};
use crate::quiz::classroom::SeatId;

/// The view that holds now, and the phones that watch it.
#[derive(Debug)]
pub(super) struct Hub {
    view: RwLock<Arc<View>>,
    bells: Mutex<HashMap<SeatId, Vec<Arc<Bell>>>>,
    stopped: AtomicBool,
    frames: AtomicU64,
}

/// What wakes one stream.
#[derive(Debug, Default)]
pub(super) struct Bell(Mutex<Option<Waker>>);

impl Bell {
    /// Asks to be woken by the next ring.
    pub(super) fn listen(&self, waker: &Waker) {
        let mut heard = lock(&self.0);
        match &mut *heard {
            Some(old) => old.clone_from(waker),
            None => *heard = Some(waker.clone()),
        }
    }

    fn ring(&self) {
        if let Some(waker) = lock(&self.0).take() {
            waker.wake();
        }
    }
}

impl Hub {
    /// A hub that shows a first view.
    pub(super) fn new(first: View) -> Self {
        Self {
            view: RwLock::new(Arc::new(first)),
            bells: Mutex::default(),
            stopped: AtomicBool::new(false),
            frames: AtomicU64::new(0),
        }
    }

    /// The view that holds now.
    pub(super) fn view(&self) -> Arc<View> {
        Arc::clone(&self.view.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows a view, and wakes the phones whose own snapshot it changes; board and controls look by themselves.
    pub(super) fn show(&self, view: View) {
        let view = Arc::new(view);
        let before =
            std::mem::replace(&mut *self.view.write().unwrap_or_else(PoisonError::into_inner), Arc::clone(&view));
        for (seat, bells) in lock(&self.bells).iter() {
            if view.version(Role::Pupil(*seat)) != before.version(Role::Pupil(*seat)) {
                for bell in bells {
                    bell.ring();
                }
            }
        }
    }

    /// A bell that rings when a seat's snapshot changes.
    pub(super) fn hang(&self, seat: SeatId) -> Arc<Bell> {
        let bell = Arc::new(Bell::default());
        lock(&self.bells).entry(seat).or_default().push(Arc::clone(&bell));
        bell
    }

    /// Takes a bell down.
    pub(super) fn unhang(&self, seat: SeatId, bell: &Arc<Bell>) {
        let mut bells = lock(&self.bells);
        if let Some(of_seat) = bells.get_mut(&seat) {
            of_seat.retain(|other| !Arc::ptr_eq(other, bell));
            if of_seat.is_empty() {
                bells.remove(&seat);
            }
        }
    }

    /// Ends all streams.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Release);
        for bell in lock(&self.bells).values().flatten() {
            bell.ring();
        }
    }

    /// Whether streams are to end.
    pub(super) fn has_stopped(&self) -> bool {
        self.stopped.load(Ordering::Acquire)
    }

    /// Counts a snapshot that is sent.
    pub(super) fn count_frame(&self) {
        self.frames.fetch_add(1, Ordering::Relaxed);
    }

    /// How many snapshots have been sent.
    pub(super) fn frames(&self) -> u64 {
        self.frames.load(Ordering::Relaxed)
    }
}

/// Whoever panicked while holding it left it whole: nothing here takes two steps.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
