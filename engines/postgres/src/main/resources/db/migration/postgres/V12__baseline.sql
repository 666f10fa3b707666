-- How long work takes by hand and what an hour of it costs. Empty texts: any element type, any project, ever.
CREATE TABLE baseline (
  element_type TEXT COLLATE "C" NOT NULL,
  project      TEXT COLLATE "C" NOT NULL,
  from_day     TEXT COLLATE "C" NOT NULL,          -- such as 2026-01-01, in the server's time zone
  hours        DOUBLE PRECISION NOT NULL,
  rate         DOUBLE PRECISION,                   -- USD per hour; null where the next baseline that applies says it
  note         TEXT COLLATE "C",
  changed_by   TEXT COLLATE "C" NOT NULL,
  changed_us   BIGINT NOT NULL,
  PRIMARY KEY (element_type, project, from_day)
);
