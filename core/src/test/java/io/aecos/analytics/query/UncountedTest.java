package io.aecos.analytics.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.LedgerRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UncountedTest {
  private final List<LedgerRow> ledger = new ArrayList<>();
  private long handedOut;
  private final Uncounted uncounted = new Uncounted(this::read);

  @Test
  void read_whateverIsAsked_givesWhatTheLedgerGives() {
    Random random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      append(random.nextInt(40));
      long after = Math.max(0, ledger.size() - random.nextInt(i % 50 == 0 ? 3_000 : 300));
      int limit = random.nextInt(10) == 0 ? 1 + random.nextInt(3_000) : 2_000;

      assertThat(uncounted.read(after, limit)).isEqualTo(read(after, limit));
    }
  }

  @Test
  void read_byManyWhoAskForTheSame_asksTheLedgerForWhatIsNew() {
    append(500);
    uncounted.read(100, 2_000);
    append(20);
    handedOut = 0;
    for (int i = 0; i < 10; i++) {
      assertThat(uncounted.read(110, 2_000)).hasSize(410);
    }

    assertThat(handedOut).isEqualTo(20);
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      long seq = ledger.size() + 1;
      Event event =
          Event.builder(
                  new UUID(3, seq),
                  Instant.EPOCH,
                  EventType.parse("parser/parse_completed"),
                  "workspace:analytics.db")
              .build();
      ledger.add(new LedgerRow(seq, Instant.EPOCH, event));
    }
  }

  private List<LedgerRow> read(long after, int limit) {
    int from = (int) Math.min(after, ledger.size());
    List<LedgerRow> rows = List.copyOf(ledger.subList(from, Math.min(ledger.size(), from + limit)));
    handedOut += rows.size();
    return rows;
  }
}
