-- How often names of people were taken out of the ledger's rows: what was made from it before has to be made again.
ALTER TABLE ledger ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;

-- Who was erased: digests of their names, the key that they were made with, and how far the ledger is rewritten.
CREATE TABLE erased_name (
  digest    TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- HMAC-SHA-256 of a name in its normal form
  pseudonym TEXT COLLATE "C" NOT NULL
);

CREATE TABLE erasure_key (
  hex TEXT COLLATE "C" NOT NULL
);

CREATE TABLE erasure (
  person   TEXT COLLATE "C" NOT NULL PRIMARY KEY,  -- the pseudonym
  asked_us BIGINT NOT NULL,
  seq      BIGINT NOT NULL,
  item     BIGINT NOT NULL,
  done_us  BIGINT
);
