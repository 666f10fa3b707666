package io.aecos.analytics.server.roi;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.projection.SavingsCells.Counting;
import io.aecos.analytics.roi.ReturnOnInvestment;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.insight.ElementsJson;
import io.aecos.analytics.server.insight.InsightParameters;
import io.aecos.analytics.server.metrics.ViewParameters;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What AEC OS is worth, and how that was worked out. */
@RestController
public final class RoiEndpoint {
  private static final int PAGE = 100;
  private static final int MAX_PAGE = 1_000;

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

  /** The elements whose generation counts in one way, such as {@code repeated}. */
  @GetMapping("/api/roi/elements")
  @Requires(Permission.READ_METRICS)
  public ElementsJson elements(Viewer viewer, @RequestParam MultiValueMap<String, String> query) {
    return ElementsJson.of(
        roi.elements(
            parameters.read(viewer, query, Set.of("counting", "limit", "cursor")),
            counting(InsightParameters.required(query, "counting")),
            ViewParameters.number(query, "limit", PAGE, MAX_PAGE),
            ViewParameters.single(query, "cursor")));
  }

  private static Counting counting(String text) {
    return Stream.of(Counting.values())
        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                AnalyticsException.invalid(
                    ErrorCode.INVALID_QUERY,
                    "counting",
                    "cannot be '" + text + "'",
                    Stream.of(Counting.values())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .toList()));
  }
}
