package io.aecos.analytics.insight;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Condition.Operator;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of things that can wait for somebody: what opens one, what closes it, whose it is. */
public enum Matter {
  REVIEWS(
      "Pending reviews",
      "Reviews that were asked for and neither approved nor rejected since.",
      "review_id",
      "reviewer",
      is("collaboration/review_requested"),
      is("collaboration/review_approved", "collaboration/review_rejected")),
  TASKS(
      "Open tasks",
      "Tasks that were created or changed and not completed since.",
      "task_id",
      "assignee",
      is("collaboration/task_created", "collaboration/task_updated"),
      is("collaboration/task_completed")),
  CONFLICTS(
      "Unresolved conflicts",
      "Elements on which a conflict was found and none was resolved since.",
      is("sync/conflict_detected"),
      is("sync/conflict_resolved")),
  CHECKS(
      "Elements that do not comply",
      "Elements whose latest compliance check failed, since the first failure without a pass.",
      result("compliance/check_completed", 0),
      either(result("compliance/check_completed", 1), is("element/deleted"))),
  VALIDATIONS(
      "Elements that are not valid",
      "Elements whose latest validation failed, since the first failure without a pass.",
      result("validation/validation_completed", 0),
      either(result("validation/validation_completed", 1), is("element/deleted")));

  private final String title;
  private final String definition;
  private final Dimension key;
  private final Dimension owner;
  private final Condition opens;
  private final Condition closes;

  Matter(
      String title,
      String definition,
      String key,
      String owner,
      Condition opens,
      Condition closes) {
    this.title = title;
    this.definition = definition;
    this.key = new Dimension(key, Dimension.Kind.ATTRIBUTE);
    this.owner = new Dimension(owner, Dimension.Kind.ATTRIBUTE);
    this.opens = opens;
    this.closes = closes;
  }

  /** Of elements, each of whom did the last of it. */
  Matter(String title, String definition, Condition opens, Condition closes) {
    this.title = title;
    this.definition = definition;
    this.key = Dimension.of(EventColumn.ELEMENT_GUID);
    this.owner = Dimension.of(EventColumn.USER);
    this.opens = opens;
    this.closes = closes;
  }

  /** As it is written: {@code reviews}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one that is written so, if there is one. */
  public static Optional<Matter> of(String word) {
    return Arrays.stream(values()).filter(matter -> matter.word().equals(word)).findFirst();
  }

  /** All of them as they are written. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Matter::word).toList();
  }

  public String title() {
    return title;
  }

  public String definition() {
    return definition;
  }

  /** What tells one of them from another within a project. */
  Dimension key() {
    return key;
  }

  /** Who has to do something about it. */
  Dimension owner() {
    return owner;
  }

  Condition opens() {
    return opens;
  }

  Condition closes() {
    return closes;
  }

  /** The event types that open and that close such a matter. */
  List<Set<EventType>> operands() {
    return List.of(types(opens), types(closes));
  }

  private static Set<EventType> types(Condition condition) {
    Set<EventType> types = new TreeSet<>();
    if (condition instanceof Condition.TypeIn in) {
      types.addAll(in.types());
    } else if (condition instanceof Condition.All all) {
      all.conditions().forEach(part -> types.addAll(types(part)));
    } else if (condition instanceof Condition.Any any) {
      any.conditions().forEach(part -> types.addAll(types(part)));
    }
    return types;
  }

  private static Condition result(String type, double value) {
    return new Condition.All(
        List.of(is(type), new Condition.Compare(new Field.Value(), Operator.EQUAL, value)));
  }

  private static Condition either(Condition one, Condition other) {
    return new Condition.Any(List.of(one, other));
  }

  private static Condition is(String... types) {
    return new Condition.TypeIn(Stream.of(types).map(EventType::parse).collect(Collectors.toSet()));
  }
}
