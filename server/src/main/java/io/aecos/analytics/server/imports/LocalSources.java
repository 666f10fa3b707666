package io.aecos.analytics.server.imports;

import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;

/** Reads workspaces of this machine. Demo data and real ones never share a data directory. */
public final class LocalSources implements ImportSources {
  private final boolean demo;
  private final WorkspaceImport.Parts parts;

  /** {@code demo} tells whether this server shows the demo firm. */
  public LocalSources(boolean demo, WorkspaceImport.Parts parts) {
    this.demo = demo;
    this.parts = parts;
  }

  @Override
  public ImportWork workspace(Path path, boolean follow) {
    if (demo) {
      throw refused("this server shows demo data, which never mix with real ones");
    }
    return new WorkspaceImport(Workspace.open(path).root(), follow, parts);
  }

  @Override
  public ImportWork demo() {
    if (!demo) {
      throw refused("demo data never mix with real ones; start the server with --demo");
    }
    return new DemoImport(parts.ledger(), parts.intake(), DemoFirm.until(parts.clock().instant()));
  }

  private static AnalyticsException refused(String reason) {
    return AnalyticsException.invalid(ErrorCode.UNKNOWN_WORKSPACE, "workspace", reason, List.of());
  }
}
