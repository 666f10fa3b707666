package io.aecos.analytics.event;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One spelling per code edition: {@code IBC-2024} and {@code ibc 2024} are {@code IBC2024}. What is
 * no name and year stays as it is.
 */
public final class CodeEditions {
  private static final Pattern EDITION =
      Pattern.compile("([A-Za-z]{2,12})[ ._-]*((?:19|20)[0-9]{2})");

  private CodeEditions() {}

  public static @Nullable String of(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return name;
    }
    Matcher edition = EDITION.matcher(name.strip());
    return edition.matches() ? edition.group(1).toUpperCase(Locale.ROOT) + edition.group(2) : name;
  }
}
