package io.aecos.analytics.server.insight;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.aecos.analytics.insight.TogetherAnswer;
import io.aecos.analytics.projection.TogetherCells.Pair;
import java.util.List;

/** Who takes part in whose elements; {@code total} counts the pairs before the limit. */
public record TogetherJson(List<Pair> pairs, long total, @JsonUnwrapped TrustJson trust) {

  static TogetherJson of(TogetherAnswer answer) {
    return new TogetherJson(answer.pairs(), answer.all(), TrustJson.of(answer.trust()));
  }
}
