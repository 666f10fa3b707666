package io.aecos.analytics.workspace.read;

import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.AuditChain.Condition;
import io.aecos.analytics.source.SourceState.Status;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a chain of audit entries: each entry's hash must fit its content and name its
 * predecessor. A fork, a missing tail and a return to an older state are told apart from an edit,
 * because their causes differ.
 */
record AuditChainCheck(String project, Reading<AuditRow> reading, long sequence, boolean wentBack) {

  AuditChain verdict() {
    List<AuditRow> rows = reading.records();
    if (reading.status() == Status.UNREADABLE && rows.isEmpty()) {
      return chain(Condition.UNREADABLE, null, reading.detail());
    }
    AuditChain broken = firstBreak(rows);
    if (broken != null) {
      return broken;
    }
    long lastId = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).id();
    if (sequence > lastId) {
      return chain(
          Condition.CUT,
          lastId + 1,
          "entries up to " + sequence + " were written, but the last one there is " + lastId);
    }
    if (wentBack) {
      return chain(
          Condition.REWOUND,
          lastId,
          "the trail was replaced by an older state of itself; entries that were seen are gone");
    }
    return chain(Condition.INTACT, null, "");
  }

  private @Nullable AuditChain firstBreak(List<AuditRow> rows) {
    Set<String> predecessors = new HashSet<>();
    @Nullable AuditChain fork = null;
    String previous = "";
    for (AuditRow row : rows) {
      if (!row.entryHash().equals(row.contentHash())) {
        return chain(
            Condition.EDITED, row.id(), "entry " + row.id() + " does not fit its own hash");
      }
      if (!row.previousHash().equals(previous)) {
        if (!predecessors.contains(row.previousHash())) {
          return chain(
              Condition.EDITED,
              row.id(),
              "the entry before " + row.id() + " was removed or replaced");
        }
        if (fork == null) {
          fork =
              chain(
                  Condition.FORKED,
                  row.id(),
                  "entry "
                      + row.id()
                      + " follows the same entry as another one: two processes wrote at once");
        }
      }
      predecessors.add(row.previousHash());
      previous = row.entryHash();
    }
    return fork;
  }

  private AuditChain chain(Condition condition, @Nullable Long firstBadRow, String detail) {
    return new AuditChain(
        project, condition, reading.records().size(), firstBadRow, detail, Instant.now());
  }
}
