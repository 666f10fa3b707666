-- Which projects are restricted to which teams. A project that is not here is everybody's.

CREATE TABLE restriction (
  project TEXT NOT NULL,                  -- as events name it, in its normal form
  team    TEXT NOT NULL REFERENCES team (name),
  PRIMARY KEY (project, team)
) STRICT;

PRAGMA user_version = 4;
