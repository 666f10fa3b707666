-- What people found not useful among the insights that they were told.
CREATE TABLE insight_mark (
  owner   TEXT COLLATE "C" NOT NULL,       -- as a session's person
  insight TEXT COLLATE "C" NOT NULL,       -- its id
  kind    TEXT COLLATE "C" NOT NULL,
  at_us   BIGINT NOT NULL,
  PRIMARY KEY (owner, insight)
);
