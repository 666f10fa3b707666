package io.aecos.analytics.server.roi;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.roi.ReturnOnInvestment;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.Set;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What AEC OS is worth, and how that was worked out. */
@RestController
public final class RoiEndpoint {
  private final ReturnOnInvestment roi;
  private final ViewParameters parameters;

  public RoiEndpoint(ReturnOnInvestment roi, ViewParameters parameters) {
    this.roi = roi;
    this.parameters = parameters;
  }

  @GetMapping("/api/roi")
  @Requires(Permission.READ_METRICS)
  public RoiJson roi(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    return RoiJson.of(roi.answer(parameters.read(viewer, query, Set.of())));
  }
}
