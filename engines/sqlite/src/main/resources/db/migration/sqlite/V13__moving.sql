-- Where this ledger is being moved from (FROM, until ended_us says that it is whole), or was moved to (TO): it takes nothing then.
CREATE TABLE moving (
  direction TEXT    NOT NULL PRIMARY KEY CHECK (direction IN ('FROM', 'TO')),
  peer      TEXT    NOT NULL,              -- where, without what is secret
  ended_us  INTEGER
) STRICT;

PRAGMA user_version = 13;
