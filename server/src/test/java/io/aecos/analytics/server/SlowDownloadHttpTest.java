package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Clients that ask for a file and take it slowly, or not at all. */
@Timeout(180)
class SlowDownloadHttpTest {
  /** Many times what the sockets' buffers hold. */
  private static final int EVENTS = 100_000;

  private static final String FILE = "/api/events.csv?period=all&user=mia";
  private static TestServer server;

  @BeforeAll
  static void start(@TempDir Path directory) throws IOException {
    Files.writeString(
        directory.resolve("config.yaml"), "server: {downloads: 1, stalledSeconds: 3}\n");
    server = TestServer.in(directory);
    for (int part = 0; part < 4; part++) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < EVENTS / 4; i++) {
        lines.append(Events.generated("tower", "mia")).append('\n');
      }
      server.post("/api/events", "application/x-ndjson", lines.toString());
    }
    server.awaitVisible();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void clientThatTakesNothing_isCutOff_andOthersAreToldToComeAgain() throws Exception {
    try (Socket idle = asked()) {
      HttpResponse<byte[]> refused = server.get(FILE);
      JsonNode problem = TestServer.json(refused);

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.headers().firstValue("Retry-After")).contains("10");
      assertThat(problem.path("code").asString()).isEqualTo("OVERLOADED");
      assertThat(problem.path("detail").asString()).contains("being downloaded at the moment");
      assertThat(server.get("/api/events?period=all&limit=1").statusCode()).isEqualTo(200);

      assertThat(CsvFile.rows(laterFile())).hasSize(EVENTS);
      assertThat(rest(idle)).as("the rest, without an end").doesNotEndWith("\r\n0\r\n\r\n");
    }
  }

  @Test
  void clientThatTakesALittleNowAndThen_isCutOff() throws Exception {
    try (Socket trickling = asked()) {
      InputStream in = trickling.getInputStream();
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
      while (server.get(FILE).statusCode() == 429) {
        assertThat(System.nanoTime()).as("still held").isLessThan(until);
        in.readNBytes(512);
        TimeUnit.MILLISECONDS.sleep(500);
      }
    }
  }

  @Test
  void endedDownload_givesItsPlaceBack_howeverItEnded() {
    assertThat(server.get(FILE + "&metric=nope").statusCode()).isEqualTo(404);
    for (int i = 0; i < 2; i++) {
      assertThat(server.get(FILE + "&project=none").statusCode()).isEqualTo(200);
    }
  }

  /** The file as soon as there is a place for it. */
  private static byte[] laterFile() throws InterruptedException {
    HttpResponse<byte[]> answer = server.get(FILE);
    while (answer.statusCode() == 429) {
      TimeUnit.MILLISECONDS.sleep(200);
      answer = server.get(FILE);
    }
    return answer.body();
  }

  /** A client whose file has begun to come, and which has room for little of it. */
  private static Socket asked() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    String request =
        "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
            .formatted(FILE, server.port(), server.server().token());
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(socket.getInputStream().read()).isEqualTo('H');
    return socket;
  }

  private static String rest(Socket socket) throws IOException {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      return "broken off: " + e.getMessage();
    }
  }
}
