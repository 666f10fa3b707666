-- Schedules, what became of each due time, the timetable, and the history of refreshes.

CREATE TABLE schedule (
  id         TEXT    NOT NULL PRIMARY KEY,
  owner      TEXT    NOT NULL,             -- as a session's person
  name       TEXT    NOT NULL,
  work       TEXT    NOT NULL,             -- JSON
  cron       TEXT    NOT NULL,
  zone       TEXT    NOT NULL,
  catch_up   TEXT    NOT NULL CHECK (catch_up IN ('ALL', 'LATEST', 'NONE')),
  delivery   TEXT    NOT NULL,             -- JSON
  created_us INTEGER NOT NULL,
  UNIQUE (owner, name)
) STRICT;

CREATE TABLE schedule_run (
  schedule TEXT    NOT NULL REFERENCES schedule (id),
  due_us   INTEGER NOT NULL,
  state    TEXT    NOT NULL CHECK (state IN ('RUNNING', 'DELIVERING', 'DONE', 'FAILED', 'SKIPPED')),
  message  TEXT    NOT NULL,
  report   TEXT,                           -- one of the history; NULL where none was made
  begun_us INTEGER NOT NULL,
  ended_us INTEGER,
  PRIMARY KEY (schedule, due_us)           -- nothing is done twice for one due time
) STRICT;

-- As db-scheduler wants it; its times are milliseconds.
CREATE TABLE timetable (
  task_name            TEXT    NOT NULL,
  task_instance        TEXT    NOT NULL,
  task_data            BLOB,
  execution_time       INTEGER NOT NULL,
  picked               INTEGER NOT NULL,
  picked_by            TEXT,
  last_success         INTEGER,
  last_failure         INTEGER,
  consecutive_failures INTEGER,
  last_heartbeat       INTEGER,
  version              INTEGER NOT NULL,
  priority             INTEGER,
  PRIMARY KEY (task_name, task_instance)
) STRICT;

CREATE INDEX timetable_by_time ON timetable (execution_time);

CREATE TABLE refresh (
  id       TEXT    NOT NULL PRIMARY KEY,
  asked_by TEXT    NOT NULL,
  ok       INTEGER NOT NULL CHECK (ok IN (0, 1)),
  outcome  TEXT    NOT NULL,               -- JSON
  begun_us INTEGER NOT NULL,
  ended_us INTEGER NOT NULL
) STRICT;

CREATE TABLE workspace (
  folder TEXT NOT NULL PRIMARY KEY
) STRICT;

PRAGMA user_version = 7;
