package io.aecos.analytics.ledger;

import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceState;
import java.util.List;
import java.util.Optional;

/**
 * What is known of each source, written only through {@link Ledger#append} so that a position never
 * runs ahead of the events it stands for. Keyed by (project, source).
 */
public interface SourceBook {

  /** All states, ordered by project, then source. */
  List<SourceState> all();

  /** The state of each project's audit chain, ordered by project. */
  List<AuditChain> chains();

  /** The known projects, ordered by key. */
  List<Project> projects();

  Optional<SourceState> find(String project, String source);
}
