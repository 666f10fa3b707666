package io.aecos.analytics.server.reports;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.registry.SharedFiles;
import io.aecos.analytics.report.sign.KeyStores;
import io.aecos.analytics.report.sign.KnownSigners;
import io.aecos.analytics.report.sign.Signer;
import io.aecos.analytics.report.sign.SigningKey;
import io.aecos.analytics.report.sign.TimeStamps;
import io.aecos.analytics.report.sign.Tokens;
import io.aecos.analytics.server.directory.PrivateFiles;
import io.aecos.analytics.server.settings.ReportSettings;
import io.aecos.analytics.server.stores.KeyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reports are signed with: the firm's own key, or one that is made when it is first needed and
 * kept for its owner only. Beside it lies the certificate that can be handed to whoever wants to
 * check.
 */
final class SigningKeys {
  /** The file is its owner's alone; a secret that lay beside it would add nothing. */
  private static final char[] OWN = "aecos-analytics".toCharArray();

  private final Path directory;
  private final SharedFiles shared;
  private final ReportSettings settings;
  private final Clock clock;
  private @Nullable Signer signer;

  /** {@code shared} are the files of all nodes. */
  SigningKeys(Path directory, SharedFiles shared, ReportSettings settings, Clock clock) {
    this.shared = shared;
    this.directory = directory;
    this.settings = settings;
    this.clock = clock;
  }

  synchronized Signer signer() {
    Signer known = signer;
    if (known == null) {
      SigningKey key = key();
      publish(key);
      known = new Signer(key, stamps());
      signer = known;
    }
    return known;
  }

  /** Those whose signature counts; what this server signs with is among them. */
  KnownSigners known() {
    var unused = signer();
    return new KnownSigners(directory, List.of());
  }

  private TimeStamps stamps() {
    String server = settings.signing().timestamps();
    return server == null ? TimeStamps.NONE : new TimeStampServer(server);
  }

  private SigningKey key() {
    Path keystore = settings.signing().keystore();
    Tokens.Token token = settings.signing().pkcs11();
    ReportSettings.Secret secret = settings.signing().secret();
    if (keystore != null && secret != null) {
      return KeyStores.read(keystore, read(secret));
    }
    if (token != null && secret != null) {
      return Tokens.read(token, read(secret));
    }
    return KeyStores.read(new KeyFiles(directory, shared).agreed("reports.p12", this::make), OWN);
  }

  private void make(Path file) {
    keep(file, KeyStores.write(KeyStores.make(settings.firm(), clock.instant()), OWN));
  }

  private void publish(SigningKey key) {
    keep(
        directory.resolve("reports.pem"),
        KeyStores.pem(key.certificate()).getBytes(StandardCharsets.US_ASCII));
  }

  private void keep(Path file, byte[] content) {
    try {
      PrivateFiles.createDirectories(directory);
      PrivateFiles.write(file, content);
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.NO_PERMISSION, file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static char[] read(ReportSettings.Secret secret) {
    Path file = secret.file();
    String name = secret.env();
    if (file != null) {
      try {
        return Files.readString(file).strip().toCharArray();
      } catch (IOException e) {
        throw new AnalyticsException(
            ErrorCode.INVALID_CONFIGURATION,
            "The file " + file + " that opens the key cannot be read",
            e);
      }
    }
    String value = name == null ? null : System.getenv(name);
    if (value == null) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION,
          "The environment has no " + name + " to open the key with");
    }
    return value.toCharArray();
  }
}
