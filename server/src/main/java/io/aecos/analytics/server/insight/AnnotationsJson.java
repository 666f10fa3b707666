package io.aecos.analytics.server.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aecos.analytics.insight.AnnotationsAnswer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened when. */
public record AnnotationsJson(
    List<AnnotationJson> annotations, long total, @JsonUnwrapped TrustJson trust) {

  /** One happening; {@code facts} are its event's attributes. */
  public record AnnotationJson(
      @Schema(allowableValues = {"release", "regulation", "deployment", "hook"}) String kind,
      Instant t,
      String label,
      @Nullable String project,
      @Nullable Double value,
      UUID event,
      Map<String, Object> facts) {}

  static AnnotationsJson of(AnnotationsAnswer answer) {
    return new AnnotationsJson(
        answer.annotations().stream()
            .map(
                one ->
                    new AnnotationJson(
                        one.kind().name().toLowerCase(Locale.ROOT),
                        one.at(),
                        one.label(),
                        one.project(),
                        one.value(),
                        one.event(),
                        one.facts()))
            .toList(),
        answer.total(),
        TrustJson.of(answer.trust()));
  }
}
