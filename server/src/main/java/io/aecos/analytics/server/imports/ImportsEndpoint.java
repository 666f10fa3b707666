package io.aecos.analytics.server.imports;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.workspace.read.FileNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts imports and tells how they go. */
@RestController
public final class ImportsEndpoint {
  private final Imports imports;
  private final ImportSources sources;
  private final Registry registry;

  public ImportsEndpoint(Imports imports, ImportSources sources, Registry registry) {
    this.imports = imports;
    this.sources = sources;
    this.registry = registry;
  }

  /** What to import: a workspace, which may then be followed, or the demo firm. */
  public record ImportRequest(
      @Nullable String workspace, @Nullable Boolean follow, @Nullable Boolean demo) {}

  @PostMapping("/api/imports")
  @Audited("import")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Requires(Permission.ADMINISTER)
  public ImportJson start(@RequestBody ImportRequest request) {
    if (Boolean.TRUE.equals(request.demo())) {
      AuditNote.current().on(DemoImport.NAME);
      return imports.start(DemoImport.NAME, sources.demo());
    }
    AuditNote.current().on(request.workspace()).detail("follow", request.follow());
    Path workspace = path(request.workspace());
    boolean follow = Boolean.TRUE.equals(request.follow());
    ImportWork work = sources.workspace(workspace, follow);
    rememberForRefreshes(workspace.toString());
    return imports.start(workspace.toString(), work);
  }

  private void rememberForRefreshes(String folder) {
    registry.write(
        entries -> {
          entries.refreshes().addWorkspace(folder);
          return folder;
        });
  }

  /** Names folders and projects, whoever may see them; so only to who may start one. */
  @GetMapping("/api/imports/{id}")
  @Requires(Permission.ADMINISTER)
  public ImportJson progress(@PathVariable String id) {
    return imports.find(id);
  }

  private static Path path(@Nullable String workspace) {
    if (workspace == null || workspace.isBlank()) {
      throw invalid("names the folder to import; it is missing");
    }
    try {
      Path path = FileNames.path(workspace);
      if (!path.isAbsolute()) {
        throw invalid("must be an absolute path, not '" + workspace + "'");
      }
      return path.normalize();
    } catch (InvalidPathException e) {
      throw invalid("is no path: " + e.getReason());
    }
  }

  private static AnalyticsException invalid(String message) {
    return AnalyticsException.invalid(ErrorCode.UNKNOWN_WORKSPACE, "workspace", message, List.of());
  }
}
