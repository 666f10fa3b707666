package io.aecos.analytics.server.backup;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.audit.AuditNote;
import io.aecos.analytics.server.audit.Audited;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.upkeep.Upkeep;
import io.aecos.analytics.server.upkeep.UpkeepEndpoint;
import io.aecos.analytics.server.upkeep.UpkeepJob;
import io.aecos.analytics.server.upkeep.UpkeepJson;
import io.aecos.analytics.workspace.read.FileNames;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Makes a backup of the server's data into a directory of its machine. */
@RestController
public final class BackupEndpoint {
  private final Backup backup;
  private final Upkeep upkeep;

  public BackupEndpoint(Backup backup, Upkeep upkeep) {
    this.backup = backup;
    this.upkeep = upkeep;
  }

  /** Where the backup is to be made: an absolute path, of nothing or of an empty directory. */
  public record BackupRequest(@Nullable String to) {}

  @PostMapping("/api/backup")
  @Audited("backup")
  @Requires(Permission.ADMINISTER)
  public ResponseEntity<UpkeepJson> start(@RequestBody BackupRequest request)
      throws InterruptedException {
    AuditNote.current().on(request.to());
    Path to = path(request.to());
    backup.refuse(to);
    UpkeepJob job =
        upkeep.start(
            "backup", steps -> BackupJson.of(backup.take(to, what -> steps.at(0, 0, what)), to));
    return UpkeepEndpoint.accepted(job);
  }

  private static Path path(@Nullable String to) {
    if (to == null || to.isBlank()) {
      throw invalid("names the directory for the backup; it is missing");
    }
    try {
      Path path = FileNames.path(to);
      if (!path.isAbsolute()) {
        throw invalid("must be an absolute path, not '" + to + "'");
      }
      return path.normalize();
    } catch (InvalidPathException e) {
      throw invalid("is no path: " + e.getReason());
    }
  }

  private static AnalyticsException invalid(String message) {
    return AnalyticsException.invalid(ErrorCode.INVALID_BODY, "to", message, List.of());
  }
}
