package io.aecos.analytics.server.upkeep;

import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells how work on the data as a whole goes. */
@RestController
public final class UpkeepEndpoint {
  /** Whoever works on little data needs no second question. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Upkeep upkeep;

  public UpkeepEndpoint(Upkeep upkeep) {
    this.upkeep = upkeep;
  }

  @GetMapping("/api/upkeep/{id}")
  @Requires(Permission.ADMINISTER)
  public UpkeepJson progress(@PathVariable String id) {
    return upkeep.find(id).json();
  }

  /** The answer to whoever started {@code job}. */
  public static ResponseEntity<UpkeepJson> accepted(UpkeepJob job) throws InterruptedException {
    job.await(PATIENCE);
    return ResponseEntity.accepted()
        .location(URI.create("/api/upkeep/" + job.id()))
        .body(job.json());
  }
}
