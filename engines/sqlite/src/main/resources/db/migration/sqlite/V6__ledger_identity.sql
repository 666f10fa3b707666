-- Which ledger this is, for whatever is made from it. A random UUID (version 4), given once: here, and to ledgers that were here before.
CREATE TABLE ledger_identity (
  only INTEGER NOT NULL PRIMARY KEY DEFAULT 1 CHECK (only = 1),
  id   TEXT    NOT NULL CHECK (length(id) = 36)
) STRICT;

INSERT INTO ledger_identity (id)
SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
  || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)));

PRAGMA user_version = 6;
