package io.aecos.analytics.intake;

import io.aecos.analytics.event.Amendment;
import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Lookalikes;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.Ledger;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a sender may deliver. What an item says of itself is a claim that is held against this; a
 * null set stands for any. Who speaks for all may say whatever can be said.
 */
public final class Rights {
  private static final Rights ALL =
      new Rights(true, true, new Only(null, null, null, null), Set.of());
  private static final Rights NONE =
      new Rights(false, false, new Only(Set.of(), Set.of(), Set.of(), Set.of()), Set.of());

  private final boolean all;
  private final boolean amends;
  private final Only only;
  private final Set<String> closed;

  private Rights(boolean all, boolean amends, Only only, Set<String> closed) {
    this.all = all;
    this.amends = amends;
    this.only = only;
    this.closed = closed;
  }

  /**
   * Which projects, sources, modules and people somebody may speak for. A source that ends with
   * {@code *} stands for all that begin so. What names nobody is said of nobody.
   */
  public record Only(
      @Nullable Set<String> projects,
      @Nullable Set<String> sources,
      @Nullable Set<String> modules,
      @Nullable Set<String> people) {
    public Only {
      projects = normal(projects);
      sources = normal(sources);
      modules = normal(modules);
      people = normal(people);
    }

    private static @Nullable Set<String> normal(@Nullable Set<String> names) {
      return names == null
          ? null
          : names.stream()
              .map(Names::normal)
              .filter(Objects::nonNull)
              .collect(Collectors.toUnmodifiableSet());
    }
  }

  /** Everything: for connectors, the server itself and administrators. */
  public static Rights all() {
    return ALL;
  }

  /** Nothing: for whoever is not known to have any. */
  public static Rights none() {
    return NONE;
  }

  /**
   * What {@code only} allows, but for what is the product's own: module {@code analytics} and the
   * connectors' sources. Who does not {@code amend} others may amend what they sent themselves.
   */
  public static Rights limitedTo(Only only, boolean amends) {
    return new Rights(false, amends, only, Set.of());
  }

  /** The same, but for {@code projects}, which are restricted to others. */
  public Rights closedTo(Set<String> projects) {
    Set<String> names = Objects.requireNonNull(Only.normal(projects), "a set stays one");
    return new Rights(all, amends, only, names);
  }

  boolean amendsOthers() {
    return amends;
  }

  /** Why {@code event}, whose source is {@code unsaid} where it names none, is refused. */
  Optional<String> refusal(Event event, String unsaid) {
    if (all) {
      return Optional.empty();
    }
    boolean amendment = Amendment.is(event);
    if (isReserved(event)) {
      return refused("module", "'" + EventType.OWN_MODULE + "' is the product's own");
    }
    if (only.projects != null && event.project() == null && !amendment) {
      return refused("project", "has to be one that you may speak for");
    }
    return source(event.source(), unsaid)
        .or(() -> among("module", amendment ? null : event.module(), only.modules))
        .or(() -> project(event.project()))
        .or(() -> among("user", event.user(), only.people));
  }

  /**
   * As {@link #refusal}, for what is no event, where {@code user} is whom it names; what it does
   * not tell is no reason.
   */
  Optional<String> refusal(Belonging told, @Nullable String user, String unsaid) {
    if (all) {
      return Optional.empty();
    }
    String module = told.module();
    boolean amendment = Amendment.TYPE.equals(type(told));
    if (module != null && isReserved(module) && !amendment) {
      return refused("module", "'" + EventType.OWN_MODULE + "' is the product's own");
    }
    return source(told.source(), unsaid)
        .or(() -> among("module", amendment ? null : module, only.modules))
        .or(() -> project(told.project()))
        .or(() -> among("user", user, only.people));
  }

  private static @Nullable EventType type(Belonging told) {
    return told.module() == null || told.type() == null
        ? null
        : new EventType(told.module(), told.type());
  }

  /**
   * Whether {@code event} is, or looks like, one that only the product itself tells. Amendments are
   * of its module and anybody's.
   */
  static boolean isReserved(Event event) {
    return isReserved(event.module()) && !Amendment.is(event);
  }

  private static boolean isReserved(String module) {
    return Lookalikes.is(module, EventType.OWN_MODULE);
  }

  private Optional<String> project(@Nullable String project) {
    return project != null && closed.contains(project)
        ? refused("project", notYours(project))
        : among("project", project, only.projects);
  }

  private Optional<String> source(@Nullable String source, String unsaid) {
    if (source == null || source.equals(unsaid)) {
      return Optional.empty();
    }
    if (Lookalikes.begins(source, Ledger.CONNECTOR_SOURCES)) {
      return refused("source", "'" + Ledger.CONNECTOR_SOURCES + "…' is the connectors' own");
    }
    boolean allowed =
        only.sources == null
            || only.sources.stream()
                .anyMatch(
                    one ->
                        one.endsWith("*")
                            ? source.startsWith(one.substring(0, one.length() - 1))
                            : source.equals(one));
    return allowed ? Optional.empty() : refused("source", "'" + source + "' is not yours to say");
  }

  private static Optional<String> among(
      String field, @Nullable String value, @Nullable Set<String> allowed) {
    return value == null || allowed == null || allowed.contains(value)
        ? Optional.empty()
        : refused(field, notYours(value));
  }

  private static String notYours(String value) {
    return "'" + value + "' is not yours to speak for";
  }

  private static Optional<String> refused(String field, String reason) {
    return Optional.of(field + ": " + reason);
  }
}
