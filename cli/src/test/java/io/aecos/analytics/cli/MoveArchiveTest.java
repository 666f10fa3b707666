package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.aecos.analytics.server.AnalyticsServer;
import io.aecos.analytics.server.ServerOptions;
import io.aecos.analytics.server.directory.DataDirectory;
import io.aecos.analytics.server.directory.DirectoryLock;
import io.aecos.analytics.server.directory.ServerFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code move-archive} tells whoever does something else first, and a server that cannot. */
class MoveArchiveTest {
  private static final String UNAVAILABLE = "cannot read the registry: the database is away";

  @TempDir private Path place;
  private Path data;
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void redirect() throws IOException {
    data = Files.createDirectory(place.resolve("data"));
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setOut(stdout);
    System.setErr(stderr);
  }

  private int aecos(String... arguments) {
    String[] all = new String[arguments.length + 3];
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[0] = "analytics";
    all[arguments.length + 1] = "--data";
    all[arguments.length + 2] = data.toString();
    out.reset();
    err.reset();
    return Aecos.run(all);
  }

  @Test
  void moveArchive_saysWhatIsMissing() throws IOException {
    assertThat(aecos("move-archive")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("the archive is in " + data.resolve("archive"), "--from where it was");
    String gone = place.resolve("gone").toString();
    assertThat(aecos("move-archive", "--from", gone)).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(gone + " is not there");
    String other = Files.createDirectory(place.resolve("other")).toString();
    assertThat(aecos("move-archive", "--from", other)).isEqualTo(ExitCodes.UNREACHABLE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("there is no ledger in " + data);

    AnalyticsServer.start(ServerOptions.passing(new DataDirectory(data), false)).close();
    assertThat(aecos("move-archive", "--from", other)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("0 files (0 bytes) copied");
  }

  /** Its own words, not that the directory is in use. */
  @Test
  void commands_whoseServerCannotAnswerNow_sayWhatItSays() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] problem =
        "{\"status\":503,\"detail\":\"%s\"}"
            .formatted(UNAVAILABLE)
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(503, problem.length);
          exchange.getResponseBody().write(problem);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort();
    long pid = ProcessHandle.current().pid();
    try (DirectoryLock lock = DirectoryLock.take(new DataDirectory(data))) {
      lock.announce(new ServerFile(pid, "1", Instant.now(), url, "token"));
      assertThat(aecos("query", "elements_generated")).isEqualTo(ExitCodes.UNREACHABLE);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains(UNAVAILABLE);
      assertThat(aecos("doctor")).isEqualTo(ExitCodes.FINDING);
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("FINDING", UNAVAILABLE);
    } finally {
      server.stop(0);
    }
  }
}
