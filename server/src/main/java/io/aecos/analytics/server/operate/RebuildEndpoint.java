package io.aecos.analytics.server.operate;

import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes the projection again from the ledger and tells whether it is the same as before. */
@RestController
public final class RebuildEndpoint {
  /** Whoever rebuilds a small ledger needs no second question. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Rebuilds rebuilds;

  public RebuildEndpoint(Rebuilds rebuilds) {
    this.rebuilds = rebuilds;
  }

  @PostMapping("/api/rebuild")
  @Audited("rebuild")
  @Requires(Permission.ADMINISTER)
  public ResponseEntity<RebuildJson> start(@RequestParam MultiValueMap<String, String> query)
      throws InterruptedException {
    ViewParameters.only(query, Set.of("verify"));
    Rebuild rebuild = rebuilds.start();
    rebuild.await(PATIENCE);
    AuditNote.current().on(rebuild.id());
    return ResponseEntity.accepted()
        .location(URI.create("/api/rebuild/" + rebuild.id()))
        .body(rebuild.json());
  }

  @GetMapping("/api/rebuild/{id}")
  @Requires(Permission.ADMINISTER)
  public RebuildJson progress(@PathVariable String id) {
    return rebuilds.find(id).json();
  }
}
