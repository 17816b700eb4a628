-- Version 1. The log is review, retraction and mark: append-only. card_state, card_mark and tally are caches of it.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE learner (
    id         INTEGER PRIMARY KEY,
    uid        BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    name       TEXT NOT NULL,
    folded     TEXT NOT NULL UNIQUE,     -- the name in lower case, so that Zoé and zoé are one
    created_at INTEGER NOT NULL          -- milliseconds since 1970 UTC, as every *_at
) STRICT;

CREATE TABLE setting (
    learner    INTEGER NOT NULL REFERENCES learner (id),
    key        TEXT NOT NULL,
    value      TEXT NOT NULL,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (learner, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE card (
    id       INTEGER PRIMARY KEY,       -- 63 bits of the hash of the card's name
    deck     TEXT NOT NULL,
    question TEXT NOT NULL,
    facet    TEXT NOT NULL,              -- '' the whole, 'back', or the number of a gap
    UNIQUE (deck, question, facet)
) STRICT;

-- What replay reads comes first. An id is a UUID of version 7 made from `at`, so the order of ids is the log's order.
-- There is no index by card: it would cost every answer a page, and only undo asks for it, which can walk the log.
CREATE TABLE review (
    uid        BLOB PRIMARY KEY CHECK (length(uid) = 16),
    learner    INTEGER NOT NULL REFERENCES learner (id),
    card       INTEGER NOT NULL REFERENCES card (id),
    at         INTEGER NOT NULL CHECK (at BETWEEN 0 AND 281474976710655),
    day        INTEGER NOT NULL,         -- study day: days since 1970-01-01
    rating     INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
    guess      REAL NOT NULL CHECK (guess BETWEEN 0 AND 1),
    overruled  INTEGER NOT NULL CHECK (overruled IN (0, 1)),
    purpose    TEXT NOT NULL CHECK (purpose IN ('study', 'practice')),
    due_at     INTEGER,                  -- the promise: an instant, or
    due_day    INTEGER,                  -- a study day; neither for practice
    millis     INTEGER NOT NULL CHECK (millis BETWEEN 0 AND 60000),
    stage      INTEGER NOT NULL CHECK (stage BETWEEN 0 AND 3),   -- when asked: new, learning, review, relearning
    utc_offset INTEGER NOT NULL,         -- seconds east of UTC
    variant    TEXT NOT NULL,
    outcome    TEXT NOT NULL,
    credit     REAL NOT NULL CHECK (credit BETWEEN 0 AND 1),
    hinted     INTEGER NOT NULL CHECK (hinted IN (0, 1)),
    retries    INTEGER NOT NULL CHECK (retries BETWEEN 0 AND 255),
    given      TEXT CHECK (length(given) <= 500),
    CHECK ((due_at IS NOT NULL) + (due_day IS NOT NULL) = (purpose = 'study'))
) STRICT, WITHOUT ROWID;

CREATE TABLE retraction (
    review BLOB PRIMARY KEY REFERENCES review (uid),
    at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
    uid     BLOB PRIMARY KEY CHECK (length(uid) = 16),
    learner INTEGER NOT NULL REFERENCES learner (id),
    card    INTEGER NOT NULL REFERENCES card (id),
    at      INTEGER NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('suspend', 'resume', 'bury', 'unbury', 'flag', 'unflag')),
    value   TEXT CHECK ((value IS NOT NULL) = (kind IN ('bury', 'flag'))),   -- the day it comes back, or the note
    CHECK (substr(hex(uid), 1, 12) = printf('%012X', at))
) STRICT, WITHOUT ROWID;

CREATE INDEX mark_of_card ON mark (learner, card);

-- No index by day either: planning reads where all cards stand, and every answer would write two pages more.
CREATE TABLE card_state (
    learner    INTEGER NOT NULL REFERENCES learner (id),
    card       INTEGER NOT NULL REFERENCES card (id),
    due_at     INTEGER,
    due_day    INTEGER,
    phase      INTEGER NOT NULL CHECK (phase BETWEEN 1 AND 3),
    step       INTEGER NOT NULL,
    stability  REAL NOT NULL,
    difficulty REAL NOT NULL,
    last_at    INTEGER NOT NULL,
    last_day   INTEGER NOT NULL,
    reps       INTEGER NOT NULL,
    lapses     INTEGER NOT NULL,
    PRIMARY KEY (learner, card)
) STRICT, WITHOUT ROWID;

CREATE TABLE card_mark (
    learner      INTEGER NOT NULL REFERENCES learner (id),
    card         INTEGER NOT NULL REFERENCES card (id),
    suspended    INTEGER NOT NULL CHECK (suspended IN (0, 1)),
    buried_until INTEGER,                -- the study day it comes back on
    note         TEXT,
    PRIMARY KEY (learner, card)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
    learner    INTEGER NOT NULL REFERENCES learner (id),
    day        INTEGER NOT NULL,
    answers    INTEGER NOT NULL,
    passes     INTEGER NOT NULL,
    millis     INTEGER NOT NULL,
    introduced INTEGER NOT NULL,         -- cards answered for the first time ever
    recalls    INTEGER NOT NULL,         -- first answers of the day to cards in review
    recalled   INTEGER NOT NULL,         -- of these, passes
    PRIMARY KEY (learner, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_keeps     BEFORE UPDATE ON review     BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER review_stays     BEFORE DELETE ON review     BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER retraction_keeps BEFORE UPDATE ON retraction BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER retraction_stays BEFORE DELETE ON retraction BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER mark_keeps       BEFORE UPDATE ON mark       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER mark_stays       BEFORE DELETE ON mark       BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
