package io.aecos.analytics.server.status;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.Lag;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.imports.ImportJson;
import io.aecos.analytics.server.imports.Imports;
import io.aecos.analytics.server.settings.ServerIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the server is doing right now. */
@RestController
public final class StatusEndpoint {
  private final ServerIdentity identity;
  private final Ledger ledger;
  private final Projection projection;
  private final Imports imports;

  public StatusEndpoint(
      ServerIdentity identity, Ledger ledger, Projection projection, Imports imports) {
    this.identity = identity;
    this.ledger = ledger;
    this.projection = projection;
    this.imports = imports;
  }

  /**
   * The server's state; {@code behind} is how many ledger rows of the viewer's, at most, are not in
   * the numbers yet: null where so much is behind that these cannot be told from others'. {@code
   * imports} are shown to who sees everything, since they name folders and projects.
   */
  public record StatusJson(
      String version,
      boolean demo,
      Instant startedAt,
      Watermark watermark,
      long ledgerSeq,
      @Nullable Long behind,
      List<ImportJson> imports,
      ViewerJson viewer,
      String tz) {}

  /** The viewer as they may see themselves. */
  public record ViewerJson(String name, String role) {
    static ViewerJson of(Viewer viewer) {
      String role = viewer.role().name().toLowerCase(Locale.ROOT).replace('_', '-');
      return new ViewerJson(viewer.name(), role);
    }
  }

  @GetMapping("/api/status")
  @Requires(Permission.READ_STATUS)
  public StatusJson status(Viewer viewer) {
    Watermark watermark = projection.watermark();
    long last = ledger.lastSeq();
    Lag lag = Lag.of(viewer.scope(), watermark.seq(), last, ledger::read);
    boolean behind = lag.events() > 0 || lag.uncounted();
    return new StatusJson(
        identity.version(),
        identity.demo(),
        identity.startedAt(),
        watermark,
        behind ? last : watermark.seq(),
        lag.uncounted() && lag.events() == 0 ? null : lag.events(),
        viewer.scope().isEverything() ? imports.all() : List.of(),
        ViewerJson.of(viewer),
        identity.zone().getId());
  }
}
