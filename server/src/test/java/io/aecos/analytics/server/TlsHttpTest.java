package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.server.directory.DataDirectory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's own TLS, by real handshakes. */
class TlsHttpTest {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  @TempDir Path directory;

  @Test
  void renewedCertificate_isUsedWithoutARestart_andABrokenOneIsNot() throws Exception {
    TestCertificate first = TestCertificate.of(directory, "first");
    TestCertificate second = TestCertificate.of(directory, "second");
    writePem(first.certificatePem(), first.keyPem());
    configure("{certificate: %s, key: %s}".formatted(pem(), key()));

    try (AnalyticsServer server = start()) {
      assertThat(server.publicUrl()).startsWith("https://127.0.0.1:");
      assertThat(shown(server, first, second)).isEqualTo(first.certificate());

      writePem("nonsense", second.keyPem());
      awaitDoctor(server, "a newer one cannot be used");
      assertThat(shown(server, first, second)).isEqualTo(first.certificate());

      writePem(second.certificatePem(), first.keyPem());
      awaitDoctor(server, "the key is not that of the certificate");
      assertThat(shown(server, first, second)).isEqualTo(first.certificate());

      writePem(second.certificatePem(), second.keyPem());
      awaitDoctor(server, "of CN=second");
      assertThat(shown(server, first, second)).isEqualTo(second.certificate());
    }
  }

  @Test
  void pkcs12_withItsPasswordInAFile_signsIn_withASecureCookie() throws Exception {
    TestCertificate own = TestCertificate.of(directory, "own");
    Path password = directory.resolve("password");
    Files.writeString(password, TestCertificate.PASSWORD + "\n");
    configure("{keystore: %s, passwordFile: %s}".formatted(own.keystore(), password));

    try (AnalyticsServer server = start()) {
      HttpResponse<byte[]> answer = get(client(own), URI.create(server.signInLink()));

      assertThat(answer.statusCode()).isEqualTo(303);
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
          .contains("; Secure", "; HttpOnly", "SameSite=Strict");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }
  }

  @Test
  void programsOfThisMachine_stillReachItWithoutTls_andOnlyThere() throws Exception {
    TestCertificate own = TestCertificate.of(directory, "own");
    writePem(own.certificatePem(), own.keyPem());
    configure("{certificate: %s, key: %s}".formatted(pem(), key()));

    try (AnalyticsServer server = start()) {
      assertThat(server.url()).startsWith("http://127.0.0.1:");
      assertThat(status(server, server.url())).isEqualTo(200);
      assertThat(status(server, server.publicUrl().replace("https://", "http://"))).isEqualTo(400);
    }
  }

  @Test
  void start_withoutAUsableCertificate_saysWhy() throws Exception {
    TestCertificate own = TestCertificate.of(directory, "own");
    configure("{certificate: %s, key: %s}".formatted(pem(), key()));
    assertThatThrownBy(this::start)
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("there is no file " + pem());

    configure("{keystore: %s}".formatted(own.keystore()));
    assertThatThrownBy(this::start)
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("server.tls");
  }

  private AnalyticsServer start() {
    return AnalyticsServer.start(
        new ServerOptions(new DataDirectory(directory), 0, false, null, false));
  }

  private void configure(String tls) throws Exception {
    Files.writeString(directory.resolve("config.yaml"), "server:\n  tls: " + tls + "\n");
  }

  private Path pem() {
    return directory.resolve("server.pem");
  }

  private Path key() {
    return directory.resolve("server.key");
  }

  private void writePem(String certificate, String key) throws Exception {
    Files.writeString(pem(), certificate);
    Files.writeString(key(), key);
  }

  /** The certificate that a new connection is shown. */
  private static X509Certificate shown(AnalyticsServer server, TestCertificate... trusted)
      throws Exception {
    HttpResponse<byte[]> answer =
        get(client(trusted), URI.create(server.publicUrl() + "/actuator/health/liveness"));
    assertThat(answer.statusCode()).isEqualTo(200);
    return (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
  }

  private static HttpClient client(TestCertificate... trusted) throws Exception {
    return HttpClient.newBuilder().sslContext(TestCertificate.trusting(trusted)).build();
  }

  private static HttpResponse<byte[]> get(HttpClient client, URI address) throws Exception {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
  }

  private static int status(AnalyticsServer server, String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/status"))
            .header("Authorization", "Bearer " + server.token())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  private static void awaitDoctor(AnalyticsServer server, String wanted) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/doctor"))
            .header("Authorization", "Bearer " + server.token())
            .build();
    long until = System.nanoTime() + PATIENCE_NANOS;
    String said = "";
    while (!said.contains(wanted)) {
      assertThat(System.nanoTime()).as(said).isLessThan(until);
      Thread.sleep(100);
      said = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
  }
}
