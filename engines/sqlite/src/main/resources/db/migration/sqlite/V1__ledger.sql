-- The ledger, version 1. Times are microseconds since 1970-01-01T00:00:00Z.
-- The event table stays narrow: every further index costs intake dearly, and typed columns live in the projection.

CREATE TABLE event (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          BLOB    NOT NULL UNIQUE,  -- the 16 bytes of the UUID
  occurred_us INTEGER NOT NULL,
  received_us INTEGER NOT NULL,
  body        BLOB    NOT NULL          -- JSON of all other fields
) STRICT;

CREATE TABLE accounting (
  day         TEXT    NOT NULL,         -- UTC day of receipt
  source      TEXT    NOT NULL,
  stored      INTEGER NOT NULL,
  duplicate   INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  refused     INTEGER NOT NULL,
  PRIMARY KEY (day, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  number      INTEGER PRIMARY KEY AUTOINCREMENT,
  id          BLOB    NOT NULL UNIQUE,
  source      TEXT    NOT NULL,
  location    TEXT    NOT NULL,
  field       TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  raw         BLOB    NOT NULL,
  received_us INTEGER NOT NULL,
  state       TEXT    NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'REPLAYED', 'DISCARDED'))
) STRICT;

CREATE INDEX quarantine_received ON quarantine (received_us, number);

CREATE TABLE source_state (
  project     TEXT    NOT NULL,
  source      TEXT    NOT NULL,
  status      TEXT    NOT NULL,
  detail      TEXT    NOT NULL,
  feeds       TEXT    NOT NULL,         -- module/type, separated by line feeds
  items_read  INTEGER NOT NULL,
  checked_us  INTEGER NOT NULL,
  position    TEXT    NOT NULL,
  PRIMARY KEY (project, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_chain (
  project       TEXT    NOT NULL PRIMARY KEY,
  condition     TEXT    NOT NULL,
  entries       INTEGER NOT NULL,
  first_bad_row INTEGER,
  detail        TEXT    NOT NULL,
  checked_us    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE project (
  key  TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  root TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What an older program checks before it touches a file that a newer one wrote.
PRAGMA user_version = 1;
