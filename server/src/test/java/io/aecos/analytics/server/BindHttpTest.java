package io.aecos.analytics.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.PersonChange;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.server.directory.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be there before other machines reach the server, and whom it believes then. */
class BindHttpTest {
  @TempDir Path directory;

  @Test
  void otherMachines_areNotLetNearWithoutAccountAndTls_andWhatIsMissingIsSaid() throws IOException {
    assertThatThrownBy(() -> start("0.0.0.0"))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("an account (`aecos analytics user add")
        .hasMessageContaining("TLS (server.tls");

    change(true);
    assertThatThrownBy(() -> start("0.0.0.0"))
        .hasMessageContaining("TLS (server.tls")
        .hasMessageNotContaining("an account");

    tls();
    start("0.0.0.0").close();

    change(false);
    assertThatThrownBy(() -> start("0.0.0.0"))
        .hasMessageContaining("an account")
        .hasMessageNotContaining("server.tls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.2"})
  void loopback_inAnyForm_needsNothing(String address) throws IOException {
    try (AnalyticsServer server = start(address)) {
      assertThat(server.url()).startsWith("http://").isEqualTo(server.publicUrl());
      assertThat(ask(server, "GET", "/api/status", server.url().substring(7)))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void command_opensNothingToOthers_whateverIsConfigured() throws IOException {
    configure("server: {bind: 0.0.0.0}\n");
    ServerOptions passing = ServerOptions.passing(new DataDirectory(directory), false);

    try (AnalyticsServer server = AnalyticsServer.start(passing)) {
      assertThat(server.url()).startsWith("http://127.0.0.1:");
    }
  }

  @Test
  void namedProxy_isBelieved_andLinksLeadToWhatWasAsked() throws IOException {
    configure("server: {bind: 0.0.0.0, hosts: [a.example.com], proxy: [127.0.0.1]}\n");
    try (AnalyticsServer server = start(null)) {
      String answer =
          ask(
              server,
              "POST",
              "/api/sign-in-links",
              "backend:8787",
              "X-Forwarded-Host: a.example.com",
              "X-Forwarded-Proto: https",
              "Origin: https://a.example.com");

      assertThat(answer)
          .startsWith("HTTP/1.1 200")
          .contains("\"url\":\"https://a.example.com/login?code=")
          .contains("Strict-Transport-Security");
      assertThat(
              ask(
                  server,
                  "GET",
                  "/api/status",
                  "backend:8787",
                  "X-Forwarded-Host: evil.example.com",
                  "X-Forwarded-Proto: https"))
          .startsWith("HTTP/1.1 403");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy: [10.9.8.7], "})
  void forwardedHeaders_ofAnybodyElse_areNotBelieved(String proxy) throws IOException {
    configure("server: {" + proxy + "hosts: [a.example.com]}\n");
    try (AnalyticsServer server = start(null)) {
      String own = server.url().substring(7);
      String answer =
          ask(
              server,
              "POST",
              "/api/sign-in-links",
              own,
              "X-Forwarded-Host: a.example.com",
              "X-Forwarded-Proto: https",
              "X-Forwarded-For: 203.0.113.9");

      assertThat(answer)
          .contains("\"url\":\"http://" + own + "/login?code=")
          .doesNotContain("Strict-Transport-Security");
    }
  }

  @Test
  void guessing_isCountedByTheAddressBehindTheProxy() throws IOException {
    configure("server: {hosts: [a.example.com], proxy: [127.0.0.1]}\n");
    try (AnalyticsServer server = start(null)) {
      for (int i = 0; i < 20; i++) {
        assertThat(guess(server, "guess" + i, "203.0.113.9")).startsWith("HTTP/1.1 401");
      }
      assertThat(guess(server, "another", "203.0.113.9")).startsWith("HTTP/1.1 429");
      assertThat(guess(server, "another", "203.0.113.10")).startsWith("HTTP/1.1 401");
    }
  }

  private static String guess(AnalyticsServer server, String name, String from) throws IOException {
    String body = "{\"user\":\"" + name + "\",\"password\":\"a guess\"}";
    return send(
        server,
        "POST /api/sign-in HTTP/1.1",
        "Host: a.example.com",
        "X-Forwarded-For: " + from,
        "Content-Type: application/json",
        "Content-Length: " + body.length(),
        "Connection: close",
        "",
        body);
  }

  private AnalyticsServer start(@Nullable String bind) {
    return AnalyticsServer.start(
        new ServerOptions(new DataDirectory(directory), 0, false, bind, false));
  }

  private void configure(String yaml) throws IOException {
    Files.writeString(directory.resolve("config.yaml"), yaml);
  }

  private void tls() throws IOException {
    TestCertificate own = TestCertificate.of(directory, "own");
    Path password = directory.resolve("password");
    Files.writeString(password, TestCertificate.PASSWORD);
    configure(
        "server: {tls: {keystore: %s, passwordFile: %s}}".formatted(own.keystore(), password));
  }

  /** Makes the account where there is none, and says whether it is active. */
  private void change(boolean active) {
    try (Registry registry = SqliteRegistry.open(new DataDirectory(directory).registry())) {
      Directory people = new Directory(registry);
      if (people.people().isEmpty()) {
        people.add(
            new Person("mia", Viewer.Role.ADMIN, Set.of(), "{argon2}x", true, Instant.now()));
      }
      people.change("mia", PersonChange.nothing().toActive(active));
    }
  }

  private static String ask(
      AnalyticsServer server, String method, String path, String host, String... headers)
      throws IOException {
    return send(
        server,
        method + " " + path + " HTTP/1.1",
        "Host: " + host,
        "Authorization: Bearer " + server.token(),
        "Content-Length: 0",
        "Connection: close",
        String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n"));
  }

  private static String send(AnalyticsServer server, String... lines) throws IOException {
    URI url = URI.create(server.url());
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    byte[] request = (String.join("\r\n", lines) + "\r\n").getBytes(UTF_8);
    return RawAnswer.of(host, url.getPort(), request).text();
  }
}
