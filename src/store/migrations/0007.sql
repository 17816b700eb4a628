-- Version 7. The way in that a room was opened with.

-- What the teacher's command said of the wifi and of https, in the command's own form and without any password; empty where it
-- said nothing. It is a matter of this machine, and no merge carries it.
ALTER TABLE room ADD COLUMN door TEXT NOT NULL DEFAULT '';
