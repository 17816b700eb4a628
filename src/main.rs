//! The `sommet` binary.

fn main() {}
