package io.aecos.analytics.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SignInTest {
  private static final Viewer VIEWER = Viewer.localAdministrator();
  private Instant now = Instant.parse("2026-11-02T12:00:00Z");
  private Sessions sessions;
  private SignIn signIn;

  @BeforeEach
  void start(@TempDir Path directory) {
    SessionFile file = new SessionFile(directory.resolve("sessions.json"), new JsonMapper());
    sessions = new Sessions(file, () -> now);
    signIn = new SignIn(sessions, () -> now);
  }

  @Test
  void redeem_codeIsGoodOnce() {
    String code = signIn.issueCode(VIEWER);

    assertThat(signIn.redeem(code)).isPresent();
    assertThat(signIn.redeem(code)).isEmpty();
  }

  @Test
  void redeem_codeEndsAfterFiveMinutes() {
    String code = signIn.issueCode(VIEWER);
    now = now.plus(SignIn.CODE_LIFE);

    assertThat(signIn.redeem(code)).isEmpty();
  }

  @Test
  void redeem_unknownCodeOpensNothing() {
    assertThat(signIn.redeem("guess")).isEmpty();
  }

  @Test
  void viewerOf_codeIsNoSession() {
    assertThat(sessions.viewerOf(signIn.issueCode(VIEWER))).isEmpty();
  }
}
