-- A project's identity beside its key, which follows its folder's name. Ids of events that are here were derived from the key.
ALTER TABLE project ADD COLUMN seed TEXT NOT NULL DEFAULT '';
UPDATE project SET seed = key;
CREATE UNIQUE INDEX project_seed ON project (seed);

-- What a project is recognised by (mark), where else it lies (copy), and the keys and paths that it had (former), each up to a row of event.
CREATE TABLE project_fact (
  seed  TEXT    NOT NULL,
  kind  TEXT    NOT NULL CHECK (kind IN ('mark', 'copy', 'former')),
  value TEXT    NOT NULL,
  until INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (seed, kind, value, until)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 5;
