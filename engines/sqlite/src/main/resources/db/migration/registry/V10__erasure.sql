-- Who was erased: digests of their names, the key that they were made with, and how far the ledger is rewritten.
CREATE TABLE erased_name (
  digest    TEXT NOT NULL PRIMARY KEY,     -- HMAC-SHA-256 of a name in its normal form
  pseudonym TEXT NOT NULL
) STRICT;

CREATE TABLE erasure_key (
  hex TEXT NOT NULL
) STRICT;

CREATE TABLE erasure (
  person   TEXT    NOT NULL PRIMARY KEY,   -- the pseudonym
  asked_us INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  item     INTEGER NOT NULL,
  done_us  INTEGER
) STRICT;

PRAGMA user_version = 10;
