package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** A metric's answer for people. */
final class AnswerText {
  private final JsonNode answer;
  private final boolean withSeries;

  AnswerText(JsonNode answer, boolean withSeries) {
    this.answer = answer;
    this.withSeries = withSeries;
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(System.lineSeparator());
    text.add(headline());
    text.add(
        answer.path("events").asLong(0)
            + " events, up to ledger row "
            + answer.path("watermark").path("seq").asLong(0)
            + (answer.path("complete").asBoolean(false) ? "" : ", not complete"));
    for (JsonNode note : answer.path("notes")) {
      text.add("note: " + note.path("text").asString(""));
    }
    if (!answer.path("groups").isEmpty()) {
      text.add("").add(groups());
    }
    if (withSeries && !answer.path("series").isEmpty()) {
      text.add("").add(series());
    }
    return text.toString();
  }

  private String headline() {
    String line = answer.path("title").asString("") + ": " + value(answer.path("value"));
    if (!answer.path("previous").isNull()) {
      line +=
          "  ("
              + answer.path("trend").asString("")
              + ", before "
              + value(answer.path("previous"))
              + ")";
    }
    return line;
  }

  private String groups() {
    List<String> heads = new ArrayList<>(answer.path("groups").get(0).path("key").propertyNames());
    heads.add("value");
    heads.add("events");
    Table table = new Table(heads.toArray(String[]::new));
    for (JsonNode group : answer.path("groups")) {
      List<String> cells = new ArrayList<>();
      group.path("key").forEach(key -> cells.add(key.isNull() ? "(not said)" : key.asString("")));
      cells.add(value(group.path("value")));
      cells.add(Long.toString(group.path("events").asLong(0)));
      table.add(cells.toArray(String[]::new));
    }
    return table.toString();
  }

  private String series() {
    Table table = new Table("from", "value");
    for (JsonNode point : answer.path("series")) {
      table.add(point.path("t").asString(""), value(point.path("value")));
    }
    return table.toString();
  }

  private String value(JsonNode number) {
    if (number.isNull() || number.isMissingNode()) {
      return "–";
    }
    String unit = answer.path("unit").asString("");
    return switch (unit) {
      case "fraction" -> String.format(java.util.Locale.ROOT, "%.1f%%", number.asDouble() * 100);
      case "percent" -> number.asString() + "%";
      case "usd" -> String.format(java.util.Locale.ROOT, "$%,.2f", number.asDouble());
      case "count", "score" -> number.asString();
      default -> number.asString() + " " + unit.replace('_', ' ');
    };
  }
}
