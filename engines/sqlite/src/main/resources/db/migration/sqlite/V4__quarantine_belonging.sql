-- What can be told of the event that an item was meant to be; null where it cannot. A connector's record means other things
-- by these names, and so does a CloudEvent.
ALTER TABLE quarantine ADD COLUMN item_project TEXT;
ALTER TABLE quarantine ADD COLUMN item_module TEXT;
ALTER TABLE quarantine ADD COLUMN item_type TEXT;
ALTER TABLE quarantine ADD COLUMN item_source TEXT;

CREATE TEMP TABLE told AS
  SELECT number, json_extract(CAST(raw AS TEXT), '$.project') AS project,
    json_extract(CAST(raw AS TEXT), '$.module') AS module,
    json_extract(CAST(raw AS TEXT), '$.type') AS type,
    json_extract(CAST(raw AS TEXT), '$.source') AS source
  FROM quarantine
  WHERE source NOT LIKE 'workspace:%'
    AND CASE WHEN json_valid(CAST(raw AS TEXT))
      THEN json_type(CAST(raw AS TEXT)) = 'object' AND json_extract(CAST(raw AS TEXT), '$.specversion') IS NULL
      ELSE 0 END;

UPDATE quarantine SET
  item_project = told.project,
  item_module = told.module,
  item_type = told.type,
  item_source = told.source
FROM (
  SELECT number,
    CASE WHEN typeof(project) = 'text' AND trim(project) <> '' THEN trim(project) END AS project,
    CASE WHEN typeof(module) = 'text' AND trim(module) <> '' THEN trim(module) END AS module,
    CASE WHEN typeof(type) = 'text' AND trim(type) <> '' THEN trim(type) END AS type,
    CASE WHEN typeof(source) = 'text' AND trim(source) <> '' THEN trim(source) END AS source
  FROM told) AS told
WHERE told.number = quarantine.number;

DROP TABLE told;

-- Every view asks what is open: that must not read what was received.
CREATE INDEX quarantine_open ON quarantine (source, item_project, item_module, item_type, item_source, state)
  WHERE state = 'OPEN';

PRAGMA user_version = 4;
