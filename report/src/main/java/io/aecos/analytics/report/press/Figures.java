package io.aecos.analytics.report.press;

import io.aecos.analytics.report.Brief;
import io.aecos.analytics.report.Figure;
import io.aecos.analytics.report.Report;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** All numbers of a report as one digest: two reports with the same say the same. */
public final class Figures {
  private static final MathContext DIGITS = new MathContext(10, RoundingMode.HALF_EVEN);

  private Figures() {}

  /** Of each metric in the order of its name, with the events behind it. */
  public static String digest(Report report) {
    StringBuilder text = new StringBuilder();
    report.figures().stream()
        .sorted(java.util.Comparator.comparing((Figure one) -> one.metric().name()))
        .forEach(
            figure ->
                text.append(figure.metric().name())
                    .append(' ')
                    .append(number(figure.value()))
                    .append(' ')
                    .append(number(figure.previous()))
                    .append(' ')
                    .append(figure.events())
                    .append('\n'));
    Brief brief = report.brief();
    if (brief != null) {
      text.append(brief.numbers());
    }
    return Manifest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Sums of decimals differ in their last digits with the order in which they were added up. */
  private static String number(@Nullable Double value) {
    return value == null || !Double.isFinite(value)
        ? "none"
        : new BigDecimal(value, DIGITS).stripTrailingZeros().toString();
  }
}
