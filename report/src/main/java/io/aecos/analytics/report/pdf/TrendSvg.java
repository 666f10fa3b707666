package io.aecos.analytics.report.pdf;

import io.aecos.analytics.metric.Target;
import io.aecos.analytics.metric.Unit;
import io.aecos.analytics.query.MetricAnswer.Point;
import io.aecos.analytics.report.Figure;
import io.aecos.analytics.report.Formats;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A course over time as the dashboard draws it: amounts filled from zero, rates by their range. */
final class TrendSvg {
  private static final Set<Unit> AMOUNTS = Set.of(Unit.COUNT, Unit.USD, Unit.HOURS, Unit.DAYS);
  private static final double WIDTH = 246;
  private static final double LEFT = 34;
  private static final double RIGHT = 242;
  private static final double TOP = 8;

  /** What lies below the drawing: its dates. */
  private static final double FOOT = 16;

  static final double HEIGHT = 108;

  private final Fo fo;
  private final Formats formats;
  private final String colour;
  private final double height;

  /** {@code height} is that of a drawing with its axes; {@link #HEIGHT} where there is room. */
  TrendSvg(Fo fo, Formats formats, String colour, double height) {
    this.height = height;
    this.fo = fo;
    this.formats = formats;
    this.colour = colour;
  }

  void write(Figure figure, String told) {
    Scale scale = scale(figure);
    begin(WIDTH, height, "87mm", told);
    for (double tick : scale.ticks()) {
      double y = scale.y(tick);
      line(LEFT, y, RIGHT, y, Ink.LINE, "0.5");
      label(LEFT - 4, y + 2.3, "end", formats.tick(tick, figure.metric().unit()));
    }
    Target target = figure.metric().target();
    if (target != null && target.value() >= scale.low() && target.value() <= scale.high()) {
      double y = scale.y(target.value());
      dashed(
          path(List.of(new double[] {LEFT, y}, new double[] {RIGHT, y})), Ink.WARN, "0.7", "1.5 2");
    }
    curves(figure, scale);
    ends(figure.series());
    fo.close().close();
  }

  private void curves(Figure figure, Scale scale) {
    List<Point> points = figure.series();
    draw(
        points,
        Point::previous,
        scale,
        (path, area) -> dashed(path, Ink.STRONG_LINE, "0.8", "2.5 2"));
    boolean filled = AMOUNTS.contains(figure.metric().unit());
    draw(
        points,
        Point::value,
        scale,
        (path, area) -> {
          if (filled) {
            fo.svg("path", "d", area, "fill", colour, "fill-opacity", "0.1", "stroke", "none")
                .close();
          }
          solid(path);
        });
    for (int i = 0; i < points.size(); i++) {
      Double value = points.get(i).value();
      boolean alone = value != null && !known(points, i - 1) && !known(points, i + 1);
      if (value != null && (alone || points.size() <= 14)) {
        fo.svg("circle", "cx", n(x(points, i)), "cy", n(scale.y(value)), "r", "1.4", "fill", colour)
            .close();
      }
    }
  }

  private static boolean known(List<Point> points, int index) {
    return index >= 0 && index < points.size() && points.get(index).value() != null;
  }

  /** Draws each stretch of known values; a gap stays a gap. */
  private void draw(
      List<Point> points, Function<Point, @Nullable Double> of, Scale scale, Stretch stretch) {
    StringBuilder path = new StringBuilder();
    StringBuilder area = new StringBuilder();
    double from = 0;
    double last = 0;
    boolean open = false;
    double base = scale.y(Math.max(scale.low(), Math.min(0, scale.high())));
    for (int i = 0; i <= points.size(); i++) {
      Double value = i < points.size() ? of.apply(points.get(i)) : null;
      if (value != null) {
        double x = x(points, i);
        path.append(open ? "L" : "M").append(n(x)).append(' ').append(n(scale.y(value)));
        from = open ? from : x;
        last = x;
        open = true;
      } else if (open) {
        area.append(path).append("L").append(n(last)).append(' ').append(n(base));
        area.append("L").append(n(from)).append(' ').append(n(base)).append('Z');
        stretch.draw(path.toString(), area.toString());
        path.setLength(0);
        area.setLength(0);
        open = false;
      }
    }
  }

  /** What is drawn of a stretch. */
  @FunctionalInterface
  private interface Stretch {
    void draw(String path, String area);
  }

