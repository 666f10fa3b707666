package io.aecos.analytics.server.outlook;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.outlook.RegulatoryOutlook;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.Set;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many templates the next regulatory update will affect. */
@RestController
public final class OutlookEndpoint {
  private final RegulatoryOutlook outlook;
  private final ViewParameters parameters;

  public OutlookEndpoint(RegulatoryOutlook outlook, ViewParameters parameters) {
    this.outlook = outlook;
    this.parameters = parameters;
  }

  /** From all of time: updates are rare, and every one counts. */
  @GetMapping("/api/regulatory-outlook")
  @Requires(Permission.READ_METRICS)
  public OutlookJson outlook(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, Set.of("project", "tz"));
    MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(query);
    asked.set("period", "all");
    return OutlookJson.of(outlook.answer(parameters.read(viewer, asked, Set.of())));
  }
}
