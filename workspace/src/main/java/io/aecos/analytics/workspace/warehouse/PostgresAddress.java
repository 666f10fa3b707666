package io.aecos.analytics.workspace.warehouse;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is and how to sign in there. It shows itself without what is secret.
 */
public final class PostgresAddress {
  private static final Pattern SCHEME =
      Pattern.compile("(jdbc:)?(postgresql|postgres)(\\+[a-z0-9_]+)?://.*");
  private static final Set<String> SIGN_IN = Set.of("user", "password");

  private final String url;
  private final String place;
  private final String database;
  private final Properties properties = new Properties();

  private PostgresAddress(URI uri) {
    String host = uri.getHost();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    database = decoded(path.startsWith("/") ? path.substring(1) : path);
    if (host == null || database.isEmpty() || database.contains("/")) {
      throw mistaken();
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    place = "postgresql://" + host + port + "/" + database;
    signIn(uri.getRawUserInfo());
    url = "jdbc:postgresql://" + host + port + path + query(uri.getRawQuery());
  }

  /**
   * Reads {@code postgresql://user:password@host:port/database}, with {@code postgres://}, {@code
   * postgresql+driver://} or {@code jdbc:postgresql://} at its beginning too. {@code user} and
   * {@code password} stand in for those that it does not hold. Throws an {@link
   * IllegalArgumentException}, which does not repeat the text.
   */
  public static PostgresAddress parse(
      String text, @Nullable String user, @Nullable String password) {
    if (!SCHEME.matcher(text).matches()) {
      throw mistaken();
    }
    try {
      PostgresAddress address =
          new PostgresAddress(new URI("postgresql" + text.substring(text.indexOf("://"))));
      address.otherwise("user", user);
      address.otherwise("password", password);
      return address;
    } catch (URISyntaxException e) {
      // Its message holds the text, and that may hold a password.
      throw mistaken();
    }
  }

  private static IllegalArgumentException mistaken() {
    return new IllegalArgumentException(
        "address must be like postgresql://user:password@host:5432/database, with what is special"
            + " in a password written as %40 and the like");
  }

  private void signIn(@Nullable String userInfo) {
    if (userInfo != null) {
      int colon = userInfo.indexOf(':');
      properties.put("user", decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
      if (colon >= 0) {
        properties.put("password", decoded(userInfo.substring(colon + 1)));
      }
    }
  }

  private String query(@Nullable String query) {
    StringJoiner kept = new StringJoiner("&", "?", "");
    kept.setEmptyValue("");
    for (String part : query == null ? new String[0] : query.split("&", -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? part : part.substring(0, equals);
      if (SIGN_IN.contains(name)) {
        properties.put(name, decoded(part.substring(equals + 1)));
      } else if (!part.isEmpty()) {
        kept.add(part);
      }
    }
    return kept.toString();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private void otherwise(String name, @Nullable String value) {
    if (value != null) {
      properties.putIfAbsent(name, value);
    }
  }

  String url() {
    return url;
  }

  Properties properties() {
    Properties copy = new Properties();
    copy.putAll(properties);
    return copy;
  }

  public String database() {
    return database;
  }

  /** Host and database alone. */
  @Override
  public String toString() {
    return place;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PostgresAddress address
        && url.equals(address.url)
        && properties.equals(address.properties);
  }

  @Override
  public int hashCode() {
    return url.hashCode();
  }
}
