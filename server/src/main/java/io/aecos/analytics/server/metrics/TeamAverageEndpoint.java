package io.aecos.analytics.server.metrics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.TeamAverage;
import io.aecos.analytics.query.TeamAverages;
import io.aecos.analytics.server.gate.Permission;
import io.aecos.analytics.server.gate.Requires;
import io.aecos.analytics.server.json.Numbers;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How somebody stands beside their team. */
@RestController
public final class TeamAverageEndpoint {
  /** No filters, comparisons or groups, which could single somebody out. */
  private static final Set<String> PARAMETERS = Set.of("team", "period", "from", "to", "tz");

  private final TeamAverages averages;
  private final ViewParameters parameters;

  public TeamAverageEndpoint(TeamAverages averages, ViewParameters parameters) {
    this.averages = averages;
    this.parameters = parameters;
  }

  /**
   * The asker's own value beside the average of the {@code people} who have such events, of {@code
   * members} in all; or why there is none.
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record AverageJson(
      String metric,
      String title,
      String unit,
      @Schema(allowableValues = {"up", "down", "none"}) String better,
      String team,
      @Nullable BigDecimal own,
      @Nullable BigDecimal average,
      @Nullable Integer people,
      @Nullable Integer members,
      int least,
      @Nullable String code,
      @Nullable String text,
      boolean complete,
      PeriodJson period,
      String tz,
      Watermark watermark) {

    static AverageJson of(TeamAverage average) {
      TeamAverage.Lacking lack = average.lack();
      return new AverageJson(
          average.metric().name(),
          average.metric().title(),
          average.metric().unit().text(),
          CatalogJson.better(average.metric().better()),
          average.team(),
          Numbers.computed(average.own()),
          Numbers.computed(average.average()),
          average.people(),
          average.members(),
          TeamAverage.LEAST,
          lack == null ? null : lack.code(),
          lack == null ? null : lack.text(),
          average.complete(),
          new PeriodJson(average.period().from(), average.period().to()),
          average.zone().getId(),
          average.watermark());
    }
  }

  /** From the first instant to before the last. */
  public record PeriodJson(Instant from, Instant to) {}

  @GetMapping("/api/metrics/{name}/team-average")
  @Requires(Permission.READ_METRICS)
  public AverageJson average(
      Viewer viewer, @PathVariable String name, @RequestParam MultiValueMap<String, String> query) {
    ViewParameters.only(query, PARAMETERS);
    String team = ViewParameters.single(query, "team");
    return AverageJson.of(
        averages.of(name, Names.normal(team), parameters.read(viewer, query, Set.of("team"))));
  }
}
