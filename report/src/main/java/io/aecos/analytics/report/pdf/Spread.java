package io.aecos.analytics.report.pdf;

import io.aecos.analytics.query.MetricAnswer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The least and the greatest value of a series and of what it is compared with. */
record Spread(double least, double most) {

  static Spread of(List<MetricAnswer.Point> points) {
    return of(points.stream().map(MetricAnswer.Point::value));
  }

  static Spread ofBoth(List<MetricAnswer.Point> points) {
    return of(
        points.stream()
            .flatMap(point -> Stream.of(new Double[] {point.value(), point.previous()})));
  }

  private static Spread of(Stream<Double> values) {
    List<Double> known = values.filter(Objects::nonNull).toList();
    return new Spread(
        known.stream().mapToDouble(Double::doubleValue).min().orElse(0),
        known.stream().mapToDouble(Double::doubleValue).max().orElse(0));
  }
}
