-- Version 6. Classes whose pupils keep one identity from lesson to lesson, answers of a room that became reviews, and persons who
-- were forgotten.

-- Who is forgotten stays as an id without a name, so that an older file that is merged does not bring them back.
ALTER TABLE learner ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0 CHECK (forgotten IN (0, 1));

CREATE TABLE class (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    folded     TEXT NOT NULL UNIQUE,     -- the name in lower case: a class is told by it in any file
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
    class   INTEGER NOT NULL REFERENCES class (id),
    learner INTEGER NOT NULL REFERENCES learner (id),
    PRIMARY KEY (class, learner)
) STRICT, WITHOUT ROWID;

-- What a pupil types to sit down as themselves. It is kept as it is printed, so that a card can be printed again; of a person's
-- codes the one made last opens.
CREATE TABLE personal_code (
    learner INTEGER PRIMARY KEY REFERENCES learner (id),
    code    TEXT NOT NULL CHECK (length(code) = 9),
    made_at INTEGER NOT NULL
) STRICT;

-- Who was expected in a room, by a roster or as a class; names NULL once forgotten.
CREATE TABLE expected (
    room    INTEGER NOT NULL REFERENCES room (id),
    place   INTEGER NOT NULL,            -- from 1, in the list's order
    name    TEXT,
    learner INTEGER REFERENCES learner (id),
    PRIMARY KEY (room, place)
) STRICT, WITHOUT ROWID;

-- The reviews that an answer of a room became: of one seat and epoch the latest turn stands, and those before it were taken back.
-- Append-only, as the log. There is no index by review, nor a reference: each answer would write a page more.
CREATE TABLE posting (
    room   INTEGER NOT NULL REFERENCES room (id),
    seat   INTEGER NOT NULL,
    epoch  INTEGER NOT NULL,
    turn   INTEGER NOT NULL,             -- from 0; one more with each new mark
    review BLOB NOT NULL CHECK (length(review) = 16),
    PRIMARY KEY (room, seat, epoch, turn, review)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER posting_keeps BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER posting_stays BEFORE DELETE ON posting
WHEN NOT EXISTS (SELECT 1 FROM review JOIN learner ON learner.id = review.learner WHERE review.uid = OLD.review AND forgotten)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- The one exception to the log's being append-only: what belongs to who is forgotten may be taken out.
DROP TRIGGER review_stays;
CREATE TRIGGER review_stays BEFORE DELETE ON review
WHEN NOT EXISTS (SELECT 1 FROM learner WHERE id = OLD.learner AND forgotten)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

DROP TRIGGER retraction_stays;
CREATE TRIGGER retraction_stays BEFORE DELETE ON retraction
WHEN NOT EXISTS (SELECT 1 FROM review JOIN learner ON learner.id = review.learner WHERE review.uid = OLD.review AND forgotten)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

DROP TRIGGER mark_stays;
CREATE TRIGGER mark_stays BEFORE DELETE ON mark
WHEN NOT EXISTS (SELECT 1 FROM learner WHERE id = OLD.learner AND forgotten)
BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
