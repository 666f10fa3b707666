package io.aecos.analytics.engine.s3;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where in which store an archive is: names in {@code bucket} that begin with {@code prefix}, which
 * is empty or ends with a slash. With {@code pathStyle} the bucket stands in the address's path,
 * else in its host.
 */
public record S3Place(
    URI endpoint, String bucket, String prefix, String region, boolean pathStyle) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * As above; {@code prefix} may lack its slash.
   *
   * @throws IllegalArgumentException that says what is wrong, and repeats no password
   */
  public static S3Place of(
      String endpoint, String bucket, String prefix, String region, boolean pathStyle) {
    return new S3Place(address(endpoint), bucket, slashed(prefix), region, pathStyle);
  }

  public S3Place {
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException(
          "bucket must be 3 to 63 small letters, digits, dots and hyphens, not '" + bucket + "'");
    }
    if (!prefix.matches("([A-Za-z0-9][A-Za-z0-9._-]*/)*") || prefix.length() > 200) {
      throw new IllegalArgumentException(
          "prefix must be names of letters, digits, dots, hyphens and underscores with slashes"
              + " between them, not '"
              + prefix
              + "'");
    }
    if (!region.matches("[a-z0-9-]{1,40}")) {
      throw new IllegalArgumentException(
          "region must be small letters, digits and hyphens, not '" + region + "'");
    }
  }

  private static String slashed(String prefix) {
    return prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
  }

  private static URI address(String text) {
    URI uri;
    try {
      uri = new URI(text.strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("endpoint is no address: " + e.getReason());
    }
    if (uri.getHost() == null || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "endpoint must be the address of a server without a name or password in it, such as"
              + " https://s3.example.com");
    }
    boolean plain = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    if (!"https".equals(uri.getScheme()) && !plain) {
      throw new IllegalArgumentException(
          "endpoint must begin with https:// (with http:// only on this machine): what is archived"
              + " could be read on its way");
    }
    if (uri.getQuery() != null
        || uri.getFragment() != null
        || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
      throw new IllegalArgumentException(
          "endpoint must end with the host or port; 'bucket' and 'prefix' say the rest");
    }
    return uri;
  }

  /** As people write it: {@code s3://bucket/prefix at https://s3.example.com}. */
  public String words() {
    return "s3://" + bucket + "/" + prefix + " at " + endpoint;
  }
}
