package io.aecos.analytics.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.duty.Duty;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresDutiesTest {
  private final PostgresAddress address = TestPostgres.fresh();
  private final PostgresDuties one = PostgresDuties.open(address, UUID.randomUUID());
  private final PostgresDuties other = PostgresDuties.open(address, UUID.randomUUID());

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void duty_isOneNodes_untilItGoes() {
    Duty duty = one.of("overlap");
    assertThat(duty.isMine()).isTrue();
    assertThat(other.of("overlap").isMine()).isFalse();
    assertThat(other.of("warehouses").isMine()).isTrue();
    one.close();

    assertThat(other.of("overlap").isMine()).isTrue();
    assertThat(duty.isMine()).isFalse();
  }

  @Test
  void duty_ofANodeThatIsSilent_passesOn_andItsLastWordIsIgnored() throws SQLException {
    assertThat(one.of("overlap").isMine()).isTrue();
    one.of("overlap").reached(7);
    endOfTerm();

    assertThat(other.of("overlap").isMine()).isTrue();
    one.of("overlap").reached(100);
    assertThat(other.of("overlap").reached()).isEqualTo(7);
    other.of("overlap").reached(9);
    other.of("overlap").reached(8);
    assertThat(one.of("overlap").reached()).isEqualTo(9);
  }

  private void endOfTerm() throws SQLException {
    try (Connection connection = PostgresDatabase.connect(address);
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE lease SET until = clock_timestamp() - interval '1 second'");
    }
  }
}
