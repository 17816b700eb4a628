//! Integration tests: the whole program from outside, and the shape of its source.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test says that it failed by panicking")]

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod architecture;
