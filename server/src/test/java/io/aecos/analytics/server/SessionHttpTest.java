package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions over restarts of the server, as a browser sees them. */
class SessionHttpTest {
  @TempDir Path directory;

  @Test
  void session_outlivesARestartUntilItIsSignedOut() {
    String session;
    try (TestServer server = TestServer.in(directory)) {
      session = signIn(server);
    }
    try (TestServer server = TestServer.in(directory)) {
      assertThat(status(server, session)).isEqualTo(200);
      assertThat(signOut(server, session)).isEqualTo(204);
      assertThat(status(server, session)).isEqualTo(401);
    }
    try (TestServer server = TestServer.in(directory)) {
      assertThat(status(server, session)).isEqualTo(401);
    }
  }

  private static String signIn(TestServer server) {
    HttpResponse<byte[]> answer = server.send(server.anonymous(server.signInPath()));
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  private static int status(TestServer server, String session) {
    return server
        .send(server.anonymous("/api/status").header("Cookie", server.cookie(session)))
        .statusCode();
  }

  private static int signOut(TestServer server, String session) {
    return server
        .send(
            server
                .anonymous("/api/sign-out")
                .header("Cookie", server.cookie(session))
                .POST(BodyPublishers.noBody()))
        .statusCode();
  }
}
