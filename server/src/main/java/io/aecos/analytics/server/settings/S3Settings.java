package io.aecos.analytics.server.settings;

import io.aecos.analytics.engine.s3.S3Keys;
import io.aecos.analytics.engine.s3.S3Place;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.server.settings.ReportSettings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An archive in a bucket: where, with which access key, where its secret stands, and how many
 * megabytes copies of its files may take on this machine.
 */
public record S3Settings(S3Place place, String accessKey, Secret secret, int cacheMb) {
  /** A part is smaller, and one has to find room. */
  private static final int LEAST_CACHE = 128;

  public S3Settings {
    if (accessKey.isBlank()) {
      throw new IllegalArgumentException("accessKey must not be empty");
    }
    if ((secret.file() == null) == (secret.env() == null)) {
      throw new IllegalArgumentException(
          "say where the access key's secret is: secretKeyFile or secretKeyEnv");
    }
    if (cacheMb < LEAST_CACHE) {
      throw new IllegalArgumentException(
          "cacheMb must be at least " + LEAST_CACHE + ", not " + cacheMb);
    }
  }

  /** The access key with its secret, which is read now. */
  public S3Keys keys() {
    return keys(System.getenv());
  }

  S3Keys keys(Map<String, String> environment) {
    String text = secret.file() == null ? environment.get(secret.env()) : firstLine();
    if (text == null || text.isBlank()) {
      throw invalid("is empty or not there", null);
    }
    return new S3Keys(accessKey, text.strip());
  }

  private String firstLine() {
    try {
      return Files.readAllLines(secret.file()).stream().findFirst().orElse("");
    } catch (IOException e) {
      throw invalid("cannot be read", e);
    }
  }

  private AnalyticsException invalid(String what, @Nullable IOException cause) {
    String where = secret.file() == null ? "$" + secret.env() : "the file " + secret.file();
    return new AnalyticsException(
        ErrorCode.INVALID_CONFIGURATION,
        "config.yaml: 'retention.s3': the secret of the access key, " + where + ", " + what,
        cause);
  }
}
