package io.aecos.analytics.server.sheets;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.sheet.Sheets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What stands on the pages of the dashboard. */
@RestController
public final class SheetsEndpoint {
  private final Sheets sheets;
  private final Registry registry;

  public SheetsEndpoint(Sheets sheets, Registry registry) {
    this.sheets = sheets;
    this.registry = registry;
  }

  /** The sheets that are for the viewer's role, in their order, with the panels that are for it. */
  @GetMapping("/api/sheets")
  @Requires(Permission.READ_METRICS)
  public SheetsJson sheets(Viewer viewer) {
    return SheetsJson.of(sheets.of(viewer.role(), isNamed(viewer)), viewer.role());
  }

  /** Whether an event can name the viewer, so that there is something of their own to see. */
  private boolean isNamed(Viewer viewer) {
    return registry.read(
        entries ->
            entries
                .people()
                .find(viewer.name())
                .map(Person::identities)
                .filter(names -> !names.isEmpty())
                .isPresent());
  }
}
