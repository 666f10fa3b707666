-- Alerts with where they stand, and what people were told of.

CREATE TABLE alert (
  id         TEXT    NOT NULL PRIMARY KEY,
  owner      TEXT    NOT NULL,             -- as a session's person
  name       TEXT    NOT NULL,
  rule       TEXT    NOT NULL,             -- JSON
  zone       TEXT    NOT NULL,
  delivery   TEXT    NOT NULL,             -- JSON
  created_us INTEGER NOT NULL,
  silent_us  INTEGER,
  state      TEXT    NOT NULL CHECK (state IN ('OK', 'PENDING', 'FIRING', 'UNKNOWN')),
  since_us   INTEGER NOT NULL,
  told_us    INTEGER,
  judged_us  INTEGER,
  message    TEXT    NOT NULL,
  UNIQUE (owner, name)
) STRICT;

CREATE TABLE notice (
  id       TEXT    NOT NULL PRIMARY KEY,   -- says of what and since when, so that nothing is told twice
  owner    TEXT    NOT NULL,
  about    TEXT    NOT NULL,
  kind     TEXT    NOT NULL,
  title    TEXT    NOT NULL,
  text     TEXT    NOT NULL,
  link     TEXT    NOT NULL,
  at_us    INTEGER NOT NULL,
  read_us  INTEGER,
  delivery TEXT    NOT NULL CHECK (delivery IN ('NONE', 'WAITING', 'SENDING', 'SENT', 'FAILED')),
  message  TEXT    NOT NULL
) STRICT;

CREATE INDEX notice_of_owner ON notice (owner, at_us);

PRAGMA user_version = 8;
