package io.aecos.analytics.outlook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One update of a building code, over all projects that applied it. {@code at} is when the first of
 * them did; {@code rules} how many rules it added, modified or removed; {@code templates} and
 * {@code elements} what it touched, null where nobody told. {@code settled} says that the time in
 * which further projects apply it is over.
 */
public record RuleUpdate(
    String code,
    @Nullable String version,
    Instant at,
    int projects,
    @Nullable Double rules,
    @Nullable Double templates,
    @Nullable Double elements,
    boolean settled) {

  /** The code without its edition: {@code IBC} of {@code IBC2024}. */
  String family() {
    String family = code.replaceFirst("[\\s_-]*[0-9][0-9.]*$", "");
    return family.isEmpty() ? code : family;
  }
}
