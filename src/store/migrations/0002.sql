-- Version 2. What learners' memories are derived with, and due days that they had moved. Of a learner's parameters those
-- fitted last hold, of one instant the greater, but for those gone back from.

CREATE TABLE parameters (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,   -- never used twice, so that a process sees that it knows an older one
    learner    INTEGER NOT NULL REFERENCES learner (id),
    fitted_at  INTEGER NOT NULL,
    weights    TEXT NOT NULL,            -- 21 numbers of FSRS-6, spaces between
    correction TEXT NOT NULL,            -- 5 numbers, all 0 for none
    reviews    INTEGER NOT NULL,         -- how many reviews they were fitted to
    log_loss   REAL NOT NULL,            -- on later reviews that were held out
    forgotten  INTEGER NOT NULL DEFAULT 0 CHECK (forgotten IN (0, 1)),   -- gone back from; a fact too, when files are merged
    UNIQUE (learner, fitted_at, weights, correction)
) STRICT;

-- A promise that was moved because the learner said so: until the card is answered again, or an answer is taken back.
CREATE TABLE moved_due (
    learner INTEGER NOT NULL REFERENCES learner (id),
    card    INTEGER NOT NULL REFERENCES card (id),
    last_at INTEGER NOT NULL,            -- the instant of the card's last review, and
    reps    INTEGER NOT NULL,            -- how many there were, lest reviews of another file came
    due_day INTEGER NOT NULL,
    moved_at INTEGER NOT NULL,
    PRIMARY KEY (learner, card)
) STRICT, WITHOUT ROWID;
