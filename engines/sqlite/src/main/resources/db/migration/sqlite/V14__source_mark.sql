-- A number that nobody had before, drawn whenever the row is written: who knows it knows what the row says.
ALTER TABLE source_state ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
UPDATE source_state SET mark = random();
CREATE INDEX source_state_mark ON source_state (mark);

PRAGMA user_version = 14;
