package io.aecos.analytics.report.press;

import io.aecos.analytics.report.Brief;
import io.aecos.analytics.report.Figure;
import io.aecos.analytics.report.Report;
import java.nio.charset.StandardCharsets;

/** All numbers of a report as one digest: two reports with the same say the same. */
public final class Figures {
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
                    .append(figure.value())
                    .append(' ')
                    .append(figure.previous())
                    .append(' ')
                    .append(figure.events())
                    .append('\n'));
    Brief brief = report.brief();
    if (brief != null) {
      text.append(brief.numbers());
    }
    return Manifest.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
