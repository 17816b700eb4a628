-- Version 5. Rooms of a class. A room is the fold of its happenings over what it was set up with.

CREATE TABLE room (
    id        INTEGER PRIMARY KEY,
    uid       BLOB NOT NULL UNIQUE CHECK (length(uid) = 16),
    opened_at INTEGER NOT NULL,
    setup     TEXT NOT NULL,             -- JSON: rules, seed, and the text of every question as it was asked
    port      INTEGER NOT NULL,          -- where phones look for it when it is opened again
    receipts  INTEGER NOT NULL DEFAULT 0 -- answers whose receipt was handed out, as counted at the last write
) STRICT;

-- Names stand apart from what happened, so that a person can be forgotten and the class's figures stay.
CREATE TABLE seat (
    room    INTEGER NOT NULL REFERENCES room (id),
    seat    INTEGER NOT NULL,            -- from 1
    name    TEXT,                        -- NULL once forgotten
    token   BLOB NOT NULL CHECK (length(token) IN (0, 32)),   -- the hash of the seat's secret, empty once forgotten
    device  BLOB NOT NULL CHECK (length(device) IN (0, 32)),
    learner INTEGER REFERENCES learner (id),   -- whose schedule its answers went to
    PRIMARY KEY (room, seat)
) STRICT, WITHOUT ROWID;

CREATE TABLE happening (
    room INTEGER NOT NULL REFERENCES room (id),
    seq  INTEGER NOT NULL,               -- from 0, without gaps
    at   INTEGER NOT NULL,               -- milliseconds on the room's own clock
    what TEXT NOT NULL,                  -- JSON
    PRIMARY KEY (room, seq)
) STRICT, WITHOUT ROWID;

-- The hashes of the secrets that open the teacher's pages.
CREATE TABLE room_key (
    room INTEGER NOT NULL REFERENCES room (id),
    role TEXT NOT NULL CHECK (role IN ('board', 'host')),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (room, role, hash)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER happening_keeps BEFORE UPDATE ON happening BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER happening_stays BEFORE DELETE ON happening BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
