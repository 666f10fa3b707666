-- The audit trail, version 1. Times are microseconds since 1970-01-01T00:00:00Z; hashes and signatures are lower-case hexadecimal.
-- What is hashed, and how, stands in docs/audit.md.

CREATE TABLE entry (
  seq       INTEGER NOT NULL PRIMARY KEY,
  at        INTEGER NOT NULL,
  who       TEXT    NOT NULL,
  how       TEXT    NOT NULL,
  action    TEXT    NOT NULL,
  target    TEXT    NOT NULL,
  scope     TEXT    NOT NULL,
  filters   TEXT    NOT NULL,
  size      INTEGER,
  outcome   TEXT    NOT NULL CHECK (outcome IN ('BEGUN', 'DONE', 'DENIED', 'FAILED')),
  origin    TEXT    NOT NULL,
  answers   INTEGER,                 -- the entry that said BEGUN
  previous  TEXT    NOT NULL,
  hash      TEXT    NOT NULL,
  signature TEXT    NOT NULL
) STRICT;

CREATE INDEX entry_of_who ON entry (who, seq);
CREATE INDEX entry_of_action ON entry (action, seq);
CREATE INDEX entry_that_answers ON entry (answers) WHERE answers IS NOT NULL;

-- Against mistakes; whoever has the file can drop them, and is found by the chain.
CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry BEGIN
  SELECT RAISE(ABORT, 'an audit trail is not changed');
END;

CREATE TRIGGER entry_is_not_removed BEFORE DELETE ON entry BEGIN
  SELECT RAISE(ABORT, 'nothing is removed from an audit trail');
END;

PRAGMA user_version = 1;
