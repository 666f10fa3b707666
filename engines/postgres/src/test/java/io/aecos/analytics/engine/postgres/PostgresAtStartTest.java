package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told where an address cannot be used. */
final class PostgresAtStartTest {
  private static final String SECRET = "ge:heim";

  @Test
  void open_whereNobodyAnswers_saysSoWithoutThePassword() {
    assertFails(
        "postgresql://ada:ge%3Aheim@localhost:1/analytics",
        "cannot open the ledger at postgresql://ada@localhost:1/analytics: nothing answers there");
  }

  @Test
  void open_databaseThatIsNotThere_saysHowToMakeIt() {
    assertFails(own("nothing"), "there is no such database");
  }

  @Test
  void open_whatCannotBeReachedSo_saysWhatIsWrong() {
    assertFails("postgresql://ada@no-such-host.invalid/analytics", "no machine of that name");
    String here = TestPostgres.fresh().toString();
    assertFails(here + "?sslmode=require", "it speaks no TLS, which sslmode asks for");
    assertFails(
        here.replace("postgres@", "nobody@"),
        "refuses the sign-in of nobody: there is no such role");
  }

  @Test
  void open_withoutTheRight_saysWhichOne() throws SQLException {
    PostgresAddress all = TestPostgres.fresh();
    try (Connection connection = PostgresDatabase.connect(all);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE guest LOGIN");
    }
    assertFails(
        all.toString().replace("postgres@", "guest@") + "?currentSchema=nobodys",
        "guest may not make or change the schema nobodys");
  }

  @Test
  void open_whatANewerVersionMade_isLeftAlone() throws SQLException {
    PostgresAddress address = TestPostgres.fresh();
    PostgresLedger.open(address).close();
    try (Connection connection = PostgresDatabase.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE schema_history SET version = '99' WHERE version = '1'");
    }
    assertThatThrownBy(() -> PostgresLedger.open(address))
        .isInstanceOfSatisfying(
            AnalyticsException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NEWER_FORMAT))
        .hasMessageContaining("newer version (format 99");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://",
        "postgresql://ada:ge:heim@localhost",
        "mysql://ada:ge%3Aheim@localhost/x",
        "postgresql://ada:ge:heim@loc@lhost/x",
        "ge:heim"
      })
  void parse_whatIsNoAddress_doesNotRepeatIt(String text) {
    assertThatThrownBy(() -> PostgresAddress.parse(text, SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("heim")
        .hasMessageContaining("postgresql://user@host:5432/database");
  }

  @Test
  void parse_severalHostsAndOptions_areTheDrivers() {
    PostgresAddress address =
        PostgresAddress.parse(
            "postgres://a%40b@one:5432,two/x%20y?targetServerType=primary&currentSchema=s", SECRET);
    assertThat(address.url()).isEqualTo("jdbc:postgresql://one:5432,two/x%20y");
    assertThat(address.properties(new java.util.Properties()))
        .containsEntry("user", "a@b")
        .containsEntry("password", SECRET)
        .containsEntry("targetServerType", "primary");
    assertThat(address.schema()).isEqualTo("s");
    assertThat(address).hasToString("postgresql://a@b@one:5432,two/x y");
  }

  private static String own(String database) {
    return TestPostgres.fresh().toString().replaceFirst("/postgres$", "/" + database);
  }

  private static void assertFails(String address, String words) {
    assertThatThrownBy(() -> PostgresLedger.open(PostgresAddress.parse(address, SECRET)))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.LEDGER_UNAVAILABLE))
        .hasMessageContaining(words)
        .hasMessageNotContaining("heim");
  }
}
