package io.aecos.analytics.server.settings;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.server.directory.DataDirectory;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How long events stay in the ledger. With {@code removes} they would be removed then instead of
 * archived, which is refused where a figure is made of them. {@code archive} is the directory that
 * servers of one ledger share; null is the data directory's own.
 */
public record RetentionSettings(RetentionRules rules, boolean removes, @Nullable Path archive) {
  public static final RetentionSettings DEFAULTS =
      new RetentionSettings(RetentionRules.EVERYTHING, false, null);

  /**
   * Where what leaves the ledger of {@code data} is kept. Servers that share a ledger must say
   * where before anything can leave it; one that is alone has it in its data directory, where
   * backups find it.
   */
  public Path archive(DataDirectory data, boolean shared) {
    if (shared && archive == null && !rules.keepsEverything()) {
      throw invalid(
          "lets events leave a ledger that servers share, so it needs 'archive': a directory that"
              + " all of them can write to");
    }
    if (!shared && archive != null) {
      throw invalid(
          "names an 'archive', which is for servers that share a ledger; make "
              + data.archive()
              + " a link instead");
    }
    return archive == null ? data.archive() : archive;
  }

  private static AnalyticsException invalid(String why) {
    return new AnalyticsException(
        ErrorCode.INVALID_CONFIGURATION, "config.yaml: 'retention' " + why);
  }
}
