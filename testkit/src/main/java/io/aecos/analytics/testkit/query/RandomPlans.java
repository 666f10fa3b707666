package io.aecos.analytics.testkit.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Scope;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.event.Names;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.Dimension;
import io.aecos.analytics.projection.EventColumn;
import io.aecos.analytics.projection.EventSelection;
import io.aecos.analytics.projection.Field;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.projection.Measure;
import io.aecos.analytics.projection.Plan;
import io.aecos.analytics.projection.Plan.Grain;
import io.aecos.analytics.projection.Plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random but repeatable plans over the world of {@link RandomEvents}. */
final class RandomPlans {
  private static final List<String> ZONES =
      List.of("UTC", "America/Chicago", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe");
  private static final List<Dimension> DIMENSIONS =
      List.of(
          Dimension.of(EventColumn.PROJECT),
          Dimension.of(EventColumn.USER),
          Dimension.of(EventColumn.ELEMENT_TYPE),
          Dimension.of(EventColumn.MODULE),
          Dimension.of(EventColumn.TYPE),
          new Dimension("code", Dimension.Kind.ATTRIBUTE),
          new Dimension("weekday", Dimension.Kind.WEEKDAY),
          new Dimension("hour", Dimension.Kind.HOUR));

  private static final List<String> TEXTS =
      List.of("", "p", "e", "1", "東", "\ud83c\udfd7", "parse");

  private final Random random;

  RandomPlans(Random random) {
    this.random = random;
  }

  Plan plan() {
    return plan(random.nextBoolean());
  }

  /** One whose windows begin and end with a day. */
  Plan ofWholeDays() {
    return plan(true);
  }

  private Plan plan(boolean wholeDays) {
    ZoneId zone = ZoneId.of(one(ZONES));
    List<Window> windows = some(2, () -> wholeDays ? wholeDays(window(), zone) : window());
    Grain grain = random.nextInt(3) == 0 ? null : one(List.of(Grain.values()));
    return new Plan(
        scope(),
        condition(2),
        windows,
        zone,
        grain,
        dimensions(),
        random.nextBoolean(),
        some(6, this::measure));
  }

  /** A page of the events that {@code plan} looks at first. */
  EventSelection selection(Plan plan, int limit, @Nullable String cursor) {
    return new EventSelection(
        plan.scope(), plan.windows().get(0), plan.filter(), plan.zone(), limit, cursor);
  }

  private Window window() {
    long days = Duration.between(RandomEvents.FROM, RandomEvents.TO).toDays();
    Instant from = RandomEvents.FROM.plus(Duration.ofHours(random.nextInt((int) days * 24)));
    return new Window(from, from.plus(Duration.ofMinutes(1 + random.nextInt(200_000))));
  }

  /**
   * From midnight to midnight on the clocks of {@code zone}, as most periods that people choose.
   */
  private static Window wholeDays(Window window, ZoneId zone) {
    LocalDate first = window.from().atZone(zone).toLocalDate();
    LocalDate end = window.to().atZone(zone).toLocalDate().plusDays(1);
    return new Window(first.atStartOfDay(zone).toInstant(), end.atStartOfDay(zone).toInstant());
  }

  private Scope scope() {
    return random.nextInt(3) > 0 ? Access.everything() : new RandomViewers(random).next().scope();
  }

  private List<Dimension> dimensions() {
    List<Dimension> shuffled = new ArrayList<>(DIMENSIONS);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, random.nextInt(3));
  }

