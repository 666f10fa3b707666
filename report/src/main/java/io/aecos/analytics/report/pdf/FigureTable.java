package io.aecos.analytics.report.pdf;

import io.aecos.analytics.metric.Target;
import io.aecos.analytics.report.Figure;
import io.aecos.analytics.report.Formats;
import io.aecos.analytics.report.Texts;
import java.util.List;

/** Metrics below one another: value, change, target, and whether the number is complete. */
final class FigureTable {
  private static final String[] COLUMNS = {
    "metric", "value", "previous", "change", "target", "events", "complete"
  };
  private static final String[] WIDTHS = {"52", "21", "21", "18", "34", "17", "15"};

  /** So many letters of reasons stand with a figure, and of the first one where there are more. */
  static final int LONGEST = 160;

  private static final int SHORT = 90;

  private final Fo fo;
  private final Texts texts;
  private final Formats formats;

  FigureTable(Fo fo, Texts texts, Formats formats) {
    this.fo = fo;
    this.texts = texts;
    this.formats = formats;
  }

  void write(List<Figure> figures) {
    Grid grid = new Grid(fo);
    grid.begin(WIDTHS);
    fo.open("table-header").open("table-row");
    for (int i = 0; i < COLUMNS.length; i++) {
      grid.head(texts.get("column." + COLUMNS[i]), i > 0);
    }
    fo.close().close();
    fo.open("table-body");
    for (int i = 0; i < figures.size(); i++) {
      row(grid, figures.get(i), i);
    }
    fo.close().close();
  }

  private void row(Grid grid, Figure figure, int index) {
    grid.row(index);
    name(grid, figure);
    grid.cell(formats.value(figure.value(), figure.metric().unit()), true, "font-weight", "700");
    grid.cell(formats.value(figure.previous(), figure.metric().unit()), true, "color", Ink.QUIET);
    grid.cell(formats.trend(figure), true, "color", Ink.of(figure));
    grid.cell(target(figure), true, "color", targetInk(figure));
    grid.cell(formats.count(figure.events()), true);
    grid.cell(
        texts.get(figure.complete() ? "yes" : "no"),
        true,
        "color",
        figure.complete() ? Ink.INK : Ink.WARN);
    fo.close();
  }

  private void name(Grid grid, Figure figure) {
    grid.open(false);
    fo.block(texts.title(figure.metric()));
    for (String reason : shown(texts.reasons(figure))) {
      fo.block(reason, "font-size", "7pt", "color", Ink.WARN, "line-height", "1.3");
    }
    fo.close();
  }

  /** What takes more than a few lines is told in full where the quality of all figures is. */
  private List<String> shown(List<String> reasons) {
    int letters = reasons.stream().mapToInt(String::length).sum();
    if (letters <= LONGEST) {
      return reasons;
    }
    String first = reasons.get(0);
    int end = first.lastIndexOf(' ', Math.min(first.length(), SHORT));
    String begun = first.length() <= SHORT || end < 0 ? first : first.substring(0, end) + " …";
    return List.of(begun, texts.get("reasons.more", texts.get("quality")));
  }

  private String target(Figure figure) {
    Target target = figure.metric().target();
    if (target == null) {
      return "–";
    }
    Target.Standing standing = figure.standing();
    return formats.target(target, figure.metric())
        + (standing == null ? "" : ", " + texts.get("target." + standing.text()));
  }

  private static String targetInk(Figure figure) {
    Target.Standing standing = figure.standing();
    if (standing == null) {
      return Ink.QUIET;
    }
    return switch (standing) {
      case MET -> Ink.GOOD;
      case NEAR -> Ink.WARN;
      case UNMET -> Ink.BAD;
    };
  }
}
