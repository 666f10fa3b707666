package io.aecos.analytics.engine.duckdb.sql;

import io.aecos.analytics.access.Scope;
import io.aecos.analytics.access.Scope.Subject;
import io.aecos.analytics.event.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes scopes as SQL over one row of the table of events. */
final class ScopeSql implements Scope.Reader<Sql> {
  private final EventSql events;

  ScopeSql(EventSql events) {
    this.events = events;
  }

  @Override
  public Sql everything() {
    return Sql.TRUE;
  }

  @Override
  public Sql anyOf(List<Sql> ways) {
    return ways.isEmpty() ? Sql.FALSE : Sql.format("({})", Sql.join(" OR ", ways));
  }

  @Override
  public Sql allOf(List<Sql> parts) {
    return Sql.and(parts);
  }

  @Override
  public Sql among(Subject subject, Set<String> values) {
    return switch (subject) {
      case PROJECT -> Sql.format("project IN ({})", Sql.list(values));
      case USER -> Sql.format("\"user\" IN ({})", Sql.list(values));
      case MODULE -> events.kindIn(type -> values.contains(type.module()));
    };
  }

  @Override
  public Sql notAmong(Subject subject, Set<String> values) {
    return Sql.format("({}) IS NOT TRUE", among(subject, values));
  }

  @Override
  public Sql within(@Nullable Instant from, @Nullable Instant to) {
    List<Sql> bounds = new ArrayList<>();
    if (from != null) {
      bounds.add(Sql.of("occurred_us >= ?", Micros.of(from)));
    }
    if (to != null) {
      bounds.add(Sql.of("occurred_us < ?", Micros.of(to)));
    }
    return Sql.and(bounds);
  }
}
