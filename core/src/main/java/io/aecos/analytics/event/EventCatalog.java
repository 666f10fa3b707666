package io.aecos.analytics.event;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The vocabulary: every known event type with its meaning, unit and attributes. An event of an
 * unknown type is accepted all the same; the catalogue only decides what can be told about it.
 *
 * <p>An attribute has one kind wherever it is declared. A file that cannot be understood stops the
 * start with {@code INVALID_CATALOG} and its file and line.
 */
public final class EventCatalog {
  /** The attribute that keeps the name under which an event was told, where that is an alias. */
  public static final String TOLD_AS = "told_as";

  private static final String SHIPPED = "/catalog/events.yaml";

  private final Map<EventType, EventDefinition> definitions;
  private final SortedSet<String> texts = new TreeSet<>();
  private final SortedSet<String> numbers = new TreeSet<>();
  private final SortedSet<String> people = new TreeSet<>();
  private final Map<EventType, EventDefinition> aliased = new HashMap<>();

  EventCatalog(Map<EventType, EventDefinition> definitions) {
    this.definitions = Collections.unmodifiableMap(new TreeMap<>(definitions));
    for (EventDefinition definition : definitions.values()) {
      definition.aliases().forEach(alias -> claim(alias, definition));
      definition
          .attributes()
          .forEach(
              (name, kind) -> {
                (kind.isText() ? texts : numbers).add(name);
                if (kind == EventDefinition.AttributeKind.PERSON) {
                  people.add(name);
                }
              });
    }
  }

  private void claim(EventType alias, EventDefinition definition) {
    EventDefinition other = aliased.put(alias, definition);
    if (other != null && !other.type().equals(definition.type())) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CATALOG,
          "'%s' is an alias of %s and of %s; it can be of one"
              .formatted(alias, other.type(), definition.type()));
    }
  }

  /** The catalogue that ships with the product. */
  public static EventCatalog shipped() {
    return new EventCatalog(shippedReader().definitions());
  }

  /**
   * The shipped catalogue with the event types of {@code catalog/*.yaml} in a data directory added
   * or, where the type is known, put in its place; files are read in the order of their names.
   */
  public static EventCatalog load(Path dataDirectory) {
    EventCatalogReader reader = shippedReader();
    Path directory = dataDirectory.resolve("catalog");
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(EventCatalog::isYaml).sorted().toList()) {
          reader.read(file.toString(), Files.readString(file));
        }
      } catch (IOException e) {
        throw new AnalyticsException(
            ErrorCode.INVALID_CATALOG, "cannot read the catalogue in " + directory, e);
      }
    }
    return new EventCatalog(reader.definitions());
  }

  private static EventCatalogReader shippedReader() {
    try (InputStream in = EventCatalog.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + " is missing from the program");
      }
      EventCatalogReader reader = new EventCatalogReader();
      reader.read("events.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return reader;
    } catch (IOException e) {
      throw new IllegalStateException(SHIPPED + " cannot be read", e);
    }
  }

  private static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  public Optional<EventDefinition> find(EventType type) {
    return Optional.ofNullable(definitions.get(type));
  }

  public boolean knows(EventType type) {
    return definitions.containsKey(type);
  }

  /**
   * The event as it is stored: under the name that the catalogue gives its type where it was told
   * under an alias (which then stands in the attribute {@value #TOLD_AS}), with the attribute that
   * is its value where it has none, and with its code edition in one spelling.
   */
  public Event canonical(Event event) {
    EventDefinition known = definitions.get(event.eventType());
    EventDefinition definition = known != null ? known : aliased.get(event.eventType());
    return Canonical.of(event, definition);
  }

  /**
   * Holds an event against the schema of its type; one of an unknown type satisfies everything.
   * Throws an {@code INVALID_BODY} that names the path of the first violation.
   */
  public void check(Event event) {
    EventDefinition definition = definitions.get(event.eventType());
    if (definition != null) {
      EventSchema.check(event, definition);
    }
  }

  /** All definitions, ordered by type. */
  public Collection<EventDefinition> definitions() {
    return definitions.values();
  }

  /** The names of all declared text attributes: the attribute dimensions. */
  public SortedSet<String> textAttributes() {
    return Collections.unmodifiableSortedSet(texts);
  }

  /** Those of the text attributes that name a person in any event type. */
  public SortedSet<String> personAttributes() {
    return Collections.unmodifiableSortedSet(people);
  }

  /** The names of all declared number attributes: the fields besides {@code value}. */
  public SortedSet<String> numberAttributes() {
    return Collections.unmodifiableSortedSet(numbers);
  }
}
