-- How long work takes by hand and what an hour of it costs. Empty texts: any element type, any project, ever.
CREATE TABLE baseline (
  element_type TEXT    NOT NULL,
  project      TEXT    NOT NULL,
  from_day     TEXT    NOT NULL,           -- such as 2026-01-01, in the server's time zone
  hours        REAL    NOT NULL,
  rate         REAL,                       -- USD per hour; null where the next baseline that applies says it
  note         TEXT,
  changed_by   TEXT    NOT NULL,
  changed_us   INTEGER NOT NULL,
  PRIMARY KEY (element_type, project, from_day)
) STRICT;

PRAGMA user_version = 12;
