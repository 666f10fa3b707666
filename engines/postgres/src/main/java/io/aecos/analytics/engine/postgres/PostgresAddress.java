package io.aecos.analytics.engine.postgres;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the shared database is and how to sign in there. It shows itself without what is secret.
 */
public final class PostgresAddress {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^@/?\\s]+)/(?<database>[^/?\\s]+)(?:\\?(?<options>\\S*))?");
  private static final String DEFAULT_SCHEMA = "aecos";

  private final String hosts;
  private final String database;
  private final Properties properties;

  private PostgresAddress(String hosts, String database, Properties properties) {
    this.hosts = hosts;
    this.database = database;
    this.properties = properties;
  }

  /**
   * Reads {@code postgresql://user:password@host:port/database?options}; several hosts stand side
   * by side with commas, and options are the driver's. {@code password} stands in where the address
   * has none; without either, the driver looks into {@code ~/.pgpass}.
   *
   * @throws IllegalArgumentException that does not repeat the text, which may hold a password
   */
  public static PostgresAddress parse(String text, @Nullable String password) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "must be like postgresql://user@host:5432/database, with what is special in a name or"
              + " password written as %40 and the like");
    }
    Properties properties = new Properties();
    put(properties, "user", decoded(parts.group("user")));
    put(properties, "password", decoded(parts.group("password")));
    for (String option : Objects.requireNonNullElse(parts.group("options"), "").split("&", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        put(properties, option.substring(0, equals), decoded(option.substring(equals + 1)));
      }
    }
    if (password != null) {
      properties.putIfAbsent("password", password);
    }
    return new PostgresAddress(
        parts.group("hosts"), String.valueOf(decoded(parts.group("database"))), properties);
  }

  private static void put(Properties properties, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      properties.put(name, value);
    }
  }

  private static @Nullable String decoded(@Nullable String text) {
    return text == null
        ? null
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without anything of the sign-in. */
  String url() {
    return "jdbc:postgresql://" + hosts + "/" + encoded(database);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Sign-in and options, with {@code more} where it has none. */
  Properties properties(Properties more) {
    Properties all = new Properties();
    all.putAll(more);
    all.putAll(properties);
    return all;
  }

  /** In which schema of the database the tables are. */
  String schema() {
    return properties.getProperty("currentSchema", DEFAULT_SCHEMA);
  }

  String user() {
    return properties.getProperty("user", System.getProperty("user.name"));
  }

  /** Host, database and schema: what is there, whoever signs in. */
  public String place() {
    return "postgresql://" + hosts + "/" + database + "?currentSchema=" + schema();
  }

  /** How the same user comes to the same place again; the password is to be given besides. */
  public String again() {
    String schema = schema().equals(DEFAULT_SCHEMA) ? "" : "?currentSchema=" + encoded(schema());
    return "postgresql://" + encoded(user()) + "@" + hosts + "/" + encoded(database) + schema;
  }

  /** Host, database and who signs in, without a password or options. */
  @Override
  public String toString() {
    return "postgresql://" + user() + "@" + hosts + "/" + database;
  }
}
