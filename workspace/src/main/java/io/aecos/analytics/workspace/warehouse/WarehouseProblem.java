package io.aecos.analytics.workspace.warehouse;

import io.aecos.analytics.source.SourceState.Status;

/** A warehouse cannot be read; says in a sentence why, and nothing that is secret. */
final class WarehouseProblem extends Exception {
  private static final long serialVersionUID = 1L;
  private final Status status;

  WarehouseProblem(Status status, String detail) {
    super(detail);
    this.status = status;
  }

  WarehouseProblem(String detail, Exception cause) {
    super(detail, cause);
    this.status = Status.UNREADABLE;
  }

  Status status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
