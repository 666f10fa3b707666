package io.aecos.analytics.server.reconcile;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.server.audit.Unaudited;
import io.aecos.analytics.server.gate.Effect;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What of a project's own log differs from the figures here. */
@RestController
public final class ReconcileEndpoint {
  private final Reconciliations reconciliations;

  public ReconcileEndpoint(Reconciliations reconciliations) {
    this.reconciliations = reconciliations;
  }

  @PostMapping("/api/reconciliations")
  @Unaudited(because = "asks for figures within the viewer's scope and changes nothing")
  @Requires(value = Permission.READ_METRICS, effect = Effect.NOTHING)
  public ReconciliationJson reconcile(Viewer viewer, @RequestBody ReconcileRequest request) {
    return ReconciliationJson.of(reconciliations.of(viewer, request.bytes(), request.map()));
  }
}
