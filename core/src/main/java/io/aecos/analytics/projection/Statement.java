package io.aecos.analytics.projection;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What computed an answer, in readable form. It is written when it is first read, since hardly
 * anybody reads it and it is long. Safe for use by many threads.
 */
public final class Statement {
  private final Supplier<String> writing;
  private volatile @Nullable String text;

  private Statement(Supplier<String> writing, @Nullable String text) {
    this.writing = writing;
    this.text = text;
  }

  /** One that is written already. */
  public static Statement of(String text) {
    return new Statement(() -> text, text);
  }

  /** One that {@code writing} gives when it is read. */
  public static Statement later(Supplier<String> writing) {
    return new Statement(writing, null);
  }

  /** This one and another one after it. */
  public Statement and(Statement other) {
    return later(() -> text() + ";\n\n" + other.text());
  }

  /** The statement with its parameters written in; never executed again. */
  public String text() {
    String known = text;
    if (known == null) {
      known = writing.get();
      text = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return text();
  }
}
