-- Version 4. Planning reads where all cards stand; an index by day would cost every answer two pages more.
DROP INDEX IF EXISTS card_due_day;
DROP INDEX IF EXISTS card_on_steps;

-- A day that was moved is given back when the parameters are that it was moved by: a wish too, of no day.
CREATE TABLE kept_move (
    learner  INTEGER NOT NULL REFERENCES learner (id),
    card     INTEGER NOT NULL REFERENCES card (id),
    last_at  INTEGER NOT NULL,           -- the instant of the card's last review, and
    reps     INTEGER NOT NULL,           -- how many there were, lest reviews of another file came
    due_day  INTEGER,                    -- NULL: as it was promised
    moved_at INTEGER NOT NULL,
    PRIMARY KEY (learner, card)
) STRICT, WITHOUT ROWID;
INSERT INTO kept_move SELECT learner, card, last_at, reps, due_day, moved_at FROM moved_due;
DROP TABLE moved_due;
ALTER TABLE kept_move RENAME TO moved_due;
