package io.aecos.analytics.report.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.report.Figure;
import io.aecos.analytics.report.Practice;
import io.aecos.analytics.report.Report;
import io.aecos.analytics.report.Section;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Which reports say the same. */
class FiguresTest {
  private static final Report REPORT = Practice.demo().monthly();

  @Test
  void digest_isTheSame_inWhateverOrderDecimalsWereAddedUp() {
    assertThat(Figures.digest(changed(value -> value == 0 ? 0 : Math.nextUp(value))))
        .isEqualTo(Figures.digest(REPORT));
  }

  @Test
  void digest_isAnother_whereAFigureIs() {
    assertThat(Figures.digest(changed(value -> value * 1.000001)))
        .isNotEqualTo(Figures.digest(REPORT));
  }

  private static Report changed(DoubleUnaryOperator change) {
    List<Section> sections =
        REPORT.sections().stream()
            .map(
                section ->
                    new Section(
                        section.sheet(),
                        section.figures().stream().map(one -> changed(one, change)).toList(),
                        section.drawn(),
                        section.tables(),
                        section.waiting(),
                        section.failed()))
            .toList();
    return new Report(
        REPORT.cover(),
        REPORT.highlights(),
        sections,
        REPORT.findings(),
        REPORT.quality(),
        REPORT.brief());
  }

  private static Figure changed(Figure figure, DoubleUnaryOperator change) {
    Double value = figure.value();
    return new Figure(
        figure.metric(),
        value == null ? null : (Double) change.applyAsDouble(value),
        figure.previous(),
        figure.change(),
        figure.trend(),
        figure.standing(),
        figure.events(),
        figure.complete(),
        figure.reasons(),
        figure.definition(),
        figure.series());
  }
}
