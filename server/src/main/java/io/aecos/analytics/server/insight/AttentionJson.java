package io.aecos.analytics.server.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aecos.analytics.insight.AttentionAnswer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for somebody at {@code asOf}, longest first; {@code total} counts all of it. */
public record AttentionJson(
    String of,
    String title,
    List<MatterJson> waiting,
    long total,
    Instant asOf,
    @JsonUnwrapped TrustJson trust) {

  /** One matter: for whom it waits, who brought it up, since when, after how many events. */
  public record MatterJson(
      @Nullable String project,
      String key,
      @Nullable String owner,
      @Nullable String user,
      @Nullable String elementGuid,
      @Nullable String elementType,
      Instant since,
      long events) {}

  static AttentionJson of(AttentionAnswer answer) {
    return new AttentionJson(
        answer.matter().word(),
        answer.matter().title(),
        answer.waiting().stream()
            .map(
                one ->
                    new MatterJson(
                        one.project(),
                        one.key(),
                        one.owner(),
                        one.user(),
                        one.elementGuid(),
                        one.elementType(),
                        one.since(),
                        one.events()))
            .toList(),
        answer.total(),
        answer.asOf(),
        TrustJson.of(answer.trust()));
  }
}
