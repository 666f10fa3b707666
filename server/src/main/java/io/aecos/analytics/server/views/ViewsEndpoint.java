package io.aecos.analytics.server.views;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.SavedView;
import io.aecos.analytics.registry.SavedViews;
import io.aecos.analytics.server.audit.Unaudited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The viewer's own saved views; every answer lists all of them. */
@RestController
@RequestMapping("/api/views")
public final class ViewsEndpoint {
  private static final int MOST = 200;

  private final Registry registry;
  private final Clock clock;

  public ViewsEndpoint(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** What someone wants kept. */
  public record WantedView(@Nullable String name, @Nullable String url) {}

  /** All saved views of the viewer. */
  public record ViewsJson(List<SavedView> views) {}

  @GetMapping
  @Requires(Permission.READ_METRICS)
  public ViewsJson list(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    return new ViewsJson(registry.read(entries -> entries.views().of(viewer.name())));
  }

  @PutMapping
  @Unaudited(because = "a bookmark of one's own, which nobody else sees")
  @Requires(Permission.SAVE_VIEWS)
  public ViewsJson keep(Viewer viewer, @RequestBody WantedView wanted) {
    SavedView view = SavedView.of(wanted.name(), wanted.url(), clock.instant());
    return new ViewsJson(registry.write(entries -> kept(entries.views(), viewer.name(), view)));
  }

  @DeleteMapping
  @Unaudited(because = "a bookmark of one's own, which nobody else sees")
  @Requires(Permission.SAVE_VIEWS)
  public ViewsJson forget(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of("name"));
    String name = ViewParameters.single(query, "name");
    if (name == null) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "name", "says which view to forget", List.of());
    }
    return new ViewsJson(
        registry.write(
            entries -> {
              entries.views().forget(viewer.name(), name);
              return entries.views().of(viewer.name());
            }));
  }

  private static List<SavedView> kept(SavedViews views, String owner, SavedView view) {
    views.put(owner, view);
    List<SavedView> all = views.of(owner);
    if (all.size() > MOST) {
      throw new AnalyticsException(
          ErrorCode.TOO_LARGE, "There are " + MOST + " saved views already. Remove one first.");
    }
    return all;
  }
}
