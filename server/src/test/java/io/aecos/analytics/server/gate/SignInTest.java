package io.aecos.analytics.server.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.engine.sqlite.SqliteRegistry;
import io.aecos.analytics.registry.Registry;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInTest {
  private static final String PERSON = Viewer.LOCAL_ADMINISTRATOR;
  private Registry registry;
  private Instant now = Instant.parse("2026-11-02T12:00:00Z");
  private Sessions sessions;
  private SignIn signIn;

  @BeforeEach
  void start(@TempDir Path directory) {
    registry = SqliteRegistry.open(directory.resolve("registry.sqlite"));
    sessions = new Sessions(registry, () -> now);
    signIn = new SignIn(sessions, () -> now);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void redeem_codeIsGoodOnce() {
    String code = signIn.issueCode(PERSON);

    assertThat(signIn.redeem(code)).isPresent();
    assertThat(signIn.redeem(code)).isEmpty();
  }

  @Test
  void redeem_codeEndsAfterFiveMinutes() {
    String code = signIn.issueCode(PERSON);
    now = now.plus(SignIn.CODE_LIFE);

    assertThat(signIn.redeem(code)).isEmpty();
  }

  @Test
  void redeem_unknownCodeOpensNothing() {
    assertThat(signIn.redeem("guess")).isEmpty();
  }

  @Test
  void redeem_codeOfNobodyWhoIsKnownOpensNothing() {
    assertThat(signIn.redeem(signIn.issueCode("token:pipeline"))).isEmpty();
  }

  @Test
  void viewerOf_codeIsNoSession() {
    assertThat(sessions.viewerOf(signIn.issueCode(PERSON))).isEmpty();
  }
}
