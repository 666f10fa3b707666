package io.aecos.analytics.engine.s3;

/** What signs requests: an access key and its secret, which it never shows. */
public record S3Keys(String accessKey, String secretKey) {

  public S3Keys {
    if (accessKey.isBlank() || secretKey.isBlank()) {
      throw new IllegalArgumentException("an access key and its secret must not be empty");
    }
  }

  @Override
  public String toString() {
    return accessKey + ":***";
  }
}
