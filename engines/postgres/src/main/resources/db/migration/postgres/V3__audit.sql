-- The audit trail, version 1. Times are microseconds since 1970-01-01T00:00:00Z; hashes and signatures are lower-case hexadecimal.
-- What is hashed, and how, stands in docs/audit.md; a NUL, which no text can hold here, is kept as U+001A 0 and U+001A as U+001A s.

-- Whoever appends holds this row, so that numbers are consecutive whichever node writes.
CREATE TABLE audit_turn (
  one BOOLEAN NOT NULL PRIMARY KEY DEFAULT TRUE CHECK (one)
);

INSERT INTO audit_turn DEFAULT VALUES;

CREATE TABLE entry (
  seq       BIGINT NOT NULL PRIMARY KEY,
  at        BIGINT NOT NULL,
  who       TEXT COLLATE "C" NOT NULL,
  how       TEXT COLLATE "C" NOT NULL,
  action    TEXT COLLATE "C" NOT NULL,
  target    TEXT COLLATE "C" NOT NULL,
  scope     TEXT COLLATE "C" NOT NULL,
  filters   TEXT COLLATE "C" NOT NULL,
  size      BIGINT,
  outcome   TEXT COLLATE "C" NOT NULL CHECK (outcome IN ('BEGUN', 'DONE', 'DENIED', 'FAILED')),
  origin    TEXT COLLATE "C" NOT NULL,
  answers   BIGINT,                       -- the entry that said BEGUN
  previous  TEXT COLLATE "C" NOT NULL,
  hash      TEXT COLLATE "C" NOT NULL,
  signature TEXT COLLATE "C" NOT NULL
);

CREATE INDEX entry_of_who ON entry (who, seq);
CREATE INDEX entry_of_action ON entry (action, seq);
CREATE INDEX entry_that_answers ON entry (answers) WHERE answers IS NOT NULL;

-- Against mistakes; whoever owns the table can drop them, and is found by the chain.
CREATE FUNCTION entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an audit trail is not changed, and nothing is removed from it';
END $$;

CREATE TRIGGER entry_is_not_changed BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION entry_stays();
CREATE TRIGGER entry_is_not_emptied BEFORE TRUNCATE ON entry EXECUTE FUNCTION entry_stays();
