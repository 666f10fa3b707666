-- Alerts with where they stand, and what people were told of.

CREATE TABLE alert (
  id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  owner      TEXT COLLATE "C" NOT NULL,             -- as a session's person
  name       TEXT COLLATE "C" NOT NULL,
  rule       TEXT COLLATE "C" NOT NULL,             -- JSON
  zone       TEXT COLLATE "C" NOT NULL,
  delivery   TEXT COLLATE "C" NOT NULL,             -- JSON
  created_us BIGINT NOT NULL,
  silent_us  BIGINT,
  state      TEXT COLLATE "C" NOT NULL CHECK (state IN ('OK', 'PENDING', 'FIRING', 'UNKNOWN')),
  since_us   BIGINT NOT NULL,
  told_us    BIGINT,
  judged_us  BIGINT,
  message    TEXT COLLATE "C" NOT NULL,
  UNIQUE (owner, name)
);

CREATE TABLE notice (
  id       TEXT COLLATE "C" NOT NULL PRIMARY KEY,   -- says of what and since when, so that nothing is told twice
  owner    TEXT COLLATE "C" NOT NULL,
  about    TEXT COLLATE "C" NOT NULL,
  kind     TEXT COLLATE "C" NOT NULL,
  title    TEXT COLLATE "C" NOT NULL,
  text     TEXT COLLATE "C" NOT NULL,
  link     TEXT COLLATE "C" NOT NULL,
  at_us    BIGINT NOT NULL,
  read_us  BIGINT,
  delivery TEXT COLLATE "C" NOT NULL CHECK (delivery IN ('NONE', 'WAITING', 'SENDING', 'SENT', 'FAILED')),
  message  TEXT COLLATE "C" NOT NULL
);

CREATE INDEX notice_of_owner ON notice (owner, at_us);
