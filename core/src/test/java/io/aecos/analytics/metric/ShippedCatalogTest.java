package io.aecos.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.EventCatalog;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ShippedCatalogTest {
  private static final List<String> NAMES =
      List.of(
          ("elements_generated elements_extracted parses parse_confidence parse_confidence_rate"
                  + " parse_acceptance_rate template_reuse_rate template_reuses templates_added"
                  + " time_saved_hours cost_avoidance generation_latency_p50"
                  + " generation_latency_p95 active_users compliance_checks compliance_pass_rate"
                  + " compliance_violations regulatory_updates templates_affected estimates"
                  + " estimated_cost labor_hours duration_days cost_accuracy schedule_accuracy"
                  + " comments tasks_created tasks_completed reviews_requested reviews_approved"
                  + " reviews_rejected approval_rate review_turnaround_hours conflicts_resolved"
                  + " engagement audit_entries security_scans security_findings"
                  + " permission_denied finetune_evaluations finetune_score training_examples"
                  + " validations validation_pass_rate health_checks deployments gpu_utilization "
                  + "rules_evaluated rule_pass_rate actual_cost cumulative_estimated_cost "
                  + "cumulative_actual_cost collaboration_activity conflicts_detected sign_ins "
                  + "data_exports findings_critical findings_high findings_medium findings_low "
                  + "health_check_pass_rate cpu_utilization hook_events_lost hook_methods_missing "
                  + "visualizations searches commits domain_views locks_acquired encryptions "
                  + "snapshots operations_failed")
              .split(" "));

  private final MetricCatalog catalog = MetricCatalog.shipped(EventCatalog.shipped());

  @Test
  void shipped_hasExactlyThePromisedMetrics() {
    assertThat(catalog.metrics())
        .extracting(Metric::name)
        .containsExactlyInAnyOrderElementsOf(NAMES);
  }

  @Test
  void shipped_everyMetricHasATest() {
    assertThat(catalog.metrics()).allSatisfy(metric -> assertThat(metric.tests()).isNotEmpty());
  }

  @TestFactory
  List<DynamicTest> shipped_valueTestsPass() {
    return MetricTests.run(catalog).stream()
        .map(
            outcome ->
                DynamicTest.dynamicTest(
                    outcome.metric() + " at " + outcome.location(),
                    () -> assertThat(outcome).matches(MetricTests.Outcome::passed)))
        .toList();
  }
}
