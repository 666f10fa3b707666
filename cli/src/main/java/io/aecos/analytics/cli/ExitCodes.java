package io.aecos.analytics.cli;

import io.aecos.analytics.error.ErrorCode;

/** What a command's exit code says; a contract for scripts. */
final class ExitCodes {
  static final int DONE = 0;
  static final int FINDING = 1;
  static final int USAGE = 2;
  static final int UNREACHABLE = 3;

  private ExitCodes() {}

  static int of(ErrorCode code) {
    return switch (code.category()) {
      case BAD_INPUT -> isOwnFile(code) ? UNREACHABLE : USAGE;
      case NOT_FOUND -> USAGE;
      case DENIED, UNAVAILABLE, INTERNAL -> UNREACHABLE;
    };
  }

  static int ofStatus(int status) {
    boolean usage = status >= 400 && status < 500 && status != 401 && status != 403;
    return usage ? USAGE : UNREACHABLE;
  }

  private static boolean isOwnFile(ErrorCode code) {
    return code == ErrorCode.INVALID_CONFIGURATION || code == ErrorCode.INVALID_CATALOG;
  }
}
