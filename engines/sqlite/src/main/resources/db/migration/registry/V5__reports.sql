-- The history of reports: what was asked for, by whom, in which scope, and where the file is.
CREATE TABLE report (
  id        TEXT    NOT NULL PRIMARY KEY,
  owner     TEXT    NOT NULL,             -- as a session's person
  scope     TEXT    NOT NULL,             -- a digest of what the owner could see
  report    TEXT    NOT NULL,
  format    TEXT    NOT NULL,
  title     TEXT    NOT NULL,
  file      TEXT,                         -- in the data directory's reports; NULL when it failed
  message   TEXT    NOT NULL,
  bytes     INTEGER NOT NULL,
  watermark INTEGER NOT NULL,
  asked_us  INTEGER NOT NULL
) STRICT;

CREATE INDEX report_of_owner ON report (owner, asked_us);

PRAGMA user_version = 5;
