package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
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
