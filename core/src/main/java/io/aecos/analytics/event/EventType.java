package io.aecos.analytics.event;

/**
 * Where and what: the AEC OS module and the kind of happening, for example {@code
 * parser/parse_completed}.
 */
public record EventType(String module, String type) implements Comparable<EventType> {
  /** The module of what happens in this product itself. */
  public static final String OWN_MODULE = "analytics";

  /** A happening in this product itself, of which no source need tell. */
  public static EventType own(String type) {
    return new EventType(OWN_MODULE, type);
  }

  /** Reads {@code module/type}; throws {@link IllegalArgumentException} for any other form. */
  public static EventType parse(String text) {
    int slash = text.indexOf('/');
    if (slash <= 0 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
      throw new IllegalArgumentException("expected module/type, not '" + text + "'");
    }
    return new EventType(text.substring(0, slash), text.substring(slash + 1));
  }

  /** Whether it happens in this product itself. */
  public boolean isOwn() {
    return module.equals(OWN_MODULE);
  }

  @Override
  public int compareTo(EventType other) {
    int byModule = module.compareTo(other.module);
    return byModule != 0 ? byModule : type.compareTo(other.type);
  }

  @Override
  public String toString() {
    return module + "/" + type;
  }
}
