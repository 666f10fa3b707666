-- Schedules, what became of each due time, the timetable, and the history of refreshes.

CREATE TABLE schedule (
  id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  owner      TEXT COLLATE "C" NOT NULL,             -- as a session's person
  name       TEXT COLLATE "C" NOT NULL,
  work       TEXT COLLATE "C" NOT NULL,             -- JSON
  cron       TEXT COLLATE "C" NOT NULL,
  zone       TEXT COLLATE "C" NOT NULL,
  catch_up   TEXT COLLATE "C" NOT NULL CHECK (catch_up IN ('ALL', 'LATEST', 'NONE')),
  delivery   TEXT COLLATE "C" NOT NULL,             -- JSON
  created_us BIGINT NOT NULL,
  UNIQUE (owner, name)
);

CREATE TABLE schedule_run (
  schedule TEXT COLLATE "C" NOT NULL REFERENCES schedule (id),
  due_us   BIGINT NOT NULL,
  state    TEXT COLLATE "C" NOT NULL CHECK (state IN ('RUNNING', 'DELIVERING', 'DONE', 'FAILED', 'SKIPPED')),
  message  TEXT COLLATE "C" NOT NULL,
  report   TEXT COLLATE "C",          -- one of the history; NULL where none was made
  begun_us BIGINT NOT NULL,
  ended_us BIGINT,
  PRIMARY KEY (schedule, due_us)           -- nothing is done twice for one due time
);

-- As db-scheduler wants it.
CREATE TABLE timetable (
  task_name            TEXT        NOT NULL,
  task_instance        TEXT        NOT NULL,
  task_data            BYTEA,
  execution_time       TIMESTAMPTZ NOT NULL,
  picked               BOOLEAN     NOT NULL,
  picked_by            TEXT,
  last_success         TIMESTAMPTZ,
  last_failure         TIMESTAMPTZ,
  consecutive_failures INTEGER,
  last_heartbeat       TIMESTAMPTZ,
  version              BIGINT      NOT NULL,
  priority             SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);

CREATE INDEX timetable_by_time ON timetable (execution_time);

CREATE TABLE refresh (
  id       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  asked_by TEXT COLLATE "C" NOT NULL,
  ok       INTEGER NOT NULL CHECK (ok IN (0, 1)),
  outcome  TEXT COLLATE "C" NOT NULL,               -- JSON
  begun_us BIGINT NOT NULL,
  ended_us BIGINT NOT NULL
);

CREATE TABLE workspace (
  folder TEXT COLLATE "C" NOT NULL PRIMARY KEY
);
