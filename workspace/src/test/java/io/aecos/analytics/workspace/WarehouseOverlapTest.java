package io.aecos.analytics.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.query.MetricAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a warehouse tells counts once beside a hook and beside what AEC OS leaves on disk. */
class WarehouseOverlapTest {
  private static final Instant START = Instant.parse("2026-03-02T14:00:00Z");

  @TempDir Path folder;
  private Path root;
  private FixtureProject project;
  private FixtureLedger ledger;
  private FixtureFigures figures;

  @BeforeEach
  void open() throws Exception {
    root = folder.resolve("work/pier-7");
    project = new FixtureProject(root);
    ledger = new FixtureLedger(Files.createDirectories(folder.resolve("d")));
    figures = new FixtureFigures(ledger);
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private void read() {
    ledger.importAll(folder.resolve("work"));
    figures.follow();
  }

  private static String stored(Instant at) {
    return at.toString().replace('T', ' ').replace("Z", "");
  }

  /** Each of ten parses is told by those of hook, AEC OS and warehouse that {@code who} names. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void parses_inWhateverOrderTheyAreTold_countOnce(long seed) throws Exception {
    Random random = new Random(seed);
    FixtureWarehouse warehouse = new FixtureWarehouse(root.resolve("warehouse.db"));
    List<String> telling = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int who = 1 + random.nextInt(7);
      for (int bit = 0; bit < 3; bit++) {
        if ((who >> bit & 1) == 1) {
          telling.add("hmw".charAt(bit) + String.valueOf(i));
        }
      }
    }
    Collections.shuffle(telling, random);
    for (String one : telling) {
      int number = Integer.parseInt(one.substring(1));
      Instant at = START.plus(10L * number, ChronoUnit.MINUTES);
      if (one.startsWith("h")) {
        figures.hook("parser/parse_completed", at.toString(), "pier-7", Map.of());
      } else if (one.startsWith("w")) {
        warehouse.parse(number, stored(at.plusMillis(40)), "{\"confidence\": 0.5}");
      } else {
        project.sql(
            "analytics.db",
            "INSERT INTO events(timestamp,module,event_type,value,metadata_json,user) VALUES('"
                + at.plusMillis(20).toString().replace("Z", "+00:00")
                + "','parser','parse_completed',0.8,'{}','')");
      }
      if (random.nextInt(3) == 0) {
        read();
      }
    }
    read();
    read();

    MetricAnswer parses = figures.ask("parses", "pier-7");

    assertThat(parses.value()).as(telling + " " + parses.notes()).isEqualTo(10);
  }

  @Test
  void parse_toldInAllThreeWays_keepsWhatEachKnows() throws Exception {
    FixtureWarehouse warehouse = new FixtureWarehouse(root.resolve("warehouse.db"));
    warehouse.parse(1, stored(START), "{\"confidence\": 0.97, \"user\": \"ann\"}");
    read();
    figures.hook(
        "parser/parse_completed", START.plusMillis(3).toString(), "pier-7", Map.of("model", "m1"));

    assertThat(figures.ask("parses", "pier-7").value()).isEqualTo(1);
    assertThat(figures.ask("parses").value()).isEqualTo(1);
    assertThat(ledger.events("parser/parse_completed"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.source()).isEqualTo("hook:python");
              assertThat(event.user()).isEqualTo("ann");
              assertThat(event.attributes()).containsEntry("model", "m1");
            });
  }

  @Test
  void read_afterTheWarehouseAddedToOurEvent_tellsNothingAgain() throws Exception {
    project.parse("a door", "IfcDoor", "spec");
    FixtureWarehouse warehouse = new FixtureWarehouse(root.resolve("warehouse.db"));
    warehouse.parse(1, stored(START), "{\"confidence\": 0.97}");
    read();
    read();
    long before = ledger.lastSeq();

    read();

    assertThat(ledger.lastSeq()).isEqualTo(before);
    assertThat(figures.ask("parses", "pier-7").value()).isEqualTo(1);
  }
}
