-- What connectors delivered, so that a connector finds its own events among any number of others. The condition looks for
-- the bytes "source":"workspace: in the JSON; quotes inside of texts are escaped there, so no text can pretend. Rows of
-- other sources are not in the index and cost intake nothing but that look.
CREATE INDEX event_of_connector ON event (seq) WHERE instr(body, x'22736f75726365223a22776f726b73706163653a') > 0;

PRAGMA user_version = 3;
