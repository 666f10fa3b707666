package io.aecos.analytics.server.refresh;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes in what changed, looks after what is rolled up and does what is due. */
@RestController
@RequestMapping("/api/refresh")
public final class RefreshEndpoint {
  /** Whoever refreshes a small ledger needs no second question. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Refreshes refreshes;
  private final Registry registry;

  public RefreshEndpoint(Refreshes refreshes, Registry registry) {
    this.refreshes = refreshes;
    this.registry = registry;
  }

  @PostMapping
  @Audited("refresh")
  @Requires(Permission.ADMINISTER)
  public ResponseEntity<RefreshJson> start(
      Viewer viewer, @RequestParam MultiValueMap<String, String> query)
      throws InterruptedException {
    ViewParameters.only(query, Set.of("seed"));
    RefreshJob job =
        refreshes.start(viewer.name(), true, seed(ViewParameters.single(query, "seed")));
    AuditNote.current().on(job.id());
    job.await(PATIENCE);
    return ResponseEntity.accepted()
        .location(URI.create("/api/refresh/" + job.id()))
        .body(job.json());
  }

  @GetMapping
  @Requires(Permission.ADMINISTER)
  public RefreshJson.RefreshesJson latest(@RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of());
    return new RefreshJson.RefreshesJson(refreshes.latest());
  }

  @GetMapping("/{id}")
  @Requires(Permission.ADMINISTER)
  public RefreshJson progress(@PathVariable String id) {
    return refreshes.find(id);
  }

  /** From now on a folder that was imported from is not read any more. */
  @DeleteMapping("/workspaces")
  @Audited("refresh.forget")
  @Requires(Permission.ADMINISTER)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void forget(@RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of("workspace"));
    String folder = ViewParameters.single(query, "workspace");
    if (folder == null) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "workspace", "names the folder to forget", List.of());
    }
    AuditNote.current().on(folder);
    if (!registry.<Boolean>write(entries -> entries.refreshes().forgetWorkspace(folder))) {
      throw Directory.notFound("workspace", folder);
    }
  }

  private static @Nullable Long seed(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("-?[0-9]{1,18}")) {
      throw AnalyticsException.invalid(
          ErrorCode.INVALID_QUERY, "seed", "must be a whole number", List.of());
    }
    return Long.parseLong(text);
  }
}
