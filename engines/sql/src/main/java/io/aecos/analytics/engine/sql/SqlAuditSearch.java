package io.aecos.analytics.engine.sql;

import io.aecos.analytics.audit.AuditAct.Outcome;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.event.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The condition of a query, only with the parts that it has, so that an index can serve them. */
final class SqlAuditSearch {
  /** What was begun and has an answer is told by the answer. */
  private static final String UNANSWERED =
      "(outcome <> 'BEGUN' OR NOT EXISTS"
          + " (SELECT 1 FROM entry AS answer WHERE answer.answers = entry.seq))";

  private static final String[] TEXTS = {
    "who", "how", "action", "target", "scope", "filters", "origin"
  };

  private final Dialect dialect;
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  SqlAuditSearch(AuditQuery query, Dialect dialect) {
    this.dialect = dialect;
    add("who = ?", whole(query.who()));
    action(query.action());
    Outcome outcome = query.outcome();
    if (outcome != null) {
      add("outcome = ?", outcome.name());
    } else if (!query.every()) {
      conditions.add(UNANSWERED);
    }
    add("at >= ?", micros(query.from()));
    add("at < ?", micros(query.to()));
    text(query.text());
    add("seq < ?", query.before());
    values.add(query.limit());
  }

  String sql() {
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return where + " ORDER BY seq DESC LIMIT ?";
  }

  Object[] values() {
    return values.toArray();
  }

  private void add(String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }

  private void action(@Nullable String action) {
    if (action != null && action.endsWith(".")) {
      conditions.add("substr(action, 1, ?) = ?");
      String begin = dialect.whole(action);
      values.add(begin.codePointCount(0, begin.length()));
      values.add(begin);
    } else if (action != null && action.indexOf('.') < 0) {
      String word = dialect.whole(action);
      conditions.add("(action = ? OR (action >= ? AND action < ?))");
      values.addAll(List.of(word, word + '.', word + (char) ('.' + 1)));
    } else {
      add("action = ?", whole(action));
    }
  }

  private void text(@Nullable String text) {
    if (text == null) {
      return;
    }
    List<String> places = new ArrayList<>();
    for (String place : TEXTS) {
      places.add(Contains.in(place));
      values.add(Contains.pattern(dialect.whole(text)));
    }
    conditions.add("(" + String.join(" OR ", places) + ")");
  }

  private @Nullable String whole(@Nullable String text) {
    return text == null ? null : dialect.whole(text);
  }

  private static @Nullable Long micros(@Nullable Instant at) {
    return at == null ? null : Micros.of(at);
  }
}
