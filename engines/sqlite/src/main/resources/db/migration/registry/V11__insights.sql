-- What people found not useful among the insights that they were told.
CREATE TABLE insight_mark (
  owner   TEXT    NOT NULL,                -- as a session's person
  insight TEXT    NOT NULL,                -- its id
  kind    TEXT    NOT NULL,
  at_us   INTEGER NOT NULL,
  PRIMARY KEY (owner, insight)
) STRICT;

PRAGMA user_version = 11;
