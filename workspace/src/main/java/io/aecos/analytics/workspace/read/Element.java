package io.aecos.analytics.workspace.read;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An element folder: its class and what its reports say. A report is absent where the file is
 * missing or only a placeholder; {@code overwritten} names those whose placeholder stands where a
 * report stood, as far as that can be known.
 */
public record Element(
    String id,
    String ifcClass,
    boolean encrypted,
    Optional<ComplianceReport> compliance,
    Optional<CostReport> cost,
    Optional<ValidationReport> validation,
    List<String> overwritten) {

  /** {@code COMPLIANCE.md}; {@code checked} is cut to the minute. */
  public record ComplianceReport(String status, @Nullable Instant checked, List<Rule> rules) {
    /** How many rules have {@code result}. */
    public long count(String result) {
      return rules.stream().filter(rule -> rule.result().equals(result)).count();
    }
  }

  /** One rule: {@code pass}, {@code fail}, {@code skip} or {@code unknown}. */
  public record Rule(String result, String code, String section, String title) {}

  /** {@code COST.md} and {@code SCHEDULE.md}: amounts in US dollars, hours and days. */
  public record CostReport(String region, @Nullable Double total, Map<String, Double> figures) {}

  /** {@code VALIDATION.md}; {@code validated} is cut to the minute. */
  public record ValidationReport(
      String status, @Nullable Instant validated, Map<String, Long> counts) {}
}
