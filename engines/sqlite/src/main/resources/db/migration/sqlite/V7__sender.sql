-- Who handed an event in, as a small number beside it: null for rows that are older than this. Adding a column rewrites no row.
CREATE TABLE sender (
  id   INTEGER PRIMARY KEY,
  kind TEXT    NOT NULL,
  name TEXT    NOT NULL,
  UNIQUE (kind, name)
) STRICT;

ALTER TABLE event ADD COLUMN sender INTEGER;

-- The accounts tell senders apart from now on; what was counted before is nobody's known.
INSERT INTO sender (id, kind, name) VALUES (0, 'UNKNOWN', '');

CREATE TABLE account (
  day         TEXT    NOT NULL,         -- UTC day of receipt
  source      TEXT    NOT NULL,
  sender      INTEGER NOT NULL,
  stored      INTEGER NOT NULL,
  duplicate   INTEGER NOT NULL,
  quarantined INTEGER NOT NULL,
  refused     INTEGER NOT NULL,
  PRIMARY KEY (day, source, sender)
) STRICT, WITHOUT ROWID;

INSERT INTO account SELECT day, source, 0, stored, duplicate, quarantined, refused FROM accounting;
DROP TABLE accounting;
ALTER TABLE account RENAME TO accounting;

PRAGMA user_version = 7;
