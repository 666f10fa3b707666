package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.aecos.analytics.server.problem.ProblemAdvice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Browsers that close a tab while their answer is on its way. */
class BrokenOffHttpTest {
  @TempDir Path directory;
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger advice = (Logger) LoggerFactory.getLogger(ProblemAdvice.class);
  private final Log log = new Log();
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    // Those that have left hold their places until the server notices.
    Files.writeString(directory.resolve("config.yaml"), "server: {downloads: 16}\n");
    server = TestServer.in(directory);
    advice.setLevel(Level.DEBUG);
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    advice.setLevel(null);
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/events?limit=1000", "/api/events.csv?period=all"})
  @Timeout(300)
  void clientThatIsGone_isNoFailureOfOurs(String path) throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 12_000; i++) {
      lines.append(Events.generated("tower", "mia")).append('\n');
    }
    server.post("/api/events", "application/x-ndjson", lines.toString());
    server.awaitVisible();

    while (log.of(ProblemAdvice.class).isEmpty() && log.warnings().isEmpty()) {
      askAndLeave(path);
    }
    assertThat(log.warnings()).extracting(ILoggingEvent::getFormattedMessage).isEmpty();
    assertThat(log.of(ProblemAdvice.class))
        .allSatisfy(
            said -> {
              assertThat(said.getLevel()).isEqualTo(Level.DEBUG);
              assertThat(said.getThrowableProxy()).isNull();
            });
    assertThat(server.get("/api/status").statusCode()).isEqualTo(200);
  }

  /** Closes with a reset, as a process that is killed does. */
  private void askAndLeave(String path) throws IOException, InterruptedException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
              .formatted(path, server.port(), server.server().token());
      socket.setReceiveBufferSize(1024);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
      socket.setSoLinger(true, 0);
    }
    Thread.sleep(20);
  }

  /** Keeps what is logged. */
  private static final class Log extends ListAppender<ILoggingEvent> {
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event);
    }

    List<ILoggingEvent> warnings() {
      return lines.stream().filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN)).toList();
    }

    List<ILoggingEvent> of(Class<?> type) {
      return lines.stream().filter(line -> line.getLoggerName().equals(type.getName())).toList();
    }
  }
}
