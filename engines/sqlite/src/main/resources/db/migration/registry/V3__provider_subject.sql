-- Who a person is at an OpenID Connect provider. A subject is never given to somebody else there, a name may be.

CREATE TABLE provider_subject (
  issuer  TEXT NOT NULL,
  subject TEXT NOT NULL,
  person  TEXT NOT NULL REFERENCES person (name),
  PRIMARY KEY (issuer, subject),
  UNIQUE (issuer, person)
) STRICT;

PRAGMA user_version = 3;
