package io.aecos.analytics.server.trail;

import io.aecos.analytics.access.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says a scope in words. */
public final class ScopeWords implements Scope.Reader<String> {

  public static String of(Scope scope) {
    return scope.read(new ScopeWords());
  }

  @Override
  public String everything() {
    return "everything";
  }

  @Override
  public String anyOf(List<String> ways) {
    return ways.isEmpty() ? "nothing" : String.join("; or ", ways);
  }

  @Override
  public String allOf(List<String> parts) {
    return String.join(" and ", parts);
  }

  @Override
  public String among(Scope.Subject subject, Set<String> values) {
    return word(subject) + " is " + list(values);
  }

  @Override
  public String notAmong(Scope.Subject subject, Set<String> values) {
    return word(subject) + " is not " + list(values);
  }

  @Override
  public String within(@Nullable Instant from, @Nullable Instant to) {
    return (from == null ? "" : "from " + from) + (to == null ? "" : " before " + to);
  }

  private static String word(Scope.Subject subject) {
    return subject.name().toLowerCase(Locale.ROOT);
  }

  private static String list(Set<String> values) {
    return String.join(" or ", new TreeSet<>(values));
  }
}
