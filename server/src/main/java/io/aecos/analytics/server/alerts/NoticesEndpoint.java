package io.aecos.analytics.server.alerts;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.audit.Unaudited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the viewer was told: by their alerts, and of schedules that failed. */
@RestController
@RequestMapping("/api/notices")
public final class NoticesEndpoint {
  private static final int SHOWN = 200;

  private final Registry registry;
  private final Clock clock;

  public NoticesEndpoint(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** Which notice was read; null for all. */
  public record Read(@Nullable String id) {}

  @GetMapping
  @Requires(Permission.READ_METRICS)
  public AlertJson.NoticesJson all(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    return told(viewer);
  }

  @PostMapping("/read")
  @Unaudited(because = "says what of one's own notices one has read, which nobody else sees")
  @Requires(Permission.SAVE_VIEWS)
  public AlertJson.NoticesJson read(Viewer viewer, @RequestBody Read read) {
    registry.write(entries -> entries.notices().read(viewer.name(), read.id(), clock.instant()));
    return told(viewer);
  }

  private AlertJson.NoticesJson told(Viewer viewer) {
    return registry.read(
        entries ->
            new AlertJson.NoticesJson(
                entries.notices().of(viewer.name(), SHOWN).stream()
                    .map(AlertJson.NoticeJson::of)
                    .toList(),
                entries.notices().unread(viewer.name())));
  }
}
