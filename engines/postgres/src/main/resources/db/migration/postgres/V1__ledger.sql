-- The ledger, version 1. Times are microseconds since 1970-01-01T00:00:00Z. Texts compare by their code points, as in every engine.

-- Which ledger this is, and the last row that was ever removed from it (0: none), behind which numbers go on.
CREATE TABLE ledger (
  one   BOOLEAN NOT NULL PRIMARY KEY DEFAULT TRUE CHECK (one),
  id    UUID    NOT NULL DEFAULT gen_random_uuid(),
  floor BIGINT  NOT NULL DEFAULT 0
);

INSERT INTO ledger DEFAULT VALUES;

-- Who handed an event in, as a small number beside it.
CREATE TABLE sender (
  id   INTEGER NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  kind TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  UNIQUE (kind, name)
);

-- Rows become visible in the order of seq: whoever appends holds the lock of this table's oid from the first number to the commit.
CREATE TABLE event (
  seq         BIGINT  NOT NULL PRIMARY KEY,
  id          UUID    NOT NULL UNIQUE,
  occurred_us BIGINT  NOT NULL,
  received_us BIGINT  NOT NULL,
  sender      INTEGER NOT NULL REFERENCES sender (id),
  body        BYTEA   NOT NULL          -- JSON of all other fields
);

-- What connectors delivered, found by the bytes "source":"workspace: in the JSON; quotes inside of texts are escaped there.
CREATE INDEX event_of_connector ON event (seq) WHERE position('\x22736f75726365223a22776f726b73706163653a'::bytea IN body) > 0;

CREATE TABLE accounting (
  day         TEXT COLLATE "C" NOT NULL, -- UTC day of receipt
  source      TEXT COLLATE "C" NOT NULL,
  sender      BIGINT NOT NULL,
  stored      BIGINT NOT NULL,
  duplicate   BIGINT NOT NULL,
  quarantined BIGINT NOT NULL,
  refused     BIGINT NOT NULL,
  PRIMARY KEY (day, source, sender)
);

CREATE TABLE quarantine (
  number         BIGINT NOT NULL PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  id             UUID   NOT NULL UNIQUE,
  source         TEXT COLLATE "C" NOT NULL,
  location       TEXT COLLATE "C" NOT NULL,
  field          TEXT COLLATE "C" NOT NULL,
  reason         TEXT COLLATE "C" NOT NULL,
  raw            BYTEA  NOT NULL,
  received_us    BIGINT NOT NULL,
  state          TEXT COLLATE "C" NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'REPLAYED', 'DISCARDED')),
  settled_us     BIGINT,
  settled_by     TEXT COLLATE "C",
  settled_reason TEXT COLLATE "C",
  item_project   TEXT COLLATE "C",
  item_module    TEXT COLLATE "C",
  item_type      TEXT COLLATE "C",
  item_source    TEXT COLLATE "C"
);

CREATE INDEX quarantine_received ON quarantine (received_us, number);
CREATE INDEX quarantine_open ON quarantine (number) WHERE state = 'OPEN';

CREATE TABLE source_state (
  project    TEXT COLLATE "C" NOT NULL,
  source     TEXT COLLATE "C" NOT NULL,
  status     TEXT COLLATE "C" NOT NULL,
  detail     TEXT COLLATE "C" NOT NULL,
  feeds      TEXT COLLATE "C" NOT NULL,  -- module/type, separated by line feeds
  items_read BIGINT NOT NULL,
  checked_us BIGINT NOT NULL,
  position   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (project, source)
);

CREATE TABLE audit_chain (
  project       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  condition     TEXT COLLATE "C" NOT NULL,
  entries       BIGINT NOT NULL,
  first_bad_row BIGINT,
  detail        TEXT COLLATE "C" NOT NULL,
  checked_us    BIGINT NOT NULL
);

CREATE TABLE project (
  key  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name TEXT COLLATE "C" NOT NULL,
  root TEXT COLLATE "C" NOT NULL,
  seed TEXT COLLATE "C" NOT NULL UNIQUE
);

-- What a project is recognised by (mark), where else it lies (copy), and the keys and paths that it had (former), each up to a row of event.
CREATE TABLE project_fact (
  seed  TEXT COLLATE "C" NOT NULL,
  kind  TEXT COLLATE "C" NOT NULL CHECK (kind IN ('mark', 'copy', 'former')),
  value TEXT COLLATE "C" NOT NULL,
  until BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (seed, kind, value, until)
);
