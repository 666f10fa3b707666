package io.aecos.analytics.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The template library. The older a template is, the more it is used. */
final class Library {
  private final Map<ElementClass, List<Template>> shelves = new EnumMap<>(ElementClass.class);
  private final long seed;
  private long added;

  /** A template with the office it comes from and the time from which it can be used. */
  record Template(String id, ElementClass kind, Office office, long addedAt) {}

  Library(long seed) {
    this.seed = seed;
    for (ElementClass kind : ElementClass.values()) {
      shelves.put(kind, new ArrayList<>());
    }
  }

  Template add(ElementClass kind, Office office, long at) {
    Template template = new Template(Ids.guid(Dice.mix(seed, added++)), kind, office, at);
    shelf(kind).add(template);
    return template;
  }

  /** A template of the class, or null if there was none at the time. */
  @Nullable Template find(ElementClass kind, long at, Dice dice) {
    List<Template> shelf = shelf(kind);
    double roll = dice.unit();
    if (shelf.isEmpty()) {
      return null;
    }
    Template template = shelf.get((int) (shelf.size() * roll * roll));
    return template.addedAt <= at ? template : null;
  }

  /** Takes the newest template of a class away, unless it is the only one. */
  @Nullable Template removeNewest(ElementClass kind) {
    List<Template> shelf = shelf(kind);
    return shelf.size() < 2 ? null : shelf.remove(shelf.size() - 1);
  }

  private List<Template> shelf(ElementClass kind) {
    return Objects.requireNonNull(shelves.get(kind));
  }
}
