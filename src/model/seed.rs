//! Reproducible randomness: every shuffle and every fuzz follows from a seed that is logged.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;

/// The start of a stream of random numbers that is the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seed(pub u64);

impl Seed {
    /// A seed of its own for a purpose, so that one use of chance never shifts another.
    #[must_use]
    pub fn derive(self, purpose: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.0.to_le_bytes());
        hasher.update(purpose.as_bytes());
        let mut bytes = [0; 8];
        hasher.finalize_xof().fill(&mut bytes);
        Self(u64::from_le_bytes(bytes))
    }

    /// The stream itself.
    pub fn rng(self) -> ChaCha8Rng {
        ChaCha8Rng::seed_from_u64(self.0)
    }

    /// Shuffles in place, every order equally likely.
    pub fn shuffle<T>(self, items: &mut [T]) {
        items.shuffle(&mut self.rng());
    }

    /// The numbers `0..count`, shuffled.
    pub fn order(self, count: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        self.shuffle(&mut order);
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_order_everywhere() {
        assert_eq!(Seed(7).order(6), Seed(7).order(6));
        assert_ne!(Seed(7).derive("options").0, Seed(7).derive("queue").0);
        let mut sorted = Seed(7).order(50);
        assert_ne!(sorted, (0..50).collect::<Vec<_>>());
        sorted.sort_unstable();
        assert_eq!(sorted, (0..50).collect::<Vec<_>>());
    }
}
