package io.aecos.analytics.engine.postgres;

import io.aecos.analytics.error.ErrorCode;

/** What of the database is used: the word for it in messages, and what it is when it cannot be. */
enum PostgresPart {
  LEDGER("ledger", ErrorCode.LEDGER_UNAVAILABLE, 8),
  REGISTRY("registry", ErrorCode.REGISTRY_UNAVAILABLE, 8),
  AUDIT("audit trail", ErrorCode.AUDIT_UNAVAILABLE, 2),
  DUTIES("ledger", ErrorCode.LEDGER_UNAVAILABLE, 2);

  private final String word;
  private final ErrorCode unavailable;
  private final int readers;

  PostgresPart(String word, ErrorCode unavailable, int readers) {
    this.word = word;
    this.unavailable = unavailable;
    this.readers = readers;
  }

  String word() {
    return word;
  }

  ErrorCode unavailable() {
    return unavailable;
  }

  /** How many may read at the same time. */
  int readers() {
    return readers;
  }
}