  /** A small one without axes. */
  void spark(Figure figure, String told) {
    Spread spread = Spread.of(figure.series());
    double low =
        AMOUNTS.contains(figure.metric().unit()) ? Math.min(0, spread.least()) : spread.least();
    double high = spread.most() > low ? spread.most() : low + 1;
    begin(106, 20, "37mm", told);
    List<Point> points = figure.series();
    StringBuilder path = new StringBuilder();
    boolean open = false;
    for (int i = 0; i < points.size(); i++) {
      Double value = points.get(i).value();
      if (value == null) {
        open = false;
        continue;
      }
      double x = points.size() == 1 ? 53 : 1 + 104.0 * i / (points.size() - 1);
      double y = 18 - 16 * (value - low) / (high - low);
      path.append(open ? "L" : "M").append(n(x)).append(' ').append(n(y));
      open = true;
    }
    solid(path.toString());
    fo.close().close();
  }

  private void ends(List<Point> points) {
    int steps = points.size();
    int[] shown = steps < 3 ? new int[] {0, steps - 1} : new int[] {0, steps / 2, steps - 1};
    String[] anchors =
        steps < 3 ? new String[] {"start", "end"} : new String[] {"start", "middle", "end"};
    for (int i = 0; i < shown.length; i++) {
      label(
          x(points, shown[i]), height - 5, anchors[i], formats.axis(points.get(shown[i]).start()));
    }
  }

  private static double x(List<Point> points, int index) {
    return points.size() == 1
        ? (LEFT + RIGHT) / 2
        : LEFT + (RIGHT - LEFT) * index / (points.size() - 1);
  }

  private Scale scale(Figure figure) {
    Spread spread = Spread.ofBoth(figure.series());
    boolean amount = AMOUNTS.contains(figure.metric().unit());
    double full =
        switch (figure.metric().unit()) {
          case FRACTION -> 1;
          case PERCENT -> 100;
          default -> Double.POSITIVE_INFINITY;
        };
    double least = amount ? Math.min(0, spread.least()) : spread.least();
    return Scale.of(least, spread.most(), full, height - FOOT);
  }

  private void begin(double width, double height, String shown, String told) {
    fo.open(
        "instream-foreign-object",
        "content-width",
        shown,
        "scaling",
        "uniform",
        "fox:alt-text",
        told);
    fo.svg(
        "svg",
        "width",
        n(width),
        "height",
        n(height),
        "viewBox",
        "0 0 " + n(width) + " " + n(height));
  }

  private void solid(String path) {
    fo.svg(
            "path",
            "d",
            path,
            "fill",
            "none",
            "stroke",
            colour,
            "stroke-width",
            "1.3",
            "stroke-linejoin",
            "round",
            "stroke-linecap",
            "round")
        .close();
  }

  private void dashed(String path, String ink, String width, String dashes) {
    fo.svg(
            "path",
            "d",
            path,
            "fill",
            "none",
            "stroke",
            ink,
            "stroke-width",
            width,
            "stroke-dasharray",
            dashes)
        .close();
  }

  private void line(double x1, double y1, double x2, double y2, String ink, String width) {
    fo.svg(
            "line",
            "x1",
            n(x1),
            "y1",
            n(y1),
            "x2",
            n(x2),
            "y2",
            n(y2),
            "stroke",
            ink,
            "stroke-width",
            width)
        .close();
  }

  private void label(double x, double y, String anchor, String text) {
    fo.svg(
        "text",
        "x",
        n(x),
        "y",
        n(y),
        "text-anchor",
        anchor,
        "font-family",
        "IBM Plex Sans",
        "font-size",
        "7",
        "fill",
        Ink.QUIET);
    fo.text(text).close();
  }

  private static String path(List<double[]> points) {
    StringBuilder path = new StringBuilder();
    for (double[] point : points) {
      path.append(path.isEmpty() ? "M" : "L").append(n(point[0])).append(' ').append(n(point[1]));
    }
    return path.toString();
  }

  private static String n(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  /** Round ticks, and where a value lies between them. */
  record Scale(double low, double high, double step, double bottom) {
    /** No share is greater than {@code full}, so the scale ends there. */
    static Scale of(double least, double most, double full, double bottom) {
      double span =
          most > least ? most - least : Math.max(1e-9, Math.abs(most) > 0 ? Math.abs(most) : 1);
      double rough = span / 3;
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      double step =
          power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
      double low = Math.floor(least / step) * step;
      double high = Math.max(Math.ceil(most / step) * step, low + step);
      if (most <= full && high > full) {
        high = full;
        low = Math.min(low, Math.floor((full - step) / step + 1e-9) * step);
      }
      return new Scale(low, high, step, bottom);
    }

    double[] ticks() {
      int count = (int) Math.round((high - low) / step);
      double[] ticks = new double[count + 1];
      for (int i = 0; i <= count; i++) {
        ticks[i] = low + i * step;
      }
      return ticks;
    }

    double y(double value) {
      return bottom - (bottom - TOP) * (value - low) / (high - low);
    }
  }
}
