package io.aecos.analytics.report.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A detached signature. */
class CmsCheckTest {
  private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final SigningKey KEY = KeyStores.make("Firm", Instant.now());

  @Test
  void signature_tellsWhoAndWhen() {
    Verdict verdict = CmsCheck.check(signature(KEY), CONTENT, null);

    assertThat(verdict.whole()).isTrue();
    assertThat(verdict.signer()).isEqualTo("Firm");
    assertThat(verdict.signedAt())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(verdict.stamped()).isFalse();
  }

  @Test
  void anyChangedByteOfTheSignature_isFound() {
    byte[] signature = signature(KEY);
    List<Integer> unseen = new ArrayList<>();
    for (int at = 0; at < signature.length; at++) {
      byte[] changed = signature.clone();
      changed[at] ^= 1;
      if (CmsCheck.check(changed, CONTENT, null).whole()) {
        unseen.add(at);
      }
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void otherContent_isFound() {
    byte[] other = "what is singed".getBytes(StandardCharsets.UTF_8);

    assertThat(CmsCheck.check(signature(KEY), other, null).whole()).isFalse();
  }

  @Test
  void certificateThatWasNotValidWhenItSigned_isFound() {
    SigningKey expired = KeyStores.make("Firm", Instant.now().minus(Duration.ofDays(4000)));

    Verdict verdict = CmsCheck.check(signature(expired), CONTENT, null);

    assertThat(verdict.whole()).isFalse();
    assertThat(verdict.reason()).contains("not valid when it signed");
  }

  private static byte[] signature(SigningKey key) {
    return new Signer(key, TimeStamps.NONE).detached(CONTENT);
  }
}
