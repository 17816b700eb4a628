-- Version 3. Facts that two files may both hold, each with what decides between them, so that files can be merged.

-- A name is a fact with its instant: the latest holds. Learners of one name are one person, whoever made them where:
-- `person` (a cache) is the one of them that was in this file first, NULL for that one itself, and the others' `folded` is
-- one that no name has.
ALTER TABLE learner ADD COLUMN named_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE learner ADD COLUMN person INTEGER REFERENCES learner (id);
UPDATE learner SET named_at = created_at;

-- A setting that was given its default again is one of no value, so that an older value does not come back.
CREATE TABLE kept_setting (
    learner    INTEGER NOT NULL REFERENCES learner (id),
    key        TEXT NOT NULL,
    value      TEXT,
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (learner, key)
) STRICT, WITHOUT ROWID;
INSERT INTO kept_setting SELECT learner, key, value, changed_at FROM setting;
DROP TABLE setting;
ALTER TABLE kept_setting RENAME TO setting;

-- The progress of card `old` counts for card `new`; where both are one, it stands for itself again. Append-only.
CREATE TABLE relink (
    uid BLOB PRIMARY KEY CHECK (length(uid) = 16),
    old INTEGER NOT NULL REFERENCES card (id),
    new INTEGER NOT NULL REFERENCES card (id),
    at  INTEGER NOT NULL,
    CHECK (substr(hex(uid), 1, 12) = printf('%012X', at))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER relink_keeps BEFORE UPDATE ON relink BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER relink_stays BEFORE DELETE ON relink BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

-- What the relinks come to, a cache: the card that another one's progress counts for, NULL for itself.
ALTER TABLE card ADD COLUMN goes_by INTEGER REFERENCES card (id);
CREATE INDEX card_goes_by ON card (goes_by) WHERE goes_by IS NOT NULL;
