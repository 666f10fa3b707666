-- The registry, version 1. Names are in their normal form; times are microseconds since 1970-01-01T00:00:00Z.
-- A membership without a first or a last day has 0001-01-01 or 9999-12-31 there, so that days compare as text.

CREATE TABLE person (
  name       TEXT    NOT NULL PRIMARY KEY,
  role       TEXT    NOT NULL CHECK (role IN ('INDIVIDUAL', 'TEAM_LEAD', 'ADMIN', 'AUDITOR')),
  password   TEXT,                        -- a hash that names its own parameters
  active     INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_us INTEGER NOT NULL
) STRICT;

CREATE TABLE person_identity (
  identity TEXT NOT NULL PRIMARY KEY,     -- what AEC OS calls a person; no two people share one
  person   TEXT NOT NULL REFERENCES person (name)
) STRICT;

CREATE INDEX identity_of_person ON person_identity (person);

CREATE TABLE team (
  name TEXT NOT NULL PRIMARY KEY
) STRICT;

CREATE TABLE membership (
  team     TEXT    NOT NULL REFERENCES team (name),
  person   TEXT    NOT NULL REFERENCES person (name),
  from_day TEXT    NOT NULL,
  to_day   TEXT    NOT NULL,
  lead     INTEGER NOT NULL CHECK (lead IN (0, 1)),
  PRIMARY KEY (team, person, from_day),
  CHECK (from_day <= to_day)
) STRICT;

CREATE INDEX membership_of_person ON membership (person);

CREATE TABLE token (
  id         TEXT    NOT NULL PRIMARY KEY,
  name       TEXT    NOT NULL,
  digest     TEXT    NOT NULL UNIQUE,     -- SHA-256 of the secret
  scopes     TEXT    NOT NULL,            -- separated by blanks
  acting_as  TEXT    REFERENCES person (name),
  created_us INTEGER NOT NULL,
  expires_us INTEGER,
  used_us    INTEGER,
  revoked_us INTEGER
) STRICT;

CREATE UNIQUE INDEX token_name ON token (name) WHERE revoked_us IS NULL;

CREATE TABLE token_project (
  token   TEXT NOT NULL REFERENCES token (id),
  project TEXT NOT NULL,
  PRIMARY KEY (token, project)
) STRICT;

CREATE TABLE session (
  digest     TEXT    NOT NULL PRIMARY KEY, -- SHA-256 of the secret
  person     TEXT    NOT NULL,             -- or the local administrator, who is nobody's entry
  method     TEXT    NOT NULL,
  opened_us  INTEGER NOT NULL,
  seen_us    INTEGER NOT NULL,
  expires_us INTEGER NOT NULL
) STRICT;

CREATE INDEX session_of_person ON session (person);

CREATE TABLE saved_view (
  owner    TEXT    NOT NULL,               -- as a session's person
  name     TEXT    NOT NULL,
  url      TEXT    NOT NULL,
  saved_us INTEGER NOT NULL,
  PRIMARY KEY (owner, name)
) STRICT;

PRAGMA user_version = 1;
