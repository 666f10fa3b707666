package io.aecos.analytics.server.operate;

import io.aecos.analytics.projection.Fingerprint;
import io.aecos.analytics.projection.Follower;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes the projection again from the ledger and tells whether it is the same as before. */
@RestController
public final class RebuildEndpoint {
  private final Follower follower;

  public RebuildEndpoint(Follower follower) {
    this.follower = follower;
  }

  /** What was there before and after; equal content has equal hashes. */
  public record RebuildJson(boolean equal, long rows, Fingerprint before, Fingerprint after) {}

  @PostMapping("/api/rebuild")
  @Requires(Permission.ADMINISTER)
  public RebuildJson rebuild(@RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of("verify"));
    Follower.Rebuilt rebuilt = follower.rebuild();
    return new RebuildJson(
        rebuilt.equal(), rebuilt.after().rows(), rebuilt.before(), rebuilt.after());
  }
}
