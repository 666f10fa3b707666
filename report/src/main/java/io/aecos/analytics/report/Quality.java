package io.aecos.analytics.report;

import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.SourceState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers stand on: {@code received} is what became of everything ever received, null for
 * who may not see it; {@code sources} and {@code chains} are those within the asker's scope; {@code
 * baselines} are what savings in this report were measured against; {@code trail} is where the
 * product's own audit trail ended, null where it has no entry.
 */
public record Quality(
    @Nullable Accounts received,
    List<SourceState> sources,
    List<AuditChain> chains,
    List<Baseline> baselines,
    @Nullable TrailHead trail) {

  public Quality {
    sources = List.copyOf(sources);
    chains = List.copyOf(chains);
    baselines = List.copyOf(baselines);
  }

  Quality with(List<Baseline> used) {
    return new Quality(received, sources, chains, used, trail);
  }
}
