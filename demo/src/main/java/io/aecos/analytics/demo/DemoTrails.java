package io.aecos.analytics.demo;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.source.AuditChain;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The audit trails of the demo's projects, linked as AEC OS links its own: the hash of each entry
 * covers its content and the hash of the one before. Only the last hash of each is kept.
 */
public final class DemoTrails {
  private final Map<String, Trail> trails = new TreeMap<>();

  /** Takes the next event; what is no audit entry is passed over. */
  public void add(Event event) {
    String project = event.project();
    if (project != null && event.eventType().equals(Types.AUDITED)) {
      trails.computeIfAbsent(project, key -> new Trail()).add(event);
    }
  }

  /** The verdict on each project's trail: whether it ends as {@code original}, made anew, does. */
  List<AuditChain> against(DemoTrails original, Instant checkedAt) {
    return trails.entrySet().stream()
        .map(
            entry ->
                entry
                    .getValue()
                    .verdict(entry.getKey(), original.trails.get(entry.getKey()), checkedAt))
        .toList();
  }

  private static final class Trail {
    private byte[] head = new byte[0];
    private long entries;

    void add(Event event) {
      entries++;
      head = link(head, event.id() + " " + event.occurredAt() + " " + event.attributes());
    }

    AuditChain verdict(String project, @Nullable Trail original, Instant checkedAt) {
      boolean intact = original != null && Arrays.equals(head, original.head);
      return new AuditChain(
          project,
          intact ? AuditChain.Condition.INTACT : AuditChain.Condition.EDITED,
          entries,
          null,
          intact ? "" : "ends otherwise than the demo that was made",
          checkedAt);
    }

    private static byte[] link(byte[] before, String content) {
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(before);
        return digest.digest(content.getBytes(StandardCharsets.UTF_8));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}
