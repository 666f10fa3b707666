package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Micros;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Statements as a person reads them and runs them again in DuckDB's own shell: with the values in
 * their places and, before them as comments, what the numbers in them stand for.
 */
public final class ShownSql {
  private static final Pattern KINDS = Pattern.compile("kind IN \\(([0-9, ]+)\\)");
  private static final Pattern MICROS = Pattern.compile("occurred_us (?:>=|<) (\\d{15,17})\\b");
  private static final String HEAD =
      "-- To run it: stop the server, then `duckdb -readonly projection.duckdb`; or use a copy.";

  private ShownSql() {}

  /** Nothing is told of numbers to whom values are not shown: they name types of events. */
  public static String of(List<Sql> statements, Scope scope, Vocabulary vocabulary) {
    String text =
        statements.stream()
            .map(statement -> statement.shownTo(scope))
            .collect(Collectors.joining(";\n\n"));
    return scope.isEverything() && !text.isEmpty()
        ? HEAD + "\n" + kinds(text, vocabulary) + moments(text) + text + ";"
        : text;
  }

  private static String kinds(String text, Vocabulary vocabulary) {
    Map<Integer, EventType> names = new TreeMap<>();
    vocabulary.kinds().forEach((type, number) -> names.put(number, type));
    TreeSet<Integer> used = new TreeSet<>();
    Matcher found = KINDS.matcher(text);
    while (found.find()) {
      for (String number : found.group(1).split(", ")) {
        used.add(Integer.valueOf(number.trim()));
      }
    }
    return used.stream()
        .filter(names::containsKey)
        .map(number -> "-- kind " + number + ": " + names.get(number) + "\n")
        .collect(Collectors.joining());
  }

  private static String moments(String text) {
    TreeSet<Long> used = new TreeSet<>();
    Matcher found = MICROS.matcher(text);
    while (found.find()) {
      used.add(Long.valueOf(found.group(1)));
    }
    return used.stream()
        .map(micros -> "-- occurred_us " + micros + ": " + Micros.toInstant(micros) + "\n")
        .collect(Collectors.joining());
  }
}
