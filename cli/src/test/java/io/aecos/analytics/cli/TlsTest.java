package io.aecos.analytics.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.client.AnalyticsClient;
import io.aecos.analytics.server.AnalyticsServer;
import io.aecos.analytics.server.ServerOptions;
import io.aecos.analytics.server.directory.DataDirectory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands and the Java hook before a server whose certificate the machine does not know. */
class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path directory;
  private AnalyticsServer server;

  @BeforeEach
  void start() throws Exception {
    Path keystore = directory.resolve("own.p12");
    keytool(
        "-genkeypair",
        "-alias",
        "own",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=ip:127.0.0.1",
        "-storetype",
        "PKCS12",
        "-keystore",
        keystore.toString());
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "own",
        "-keystore",
        keystore.toString(),
        "-file",
        authorities().toString());
    Path password = Files.writeString(directory.resolve("password"), PASSWORD);
    Path data = Files.createDirectory(directory.resolve("data"));
    Files.writeString(
        data.resolve("config.yaml"),
        "server: {tls: {keystore: %s, passwordFile: %s}}".formatted(keystore, password));
    server =
        AnalyticsServer.start(new ServerOptions(new DataDirectory(data), 0, false, null, false));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void command_trustsTheServer_whenItsAuthorityIsNamed() {
    Map<String, String> environment =
        Map.of("AECOS_ANALYTICS_URL", server.publicUrl(), "AECOS_ANALYTICS_TOKEN", server.token());
    Api stranger = Session.elsewhere(new DataOptions(), environment).orElseThrow();
    assertThatThrownBy(() -> stranger.get("/api/me"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("does not answer");

    Api api = new Api(server.publicUrl(), server.token(), authorities());
    assertThat(api.get("/api/me").path("name").asString()).isEqualTo("local administrator");
    assertThatThrownBy(() -> new Api(server.publicUrl(), "", directory.resolve("none.pem")))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("AECOS_ANALYTICS_CA");
  }

  @Test
  void hook_trustsTheServer_whenItsAuthorityIsNamed() {
    try (AnalyticsClient client =
        AnalyticsClient.builder()
            .dataDirectory(directory.resolve("host"))
            .server(URI.create(server.publicUrl()))
            .token(server.token())
            .authorities(authorities())
            .shutdownHook(false)
            .build()) {
      client.record("parser", "parse_completed", 1);
      assertThat(client.flush(Duration.ofSeconds(20))).as("%s", client.doctor()).isTrue();
      await(client);
    }
  }

  private static void await(AnalyticsClient client) {
    long until = System.nanoTime() + 30_000_000_000L;
    while (client.stats().sent().stored() != 1) {
      assertThat(System.nanoTime()).as("%s", client.doctor()).isLessThan(until);
      Thread.onSpinWait();
    }
  }

  private Path authorities() {
    return directory.resolve("own.pem");
  }

  private static void keytool(String... arguments) throws Exception {
    String[] line = new String[arguments.length + 3];
    line[0] = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    line[line.length - 2] = "-storepass";
    line[line.length - 1] = PASSWORD;
    assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
  }
}
