-- The months of the ledger (UTC, by when events happened), and what of them stands in archives. An archived event keeps its row;
-- part says where its content is, and its body is empty, or the bytes that keep a connector's event in event_of_connector.
CREATE TABLE archived_part (
  number      INTEGER PRIMARY KEY,
  month       TEXT    NOT NULL,
  file        TEXT    NOT NULL UNIQUE,  -- relative to the archive
  rows        INTEGER NOT NULL,
  first_seq   INTEGER NOT NULL,
  last_seq    INTEGER NOT NULL,
  bytes       INTEGER NOT NULL,
  sha256      TEXT    NOT NULL,
  content     TEXT    NOT NULL,
  archived_us INTEGER NOT NULL
) STRICT;

CREATE INDEX archived_part_of_month ON archived_part (month, first_seq);

-- Adding a column rewrites no row.
ALTER TABLE event ADD COLUMN part INTEGER;

-- Counted with each delivery: asking for it must not read the events.
CREATE TABLE segment (
  month     TEXT    NOT NULL PRIMARY KEY,
  held      INTEGER NOT NULL,           -- events whose content is here, and
  bytes     INTEGER NOT NULL,           -- its bytes
  late      INTEGER NOT NULL DEFAULT 0, -- events that came after some of the month was archived
  back_us   INTEGER                     -- when part of it was last brought back
) STRICT, WITHOUT ROWID;

INSERT INTO segment (month, held, bytes)
SELECT strftime('%Y-%m', (occurred_us - CASE WHEN occurred_us < 0 THEN 999999 ELSE 0 END) / 1000000, 'unixepoch'),
  count(*), sum(length(body))
FROM event GROUP BY 1;

PRAGMA user_version = 8;
