package io.aecos.analytics.engine.sqlite;

import io.aecos.analytics.audit.AuditAct.Outcome;
import io.aecos.analytics.audit.AuditQuery;
import io.aecos.analytics.event.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The condition of a query, only with the parts that it has, so that an index can serve them. */
final class SqliteAuditSearch {
  /** What was begun and has an answer is told by the answer. */
  private static final String UNANSWERED =
      "(outcome <> 'BEGUN' OR NOT EXISTS"
          + " (SELECT 1 FROM entry AS answer WHERE answer.answers = entry.seq))";

  private static final String[] TEXTS = {
    "who", "how", "action", "target", "scope", "filters", "origin"
  };

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  SqliteAuditSearch(AuditQuery query) {
    add("who = ?", query.who());
    action(query.action());
    Outcome outcome = query.outcome();
    if (outcome == null) {
      conditions.add(UNANSWERED);
    } else {
      add("outcome = ?", outcome.name());
    }
    add("at >= ?", micros(query.from()));
    add("at < ?", micros(query.to()));
    text(query.text());
    add("seq < ?", query.before());
    values.add(query.limit());
  }

  String sql() {
    return " WHERE " + String.join(" AND ", conditions) + " ORDER BY seq DESC LIMIT ?";
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
      values.add(action.codePointCount(0, action.length()));
      values.add(action);
    } else {
      add("action = ?", action);
    }
  }

  private void text(@Nullable String text) {
    if (text == null) {
      return;
    }
    conditions.add("(" + String.join(" LIKE ? ESCAPE '!' OR ", TEXTS) + " LIKE ? ESCAPE '!')");
    for (int i = 0; i < TEXTS.length; i++) {
      values.add("%" + text.replaceAll("[!%_]", "!$0") + "%");
    }
  }

  private static @Nullable Long micros(@Nullable Instant at) {
    return at == null ? null : Micros.of(at);
  }
}
