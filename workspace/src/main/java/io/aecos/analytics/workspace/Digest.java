package io.aecos.analytics.workspace;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.workspace.read.Hashes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A number that tells two versions of what is known of an event apart. */
final class Digest {
  /** What others say about an amendment is no part of what it says. */
  private static final Set<String> IGNORED =
      Stream.concat(
              Amendment.RESERVED.stream(),
              Stream.of(Amendment.ALSO_TOLD_BY, Amendment.ALSO_KEPT_BY))
          .collect(Collectors.toUnmodifiableSet());

  private Digest() {}

  /** Over all that an amendment can change; the same before and after a trip through the ledger. */
  static long of(Event event) {
    StringBuilder text = new StringBuilder();
    part(text, event.user());
    part(text, event.discipline());
    part(text, event.elementGuid());
    part(text, event.elementType());
    part(text, event.templateId());
    part(text, event.region());
    part(text, event.codeEdition());
    part(text, event.value());
    for (Map.Entry<String, Object> attribute : event.attributes().entrySet()) {
      if (!IGNORED.contains(attribute.getKey())) {
        part(text, attribute.getKey());
        part(text, attribute.getValue());
      }
    }
    return Long.parseUnsignedLong(Hashes.sha256(text.toString()).substring(0, 16), 16);
  }

  private static void part(StringBuilder text, @org.jspecify.annotations.Nullable Object part) {
    String plain =
        part instanceof Number
            ? new BigDecimal(part.toString()).stripTrailingZeros().toPlainString()
            : String.valueOf(part);
    text.append(plain.length()).append(':').append(plain);
  }
}
