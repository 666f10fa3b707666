package io.aecos.analytics.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignInTest {
  private static final Viewer VIEWER = Viewer.localAdministrator();
  private Instant now = Instant.parse("2026-11-02T12:00:00Z");
  private final SignIn signIn = new SignIn(() -> now);

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
  void viewerOf_sessionLivesAsLongAsItIsUsed() {
    String session = signIn.redeem(signIn.issueCode(VIEWER)).orElseThrow();
    Duration almost = SignIn.SESSION_LIFE.minusSeconds(1);
    now = now.plus(almost);
    assertThat(signIn.viewerOf(session)).contains(VIEWER);
    now = now.plus(almost);
    assertThat(signIn.viewerOf(session)).contains(VIEWER);
    now = now.plus(SignIn.SESSION_LIFE);

    assertThat(signIn.viewerOf(session)).isEmpty();
  }

  @Test
  void viewerOf_codeIsNoSession() {
    assertThat(signIn.viewerOf(signIn.issueCode(VIEWER))).isEmpty();
  }

  @Test
  void end_sessionIsOver() {
    String session = signIn.redeem(signIn.issueCode(VIEWER)).orElseThrow();
    signIn.end(session);

    assertThat(signIn.viewerOf(session)).isEmpty();
  }
}
