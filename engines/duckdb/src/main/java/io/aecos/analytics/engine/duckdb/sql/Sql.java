package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.access.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A piece of SQL with the values for its question marks, in order. Pieces are put together, never
 * values into text.
 */
public record Sql(String text, List<Object> parameters) {
  public static final Sql TRUE = of("true");
  public static final Sql FALSE = of("false");

  public Sql {
    parameters = List.copyOf(parameters);
  }

  /** {@code text} with one parameter for each question mark in it. */
  public static Sql of(String text, Object... parameters) {
    return new Sql(text, List.of(parameters));
  }

  /** {@code pattern} with each {@code {}} replaced by the next part. */
  public static Sql format(String pattern, Sql... parts) {
    StringBuilder text = new StringBuilder();
    List<Object> parameters = new ArrayList<>();
    int from = 0;
    for (Sql part : parts) {
      int hole = pattern.indexOf("{}", from);
      text.append(pattern, from, hole).append(part.text);
      parameters.addAll(part.parameters);
      from = hole + 2;
    }
    return new Sql(text.append(pattern.substring(from)).toString(), parameters);
  }

  public static Sql join(String separator, Collection<Sql> parts) {
    List<Object> parameters = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Sql part : parts) {
      texts.add(part.text);
      parameters.addAll(part.parameters);
    }
    return new Sql(String.join(separator, texts), parameters);
  }

  /** All of them, dropping what is always true. */
  public static Sql and(Collection<Sql> conditions) {
    List<Sql> needed = conditions.stream().filter(sql -> !sql.equals(TRUE)).distinct().toList();
    if (needed.contains(FALSE)) {
      return FALSE;
    }
    if (needed.size() < 2) {
      return needed.isEmpty() ? TRUE : needed.get(0);
    }
    return format("({})", join(" AND ", needed));
  }

  /** One question mark for each value. */
  public static Sql list(Collection<?> values) {
    return join(", ", values.stream().map(value -> of("?", (Object) value)).toList());
  }

  /** An identifier, quoted. */
  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The statement as people read it, with the values in their places. Never executed. */
  public String readable() {
    StringBuilder readable = new StringBuilder();
    int parameter = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      quoted ^= c == '\'' || c == '"';
      if (c == '?' && !quoted) {
        readable.append(literal(parameters.get(parameter++)));
      } else {
        readable.append(c);
      }
    }
    return readable.toString();
  }

  /**
   * The statement as a viewer with that scope may read it: its values can name projects and people
   * that they may not know of, so only who sees everything sees them.
   */
  public String shownTo(Scope scope) {
    return scope.isEverything() ? readable() : text.replaceAll("\\?(, \\?)*", "…");
  }

  private static String literal(Object value) {
    return value instanceof Number
        ? value.toString()
        : "'" + value.toString().replace("'", "''") + "'";
  }
}
