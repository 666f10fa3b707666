package io.aecos.analytics.report.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in files. */
class KeyStoresTest {
  private static final char[] PASSWORD = "geheim".toCharArray();

  @TempDir private Path directory;

  @Test
  void key_comesBackAsItWasKept() throws Exception {
    SigningKey key = KeyStores.make("Zoë & Co", Instant.now());
    Path file = Files.write(directory.resolve("key.p12"), KeyStores.write(key, PASSWORD));

    SigningKey read = KeyStores.read(file, PASSWORD);

    assertThat(read.key()).isEqualTo(key.key());
    assertThat(read.chain()).isEqualTo(key.chain());
    assertThat(Signers.name(read.certificate())).isEqualTo("Zoë & Co");
    assertThat(read.toString()).contains("***");
  }

  @Test
  void wrongPassword_isToldApartFromWhatIsNoKey() throws Exception {
    SigningKey key = KeyStores.make("Firm", Instant.now());
    Path file = Files.write(directory.resolve("key.p12"), KeyStores.write(key, PASSWORD));
    Path other = Files.writeString(directory.resolve("other.p12"), "no key");

    refused(file, "The password does not open");
    refused(other, "cannot be read as PKCS#12");
    refused(directory.resolve("missing.p12"), "missing.p12");
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(() -> KeyStores.read(file, "falsch".toCharArray()))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageContaining(why);
  }
}
