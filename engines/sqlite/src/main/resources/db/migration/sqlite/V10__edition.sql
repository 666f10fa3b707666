-- How often names of people were taken out of the rows: what was made from the ledger before has to be made again.
ALTER TABLE ledger_identity ADD COLUMN edition INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 10;
