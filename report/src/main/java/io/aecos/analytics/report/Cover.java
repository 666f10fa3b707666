package io.aecos.analytics.report;

import io.aecos.analytics.projection.Plan.Window;
import io.aecos.analytics.projection.Watermark;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a report is and where it comes from. {@code scope} says in words what the asker may see;
 * {@code comparison} is null where nothing is compared; {@code address} is the page of the
 * dashboard, if it is one.
 */
public record Cover(
    ReportKind kind,
    Firm firm,
    Window period,
    @Nullable Window comparison,
    ZoneId zone,
    Map<String, Set<String>> filters,
    String askedBy,
    String scope,
    Instant madeAt,
    String version,
    Watermark watermark,
    @Nullable String address) {

  /** The projects that the report is narrowed to; none stands for all in scope. */
  public List<String> projects() {
    return filters.getOrDefault("project", Set.of()).stream().sorted().toList();
  }
}
