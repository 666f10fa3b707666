package io.aecos.analytics.engine.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.engine.sql.Uuids;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventJson;
import io.aecos.analytics.ledger.AccountingBook.Counts;
import io.aecos.analytics.ledger.AccountingBook.Line;
import io.aecos.analytics.ledger.AccountingBook.Share;
import io.aecos.analytics.ledger.Ledger;
import io.aecos.analytics.ledger.LedgerBatch;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.SentBy;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.testkit.fixture.Practice;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that an older version wrote goes on, with nothing lost and nothing made up. */
final class OlderLedgerTest {
  private static final Event EVENT =
      Practice.event("old", Practice.PARSED, Practice.MONDAY).project("clinic").build();

  @TempDir Path directory;

  @Test
  void open_ofFormat6_nobodyIsKnownToHaveSentWhatIsThere() throws Exception {
    Path path = directory.resolve("ledger.sqlite");
    OlderFile.make(path, "6");
    write(path);

    try (Ledger ledger = SqliteLedger.open(path)) {
      ledger.append(
          new LedgerBatch(
              new SentBy(SentBy.Kind.PROGRAM, "hook"),
              "http",
              Practice.MONDAY,
              List.of(EVENT),
              List.of(),
              List.of(),
              SourceReport.NOTHING,
              List.of()));

      assertThat(ledger.read(0, 10)).extracting(LedgerRow::event).containsExactly(EVENT);
      assertThat(ledger.senderOf(EVENT.id())).contains(SentBy.UNKNOWN);
      assertThat(ledger.accounting().lines())
          .containsExactly(new Line(LocalDate.parse("2026-03-02"), "http", new Counts(7, 6, 4, 3)));
      assertThat(ledger.accounting().senders())
          .containsExactly(
              new Share(new SentBy(SentBy.Kind.PROGRAM, "hook"), "http", new Counts(0, 1, 0, 0)),
              new Share(SentBy.UNKNOWN, "http", new Counts(7, 5, 4, 3)));
    }
  }

  private static void write(Path path) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO event (id, occurred_us, received_us, body) VALUES (?, ?, 1, ?)")) {
      insert.setBytes(1, Uuids.toBytes(EVENT.id()));
      insert.setLong(2, EVENT.occurredMicros());
      insert.setBytes(3, EventJson.writeBody(EVENT));
      insert.executeUpdate();
      statement.execute("INSERT INTO accounting VALUES ('2026-03-02', 'http', 7, 5, 4, 3)");
    }
  }
}
