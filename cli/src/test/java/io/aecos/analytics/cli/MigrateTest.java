package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.testkit.postgres.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate}, said again by somebody who does not know that it is over. */
class MigrateTest {
  @TempDir private Path data;
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void redirect() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setOut(stdout);
    System.setErr(stderr);
  }

  @Test
  void migrate_again_saysThatNothingIsLeftToDo_andElsewhereIsRefused() throws Exception {
    assertThat(aecos("record", "generation", "element_generated", "4")).as(text(err)).isZero();
    try (PostgresServer database = PostgresServer.start()) {
      String first = database.address("first");
      assertThat(aecos("migrate", "--to", first)).as(text(err)).isZero();
      assertThat(text(out)).contains("1 events and", "Next: start servers with --ledger '");

      // What whoever moved does next, and which only servers of a database may have.
      Path archive = Files.createDirectory(data.resolve("shared-archive"));
      Files.writeString(data.resolve("config.yaml"), "retention: {archive: " + archive + "}\n");
      out.reset();
      assertThat(aecos("migrate", "--to", first)).as(text(err)).isZero();
      assertThat(text(out))
          .contains("was moved from " + data + " to postgresql://localhost:")
          .contains("already, at 2")
          .contains("; nothing is left to do.")
          .contains("Next, unless done: start servers with --ledger 'postgresql://postgres@");
      assertThat(aecos("migrate", "--to", first, "--ledger", first)).as(text(err)).isZero();

      assertThat(aecos("migrate", "--to", database.address("second"))).isEqualTo(ExitCodes.USAGE);
      assertThat(text(err))
          .contains("currentSchema=first already", "currentSchema=second is another");
    }
  }

  private int aecos(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "analytics";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--data";
    all[arguments.length + 2] = data.toString();
    return Aecos.run(all);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
