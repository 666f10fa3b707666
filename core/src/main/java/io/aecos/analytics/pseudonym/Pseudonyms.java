package io.aecos.analytics.pseudonym;

import io.aecos.analytics.event.Names;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The pseudonyms of everybody who was erased, by the digests of their names: it can tell whether a
 * name is one of them, and not which names there are.
 */
public record Pseudonyms(NameKey key, Map<String, String> byDigest) implements Renaming {
  private static final String PREFIX = "person-";
  private static final int DIGITS = 12;

  public Pseudonyms {
    byDigest = Map.copyOf(byDigest);
  }

  /** A pseudonym that says nothing of whom it stands for. */
  public static String random() {
    return PREFIX + NameKey.random().hex().substring(0, DIGITS);
  }

  @Override
  public @Nullable String of(String name) {
    if (byDigest.isEmpty() || Names.normal(name) == null) {
      return null;
    }
    return byDigest.get(key.digest(name));
  }

  @Override
  public String toString() {
    return "Pseudonyms[" + byDigest.size() + "]";
  }
}
