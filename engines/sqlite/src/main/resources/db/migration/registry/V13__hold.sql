-- Projects whose events stay in the ledger whatever their age (legal hold), beside those of the configuration.
CREATE TABLE project_hold (
  project TEXT    NOT NULL PRIMARY KEY,    -- as events name it, in its normal form
  held_by TEXT    NOT NULL,
  reason  TEXT    NOT NULL,
  held_us INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 13;