  Condition condition(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 9)) {
      case 0 -> types();
      case 1 -> in();
      case 2 -> new Condition.Present(one(DIMENSIONS));
      case 3 -> new Condition.HasNumber(field());
      case 4 ->
          new Condition.Compare(
              field(), one(List.of(Condition.Operator.values())), one(List.of(0.0, 1.0, 0.5)));
      case 5 -> Condition.ALWAYS;
      case 6 ->
          new Condition.CompareText(
              one(DIMENSIONS), one(List.of(Condition.Operator.values())), one(TEXTS));
      case 7 ->
          new Condition.Match(one(DIMENSIONS), one(List.of(Condition.Part.values())), one(TEXTS));
      case 8 -> whole();
      case 9 -> new Condition.All(some(3, () -> condition(depth - 1)));
      case 10 -> new Condition.Any(some(3, () -> condition(depth - 1)));
      default -> new Condition.Not(condition(depth - 1));
    };
  }

  /** Compares what stands in the ledger and on the clock with numbers near to it. */
  private Condition whole() {
    Field field =
        one(
            List.of(
                new Field.Micros(),
                new Field.ReceivedMicros(),
                new Field.Seq(),
                new Field.TimePart(one(List.of(Field.Part.values())))));
    long days = Duration.between(RandomEvents.FROM, RandomEvents.TO).toDays();
    Instant at = RandomEvents.FROM.plus(Duration.ofHours(random.nextInt((int) days * 24)));
    double number =
        field instanceof Field.Micros || field instanceof Field.ReceivedMicros
            ? Micros.of(at) + one(List.of(0.0, 0.5))
            : one(List.of(0.0, 1.0, 12.0, 12.5, 2026.0));
    return new Condition.Compare(field, one(List.of(Condition.Operator.values())), number);
  }

  private Condition types() {
    Set<EventType> types = new HashSet<>(List.of(one(RandomEvents.TYPES)));
    types.add(one(RandomEvents.TYPES));
    return new Condition.TypeIn(types);
  }

  private Condition in() {
    return switch (random.nextInt(5)) {
      case 0 -> in(EventColumn.PROJECT, RandomEvents.PROJECTS);
      case 1 -> in(EventColumn.USER, RandomEvents.USERS);
      case 2 -> in(EventColumn.MODULE, List.of("parser", "generation", "nobody"));
      case 3 ->
          new Condition.In(
              new Dimension("code", Dimension.Kind.ATTRIBUTE), orNone(RandomEvents.CODES));
      default ->
          new Condition.In(
              new Dimension("weekday", Dimension.Kind.WEEKDAY), subset(List.of("1", "6", "7")));
    };
  }

  private Condition in(EventColumn column, List<String> values) {
    return new Condition.In(Dimension.of(column), orNone(values));
  }

  private Set<String> orNone(List<String> values) {
    Set<String> chosen = new HashSet<>();
    for (String value : subset(values)) {
      chosen.add(Objects.requireNonNullElse(Names.normal(value), Condition.NONE));
    }
    if (random.nextBoolean()) {
      chosen.add(Condition.NONE);
    }
    return chosen;
  }

  private Measure measure() {
    Condition condition = random.nextInt(3) == 0 ? condition(1) : types();
    return switch (random.nextInt(7)) {
      case 0 -> new Measure.Count(condition);
      case 1 -> new Measure.Sum(condition, field());
      case 2 -> new Measure.Min(condition, field());
      case 3 -> new Measure.Max(condition, field());
      case 4 -> new Measure.Distinct(condition, one(DIMENSIONS));
      case 5 -> new Measure.Quantile(condition, field(), one(List.of(0.0, 0.5, 0.95, 1.0)));
      default ->
          new Measure.Paired(
              condition,
              field(),
              random.nextInt(3) == 0
                  ? types()
                  : new Condition.TypeIn(Set.of(EventType.parse("project/actual_cost"))),
              new Field.Value(),
              one(List.of(Measure.PairedOutput.values())));
    };
  }

  Field field() {
    return switch (random.nextInt(4)) {
      case 0 -> new Field.Attribute("labor_hours");
      case 1 -> new Field.Saving(baselines(), random.nextBoolean());
      default -> new Field.Value();
    };
  }

  List<Baseline> baselines() {
    return List.of(
        new Baseline("IfcWall", "p", null, 3, 90.0),
        new Baseline("IfcWall", null, Instant.parse("2026-01-01T00:00:00Z"), 5, null),
        new Baseline(null, "東京", null, 2, 70.0));
  }

  private Set<String> subset(List<String> values) {
    Set<String> chosen = new HashSet<>();
    values.forEach(
        value -> {
          if (random.nextBoolean()) {
            chosen.add(value);
          }
        });
    return chosen;
  }

  private <T> List<T> some(int most, Supplier<T> make) {
    List<T> items = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(most); i++) {
      items.add(make.get());
    }
    return items;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
