package io.aecos.analytics.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened when, newest first; {@code total} before the limit. */
public record AnnotationsAnswer(List<Annotation> annotations, long total, Trust trust) {

  /** What kind of happening may explain a turn in a number. */
  public enum Kind {
    RELEASE,
    REGULATION,
    DEPLOYMENT,
    /** From here on a hook told of a project that was only read before: series may jump. */
    HOOK
  }

  /** One happening with a short label and the event's own attributes. */
  public record Annotation(
      Kind kind,
      Instant at,
      String label,
      @Nullable String project,
      @Nullable Double value,
      UUID event,
      Map<String, Object> facts) {}
}
