package io.aecos.analytics.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossPlacesTest {
  private static final Instant AT = Instant.parse("2026-03-02T14:00:00Z");

  private final LossPlaces places = new LossPlaces();

  @Test
  void take_tellsEachProjectWithItsModulesAndTimesOnce() {
    places.add(LossReason.MEMORY_FULL, "tower", "cost", AT.plusSeconds(9));
    places.add(LossReason.MEMORY_FULL, "tower", "parser", AT);
    places.add(LossReason.MEMORY_FULL, null, "parser", AT);
    places.add(LossReason.INVALID, "tower", "cost", AT);

    Map<LossPlaces.Place, Lost> taken = places.take(LossReason.MEMORY_FULL);

    assertThat(taken).hasSize(2);
    Lost tower = taken.get(new LossPlaces.Place(LossReason.MEMORY_FULL, "tower"));
    assertThat(tower.events()).isEqualTo(2);
    assertThat(tower.modules()).containsExactly("cost", "parser");
    assertThat(tower.since()).isEqualTo(AT);
    assertThat(tower.until()).isEqualTo(AT.plusSeconds(9));
    assertThat(places.take(LossReason.MEMORY_FULL)).isEmpty();
    assertThat(places.take(LossReason.INVALID)).hasSize(1);
  }

  @Test
  void add_ofWhatTellsNothing_isOfAnyModuleAndTime() {
    places.add(LossReason.DROPPED, "tower", "cost", AT);
    places.add(LossReason.DROPPED, "{\"project\":\"tower\"}".getBytes(StandardCharsets.UTF_8));
    places.add(LossReason.DROPPED, "no event".getBytes(StandardCharsets.UTF_8));

    Lost tower =
        places.take(LossReason.DROPPED).get(new LossPlaces.Place(LossReason.DROPPED, "tower"));

    assertThat(tower.events()).isEqualTo(2);
    assertThat(tower.modules()).isEmpty();
    assertThat(tower.since()).isNull();
  }

  @Test
  void add_beyondTheBound_keepsNothingMore() {
    for (int i = 0; i < 60; i++) {
      places.add(LossReason.DROPPED, "p" + i, "cost", AT);
    }
    assertThat(places.take(LossReason.DROPPED)).hasSize(50);
  }
}
