package io.aecos.analytics.server.erasure;

import java.util.List;

/**
 * How the erasure of a person stands: the pseudonym that stands for them now, {@code running} until
 * nothing that is asked or read names them, how many rows of the ledger were gone through, and what
 * keeps the name for a reason.
 */
public record ErasureJson(
    String person, String state, long done, long total, String message, List<String> kept) {
  static final List<String> KEPT =
      List.of(
          "The audit trail names who did what, as its purpose and the law ask; it is a signed chain"
              + " and is never rewritten.",
          "AEC OS's own files and its history name their authors; what is read of them again is"
              + " replaced here.",
          "Reports of others, backups and files that were handed out are as they were; backups take"
              + " the name back when they are restored, until this is done again.");
}
