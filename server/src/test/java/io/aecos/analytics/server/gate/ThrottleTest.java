package io.aecos.analytics.server.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private Instant now = Instant.parse("2026-11-02T12:00:00Z");
  private final Throttle throttle = new Throttle(() -> now);

  @Test
  void begin_accountIsClosedAfterFiveFailures_fromWhereverTheyCome() {
    fail(Throttle.OF_ACCOUNT, "mia");

    assertClosed("mia", "elsewhere");
    assertThatCode(() -> throttle.begin("tom", "0")).doesNotThrowAnyException();
  }

  @Test
  void begin_accountOpensAfterThePause_andWhatIsRefusedDoesNotProlongIt() {
    fail(Throttle.OF_ACCOUNT, "mia");
    now = now.plus(Throttle.PAUSE).minusSeconds(1);
    assertClosed("mia", "x");
    now = now.plusSeconds(1);

    fail(Throttle.OF_ACCOUNT, "mia");
    assertClosed("mia", "x");
  }

  @Test
  void begin_addressIsClosedAfterTwentyFailures_whateverTheAccounts() {
    for (int i = 0; i < Throttle.OF_ADDRESS; i++) {
      throttle.begin("account " + i, "10.0.0.1");
    }

    assertClosed("another", "10.0.0.1");
    assertThatCode(() -> throttle.begin("another", "10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void succeeded_forgivesTheAccount_butNotWhatTheAddressDidToOthers() {
    for (int i = 1; i < Throttle.OF_ADDRESS; i++) {
      throttle.begin("account " + i, "10.0.0.1");
    }
    throttle.begin("mia", "10.0.0.1");
    throttle.succeeded("mia", "10.0.0.1");
    throttle.begin("mia", "10.0.0.1");

    assertClosed("mia", "10.0.0.1");
  }

  private void fail(int times, String account) {
    for (int i = 0; i < times; i++) {
      throttle.begin(account, "address " + i);
    }
  }

  private void assertClosed(String account, String address) {
    assertThatThrownBy(() -> throttle.begin(account, address))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.TOO_MANY_ATTEMPTS));
  }
}
