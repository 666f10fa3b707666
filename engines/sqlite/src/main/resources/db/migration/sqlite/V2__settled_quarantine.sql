-- Who settled an item of the quarantine, when and why; null while it is open.
ALTER TABLE quarantine ADD COLUMN settled_us INTEGER;
ALTER TABLE quarantine ADD COLUMN settled_by TEXT;
ALTER TABLE quarantine ADD COLUMN settled_reason TEXT;

PRAGMA user_version = 2;
