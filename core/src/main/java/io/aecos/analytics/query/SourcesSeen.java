package io.aecos.analytics.query;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.ledger.SourceBook;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.SourceState;
import java.util.List;

/** What a viewer may know of the places that events come from. */
public final class SourcesSeen {
  private SourcesSeen() {}

  /** What is of no one project is the whole firm's; what feeds no number is the server's own. */
  public static List<SourceState> states(SourceBook sources, Scope scope) {
    return sources.all().stream().filter(state -> isShown(state, scope)).toList();
  }

  /** The verdicts on the audit trails that the viewer may see. */
  public static List<AuditChain> chains(SourceBook sources, Scope scope) {
    return sources.chains().stream().filter(chain -> scope.seesTrail(chain.project())).toList();
  }

  private static boolean isShown(SourceState state, Scope scope) {
    return state.project().isEmpty()
        ? scope.isEverything() && !state.feeds().isEmpty()
        : scope.seesProject(state.project());
  }
}
