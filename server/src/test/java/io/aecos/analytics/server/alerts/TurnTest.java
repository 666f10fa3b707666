package io.aecos.analytics.server.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.registry.Alert.Standing;
import io.aecos.analytics.registry.Alert.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an alert turns, judged once an hour: {@code +} it is so, {@code -} it is not, ? unknown. */
class TurnTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    // judged,       for, renotify, recovery, told (F fired, S still, R recovered, U unknown)
    "-----,           0h,  ,   true,  .....",
    "-+++-,           0h,  ,   true,  .F..R",
    "-+++-,           0h,  ,   false, .F...",
    "-+-+-+-,         2h,  ,   true,  .......",
    "+++++-,          2h,  ,   true,  ..F..R",
    "++-+++,          2h,  ,   true,  .....F",
    "++++++,          0h, 2h,  true,  F.S.S.",
    "++++++-,         1h, 3h,  true,  .F..S.R",
    "-??-?,           0h,  ,   true,  .U..U",
    // What was firing goes on firing while it cannot be judged.
    "+??+-,           0h,  ,   true,  F...R",
    "+??-,            0h,  ,   true,  F..R",
    // Not being able to tell breaks what has to be so without a break.
    "++?+++,          2h,  ,   true,  ..U..F"
  })
  void of_tellsEachTurnOnce(
      String judged, String lasting, String renotify, boolean recovery, String told) {
    Rule.Timing timing =
        new Rule.Timing(
            Duration.parse("PT" + lasting),
            renotify == null ? null : Duration.parse("PT" + renotify),
            recovery);
    Standing standing = new Standing(State.OK, START, null, null, "");
    List<String> tellings = new ArrayList<>();
    for (int i = 0; i < judged.length(); i++) {
      Turn turn =
          Turn.of(standing, finding(judged.charAt(i)), timing, START.plus(Duration.ofHours(i)));
      standing = turn.standing();
      tellings.add(letter(turn.telling()));
    }

    assertThat(String.join("", tellings)).isEqualTo(told);
  }

  private static Finding finding(char judged) {
    return judged == '?' ? Finding.unknown("why", "") : Finding.of(judged == '+', "so", "/x");
  }

  private static String letter(Turn.@org.jspecify.annotations.Nullable Telling telling) {
    if (telling == null) {
      return ".";
    }
    return switch (telling) {
      case FIRED -> "F";
      case STILL_FIRING -> "S";
      case RECOVERED -> "R";
      case CANNOT_BE_JUDGED -> "U";
    };
  }
}
