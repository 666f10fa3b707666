package io.aecos.analytics.report.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.report.sign.Tokens.Token;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.AuthProvider;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys behind PKCS#11. What needs a token needs SoftHSM ({@code apt-get install softhsm2}), and is
 * skipped where it is not installed; what is said of a wrong library needs nothing.
 */
class TokensTest {
  private static final String PIN = "4711";
  private static final byte[] CONTENT = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final Path TOOL = Path.of("/usr/bin/softhsm2-util");
  private static final Path LIBRARY =
      Stream.of(
              "/usr/lib/softhsm/libsofthsm2.so",
              "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
              "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so")
          .map(Path::of)
          .filter(Files::isRegularFile)
          .findFirst()
          .orElse(Path.of("/none"));

  private static long slot = -1;

  /** The library finds its tokens by a file that the build names in the environment. */
  @BeforeAll
  static void makeToken() throws Exception {
    String named = System.getenv("SOFTHSM2_CONF");
    if (named == null || !Files.isExecutable(TOOL) || !Files.isRegularFile(LIBRARY)) {
      return;
    }
    Path tokens = Path.of(named).resolveSibling("tokens");
    clear(tokens);
    Files.createDirectories(tokens);
    Files.writeString(Path.of(named), "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    slot = initialised("firm");
    Provider filling = provider(slot);
    KeyStore store = KeyStore.getInstance("PKCS11", filling);
    store.load(null, PIN.toCharArray());
    keep(store, "reports", KeyStores.make("Zoë & Co", Instant.now()));
    ((AuthProvider) filling).logout();
  }

  @Test
  void key_inTheToken_signsAndStaysThere() throws Exception {
    needsSoftHsm();
    SigningKey key = Tokens.read(new Token(LIBRARY, slot, 0, "reports"), PIN.toCharArray());
    try {
      byte[] signature = new Signer(key, TimeStamps.NONE).detached(CONTENT);
      Verdict verdict = CmsCheck.check(signature, CONTENT, null);

      assertThat(verdict.whole()).isTrue();
      assertThat(verdict.signer()).isEqualTo("Zoë & Co");
      assertThat(key.key().getEncoded()).as("the key's own bytes").isNull();
    } finally {
      ((AuthProvider) java.util.Objects.requireNonNull(key.token())).logout();
    }
  }

  @Test
  void wrongPin_isTold() {
    needsSoftHsm();
    refused(new Token(LIBRARY, slot, 0, null), "1234", "The PIN does not open");
  }

  @Test
  void missingKey_isTold_withThoseThatAreThere() {
    needsSoftHsm();
    refused(
        new Token(LIBRARY, slot, 0, "other"), PIN, "no key 'other' with a certificate: reports");
  }

  @Test
  void slotWithoutToken_isTold() {
    needsSoftHsm();
    refused(new Token(LIBRARY, 12_345L, 0, null), PIN, "slot 12345 of");
    refused(new Token(LIBRARY, null, 99, null), PIN, "the slot at place 99 of");
  }

  @Test
  void missingLibrary_isTold() {
    refused(
        new Token(Path.of("/no/such.so"), null, 0, null), PIN, "There is no library /no/such.so");
  }

  @Test
  void fileThatIsNoLibrary_isTold(@TempDir Path directory) throws Exception {
    Path text = Files.writeString(directory.resolve("text.so"), "no library");

    refused(new Token(text, null, 0, null), PIN, "cannot be used");
  }

  private static void refused(Token token, String pin, String why) {
    assertThatThrownBy(() -> Tokens.read(token, pin.toCharArray()))
        .isInstanceOfSatisfying(
            AnalyticsException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_CONFIGURATION))
        .hasMessageContaining(why);
  }

  private static void needsSoftHsm() {
    assumeTrue(slot >= 0, "SoftHSM is not installed");
  }

  private static Provider provider(long slot) {
    return Security.getProvider("SunPKCS11")
        .configure("--name = filling\nlibrary = \"" + LIBRARY + "\"\nslot = " + slot + "\n");
  }

  private static void keep(KeyStore store, String alias, SigningKey key) throws Exception {
    store.setKeyEntry(alias, key.key(), null, key.chain().toArray(new Certificate[0]));
  }

  private static long initialised(String label) throws IOException, InterruptedException {
    Process tool =
        new ProcessBuilder(
                TOOL.toString(),
                "--init-token",
                "--free",
                "--label",
                label,
                "--pin",
                PIN,
                "--so-pin",
                "0815")
            .redirectErrorStream(true)
            .start();
    try (InputStream said = tool.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      Matcher slot = Pattern.compile("slot (\\d+)").matcher(text);
      assertThat(slot.find()).as(text).isTrue();
      assertThat(tool.waitFor()).as(text).isZero();
      return Long.parseLong(slot.group(1));
    }
  }

  private static void clear(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, IOException failure)
              throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
