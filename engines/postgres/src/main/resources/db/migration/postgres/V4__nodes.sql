-- What the nodes of one database share besides.

-- Files that every node needs alike: what trail and reports are signed with, and the files of reports.
CREATE TABLE shared_file (
  name    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  content BYTEA NOT NULL
);

-- Which nodes have anchored the audit trail: one that is not here is new, one whose anchor is gone has lost it.
CREATE TABLE audit_node (
  node UUID NOT NULL PRIMARY KEY
);

-- What only one node may do at a time. The database's clock decides, so nodes' clocks may differ.
CREATE TABLE lease (
  duty    TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  holder  UUID   NOT NULL,
  token   BIGINT NOT NULL,                -- one more with each new holder
  until   TIMESTAMPTZ NOT NULL,
  reached BIGINT NOT NULL DEFAULT 0       -- how far in the ledger the duty is done
);
