package io.aecos.analytics.server.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.aecos.analytics.reconcile.Reconciliation;
import io.aecos.analytics.reconcile.Reconciliation.Variance;
import io.aecos.analytics.server.json.Numbers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many figures of a log were checked, and those that differ by more than ±2 %. */
public record ReconciliationJson(int checked, List<VarianceJson> variances) {

  /** {@code variance} is the share of what was logged; null where nothing or 0 stands beside it. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record VarianceJson(
      String project,
      String metric,
      LocalDate from,
      LocalDate to,
      BigDecimal logged,
      @Nullable BigDecimal counted,
      @Nullable BigDecimal variance,
      List<ExplanationJson> explained) {}

  /** One thing that is known of a difference. */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record ExplanationJson(String kind, @Nullable Long events, String text) {}

  static ReconciliationJson of(Reconciliation reconciliation) {
    return new ReconciliationJson(
        reconciliation.checked(),
        reconciliation.variances().stream().map(ReconciliationJson::of).toList());
  }

  private static VarianceJson of(Variance variance) {
    return new VarianceJson(
        variance.project(),
        variance.metric(),
        variance.from(),
        variance.to(),
        variance.logged(),
        Numbers.computed(variance.counted()),
        Numbers.computed(variance.variance()),
        variance.explained().stream()
            .map(one -> new ExplanationJson(one.kind(), one.events(), one.text()))
            .toList());
  }
}
