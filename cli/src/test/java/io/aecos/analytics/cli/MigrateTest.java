package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.server.move.MoveJson;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code migrate} says to somebody who does not know that it is over. */
class MigrateTest {

  @Test
  void text_ofWhatWasMovedBefore_saysSinceWhenNothingIsLeft_andHowToStart() {
    MoveJson before =
        new MoveJson(
            true,
            "/srv/aecos",
            "postgresql://db.example.com/firm?currentSchema=aecos",
            "a-ledger",
            4,
            List.of(),
            "12 entries, whole",
            true,
            Instant.parse("2026-05-28T20:26:40Z"),
            "start servers with --ledger 'postgresql://aecos@db.example.com/firm'");

    assertThat(MigrateCommand.text(before))
        .contains("was moved from /srv/aecos to postgresql://db.example.com/firm")
        .contains("already, at 2026-05-28T20:26:40Z; nothing is left to do.")
        .contains("Next, unless done: start servers with --ledger 'postgresql://aecos@");
  }
}
