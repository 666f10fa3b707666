package io.aecos.analytics.error;

/**
 * The stable name of everything that can go wrong, with the category that decides exit codes and
 * HTTP statuses. Names are a contract: they appear in {@code problem+json} as {@code code} and
 * never change meaning.
 */
public enum ErrorCode {
  INVALID_QUERY(Category.BAD_INPUT),
  UNKNOWN_METRIC(Category.BAD_INPUT),
  UNKNOWN_DIMENSION(Category.BAD_INPUT),
  INVALID_PERIOD(Category.BAD_INPUT),
  INVALID_BODY(Category.BAD_INPUT),
  INVALID_FILE(Category.BAD_INPUT),
  TOO_LARGE(Category.BAD_INPUT),
  INVALID_CONFIGURATION(Category.BAD_INPUT),
  INVALID_CATALOG(Category.BAD_INPUT),
  UNKNOWN_WORKSPACE(Category.BAD_INPUT),
  NOT_AN_AECOS_PROJECT(Category.BAD_INPUT),
  OUTSIDE_WORKSPACE(Category.BAD_INPUT),
  METHOD_NOT_ALLOWED(Category.BAD_INPUT),
  UNSUPPORTED_MEDIA_TYPE(Category.BAD_INPUT),
  CONFLICT(Category.BAD_INPUT),
  NOT_FOUND(Category.NOT_FOUND),
  NOT_SIGNED_IN(Category.DENIED),
  FORBIDDEN(Category.DENIED),
  TOO_MANY_ATTEMPTS(Category.DENIED),
  NO_PERMISSION(Category.UNAVAILABLE),
  DATA_DIRECTORY_IN_USE(Category.UNAVAILABLE),
  LEDGER_UNAVAILABLE(Category.UNAVAILABLE),
  PROJECTION_UNAVAILABLE(Category.UNAVAILABLE),
  REGISTRY_UNAVAILABLE(Category.UNAVAILABLE),
  AUDIT_UNAVAILABLE(Category.UNAVAILABLE),
  ARCHIVE_UNAVAILABLE(Category.UNAVAILABLE),
  BACKUP_UNAVAILABLE(Category.UNAVAILABLE),
  OVERLOADED(Category.UNAVAILABLE),
  TIMED_OUT(Category.UNAVAILABLE),
  NOT_DELIVERED(Category.UNAVAILABLE),
  NEWER_FORMAT(Category.UNAVAILABLE),
  INTERNAL(Category.INTERNAL);

  /** Who can mend it: the caller, the operator or us. */
  public enum Category {
    BAD_INPUT,
    NOT_FOUND,
    DENIED,
    UNAVAILABLE,
    INTERNAL
  }

  private final Category category;

  ErrorCode(Category category) {
    this.category = category;
  }

  public Category category() {
    return category;
  }
}
