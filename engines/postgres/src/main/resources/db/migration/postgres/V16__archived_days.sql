-- What archived parts hold, by day (UTC), module, type and project ('' for none): the totals stay when the events leave.
CREATE TABLE archived_day (
  part       BIGINT NOT NULL REFERENCES archived_part (number) ON DELETE CASCADE,
  day        DATE NOT NULL,
  module     TEXT COLLATE "C" NOT NULL,
  type       TEXT COLLATE "C" NOT NULL,
  project    TEXT COLLATE "C" NOT NULL,
  events     BIGINT NOT NULL,
  with_value BIGINT NOT NULL,
  value      DOUBLE PRECISION,          -- their sum; none where no event has one
  PRIMARY KEY (part, day, module, type, project)
);
