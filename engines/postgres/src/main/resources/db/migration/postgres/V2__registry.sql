-- The registry, version 1. Names are in their normal form; times are microseconds since 1970-01-01T00:00:00Z.
-- A membership without a first or a last day has 0001-01-01 or 9999-12-31 there, so that days compare as text.

-- Whoever writes holds this row, so that works that write run one after the other, on every node.
CREATE TABLE registry_turn (
  one BOOLEAN NOT NULL PRIMARY KEY DEFAULT TRUE CHECK (one)
);

INSERT INTO registry_turn DEFAULT VALUES;

CREATE TABLE person (
  name       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  role       TEXT COLLATE "C" NOT NULL CHECK (role IN ('INDIVIDUAL', 'TEAM_LEAD', 'ADMIN', 'AUDITOR')),
  password   TEXT COLLATE "C",            -- a hash that names its own parameters
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_us BIGINT  NOT NULL
);

CREATE TABLE person_identity (
  identity TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- what AEC OS calls a person; no two people share one
  person   TEXT COLLATE "C" NOT NULL REFERENCES person (name)
);

CREATE INDEX identity_of_person ON person_identity (person);

CREATE TABLE team (
  name TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE TABLE membership (
  team     TEXT COLLATE "C" NOT NULL REFERENCES team (name),
  person   TEXT COLLATE "C" NOT NULL REFERENCES person (name),
  from_day TEXT COLLATE "C" NOT NULL,
  to_day   TEXT COLLATE "C" NOT NULL,
  lead     INTEGER NOT NULL CHECK (lead IN (0, 1)),
  PRIMARY KEY (team, person, from_day),
  CHECK (from_day <= to_day)
);

CREATE INDEX membership_of_person ON membership (person);

CREATE TABLE restriction (
  project TEXT COLLATE "C" NOT NULL,      -- as events name it, in its normal form
  team    TEXT COLLATE "C" NOT NULL REFERENCES team (name),
  PRIMARY KEY (project, team)
);

CREATE TABLE token (
  id         TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  name       TEXT COLLATE "C" NOT NULL,
  digest     TEXT COLLATE "C" NOT NULL UNIQUE, -- SHA-256 of the secret
  scopes     TEXT COLLATE "C" NOT NULL,   -- separated by blanks
  acting_as  TEXT COLLATE "C" REFERENCES person (name),
  created_us BIGINT NOT NULL,
  expires_us BIGINT,
  used_us    BIGINT,
  revoked_us BIGINT
);

CREATE UNIQUE INDEX token_name ON token (name) WHERE revoked_us IS NULL;

CREATE TABLE token_project (
  token   TEXT COLLATE "C" NOT NULL REFERENCES token (id),
  project TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (token, project)
);

CREATE TABLE session (
  digest     TEXT COLLATE "C" NOT NULL PRIMARY KEY, -- SHA-256 of the secret
  person     TEXT COLLATE "C" NOT NULL,   -- or the local administrator, who is nobody's entry
  method     TEXT COLLATE "C" NOT NULL,
  opened_us  BIGINT NOT NULL,
  seen_us    BIGINT NOT NULL,
  expires_us BIGINT NOT NULL
);

CREATE INDEX session_of_person ON session (person);

CREATE TABLE provider_subject (
  issuer  TEXT COLLATE "C" NOT NULL,
  subject TEXT COLLATE "C" NOT NULL,
  person  TEXT COLLATE "C" NOT NULL REFERENCES person (name),
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, person)
);

CREATE TABLE saved_view (
  owner    TEXT COLLATE "C" NOT NULL,     -- as a session's person
  name     TEXT COLLATE "C" NOT NULL,
  url      TEXT COLLATE "C" NOT NULL,
  saved_us BIGINT NOT NULL,
  PRIMARY KEY (owner, name)
);

-- The history of reports: what was asked for, by whom, in which scope, and where the file is.
CREATE TABLE report (
  id        TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  owner     TEXT COLLATE "C" NOT NULL,    -- as a session's person
  scope     TEXT COLLATE "C" NOT NULL,    -- a digest of what the owner could see
  report    TEXT COLLATE "C" NOT NULL,
  format    TEXT COLLATE "C" NOT NULL,
  title     TEXT COLLATE "C" NOT NULL,
  file      TEXT COLLATE "C",             -- NULL when it failed
  message   TEXT COLLATE "C" NOT NULL,
  bytes     BIGINT NOT NULL,
  watermark BIGINT NOT NULL,
  asked_us  BIGINT NOT NULL
);

CREATE INDEX report_of_owner ON report (owner, asked_us);
