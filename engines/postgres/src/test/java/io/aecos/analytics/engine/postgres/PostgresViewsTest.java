package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.Retention;
import io.aecos.analytics.retention.Retention.Progress;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import io.aecos.analytics.testkit.ledger.MemoryArchive;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresViewsTest {
  private final PostgresAddress address = TestPostgres.fresh();

  @AfterEach
  void drop() {
    PostgresViews.drop(address);
  }

  private String ask(String role, String sql) throws SQLException {
    try (Connection connection = PostgresDatabase.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute("SET ROLE " + role);
      try (ResultSet row = statement.executeQuery(sql)) {
        row.next();
        return String.valueOf(row.getString(1));
      }
    }
  }

  private void append() {
    try (Ledger ledger = PostgresLedger.open(address)) {
      ledger.append(
          new LedgerBatch(
              "hook",
              Practice.MONDAY,
              List.of(
                  Practice.event("one", Practice.GENERATED, Practice.MONDAY)
                      .user("ada.hollis")
                      .project("tower")
                      .value(1500.25)
                      .attribute("note", "a NUL \u0000 and \\u0000 in text")
                      .build()),
              List.of(),
              List.of(),
              SourceReport.NOTHING));
    }
  }

  @Test
  void views_showEvents_toTheirRole_andNothingElse() throws SQLException {
    append();
    PostgresViews.create(address, "bi_reader");
    PostgresViews.create(address, "bi_reader");

    assertThat(
            ask(
                "bi_reader",
                """
                SELECT concat_ws(' ', module, type, "user", project, value, occurred_utc)
                FROM bi.event"""))
        .isEqualTo("generation element_generated ada.hollis tower 1500.25 2026-03-02 15:00:00");
    assertThat(ask("bi_reader", "SELECT attributes ->> 'note' FROM bi.event"))
        .startsWith("a NUL \ufffd and ");
    assertThat(ask("bi_reader", "SELECT concat_ws(' ', day, type, events, value) FROM bi.daily"))
        .isEqualTo("2026-03-02 element_generated 1 1500.25");
    assertThat(ask("bi_reader", "SELECT events_here FROM bi.month")).isEqualTo("1");
    assertThatThrownBy(
            () -> ask("bi_reader", "SELECT count(*) FROM " + address.schema() + ".event"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> ask("bi_reader", "DELETE FROM bi.event"))
        .isInstanceOf(SQLException.class);
  }

  /** As text, in a fixed order; sums of floating point numbers may differ where they end. */
  private List<String> days() throws SQLException {
    String all =
        ask(
            "bi_reader",
            """
            SELECT string_agg(concat_ws(' ', day, module, type, coalesce(project, '-'), events,
              with_value, round(value::numeric, 6)), ';' ORDER BY day, module, type, project)
            FROM bi.daily""");
    return List.of(all.split(";"));
  }

  @Test
  void daily_staysAsItIs_whenEventsAreArchived() throws Exception {
    MemoryArchive archive = new MemoryArchive();
    List<Event> events = new ArrayList<>(Practice.of(7).happenings(500));
    for (String project : List.of("tower", "a NUL \u0000", "a NUL \ufffd")) {
      events.add(
          Practice.event("in " + project, Practice.GENERATED, Practice.MONDAY)
              .project(project)
              .value(0.1)
              .build());
    }
    try (Ledger ledger = PostgresLedger.open(address, archive)) {
      ledger.append(
          new LedgerBatch(
              "hook", Practice.MONDAY, events, List.of(), List.of(), SourceReport.NOTHING));
      PostgresViews.create(address, "bi_reader");
      List<String> before = days();
      assertThat(before).hasSizeGreaterThan(50);
      Instant later = Practice.MONDAY.plus(Duration.ofDays(400));
      Retention retention =
          new Retention(
              ledger,
              archive,
              new RetentionRules(Keep.parse("90d"), Map.of(), Set.of()),
              Clock.fixed(later, ZoneOffset.UTC));
      assertThat(retention.run(false, Progress.SILENT).events()).isEqualTo(503);
      assertThat(days()).isEqualTo(before);
      assertThat(ask("bi_reader", "SELECT sum(events) - sum(archived) FROM bi.daily"))
          .isEqualTo("0");
      assertThat(ask("bi_reader", "SELECT sum(archived_in_daily) FROM bi.month")).isEqualTo("503");

      execute("DELETE FROM archived_day"); // As an earlier version archived.
      assertThat(ask("bi_reader", "SELECT sum(archived_in_daily) FROM bi.month")).isEqualTo("0");
      retention.run(true, Progress.SILENT);
      assertThat(ask("bi_reader", "SELECT count(*) FROM bi.daily")).isEqualTo("0");
      retention.run(false, Progress.SILENT);
      assertThat(days()).isEqualTo(before);

      retention.bringBack(LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1), Progress.SILENT);
      assertThat(days()).isEqualTo(before);
      assertThat(ask("bi_reader", "SELECT sum(archived) FROM bi.daily")).isEqualTo("0");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = PostgresDatabase.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void schema_ofSomebodyElse_isLeftAlone() throws SQLException {
    try (Connection connection = PostgresDatabase.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA bi");
      try {
        assertThatThrownBy(() -> PostgresViews.create(address, null))
            .isInstanceOf(AnalyticsException.class)
            .hasMessageContaining("not this ledger's");
      } finally {
        statement.execute("DROP SCHEMA bi");
      }
    }
  }
}
