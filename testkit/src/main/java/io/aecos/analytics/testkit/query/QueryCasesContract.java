package io.aecos.analytics.testkit.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aecos.analytics.event.EventCatalog;
import io.aecos.analytics.metric.MetricCatalog;
import io.aecos.analytics.projection.Condition;
import io.aecos.analytics.projection.EventPage;
import io.aecos.analytics.projection.Projection;
import io.aecos.analytics.query.MetricAnswer;
import io.aecos.analytics.query.MetricAnswer.Key;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ProjectionMetricService;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every query case must come to its expected answer on every engine. An engine's test binds this by
 * saying how to open an empty projection; it is closed after each case.
 */
public abstract class QueryCasesContract {
  private static final List<String> FILES =
      List.of(
          "time.yaml",
          "values.yaml",
          "groups.yaml",
          "access.yaml",
          "savings.yaml",
          "completeness.yaml");
  private static final EventCatalog EVENTS = EventCatalog.shipped();
  private static final MetricCatalog SHIPPED = MetricCatalog.shipped(EVENTS);
  private static final double PRECISION = 1e-9;

  /** An empty projection of the engine under test. */
  protected abstract Projection open() throws Exception;

  @TestFactory
  Stream<DynamicContainer> queryCases_answerAsExpected() {
    return FILES.stream()
        .map(
            file ->
                DynamicContainer.dynamicContainer(
                    file,
                    QueryCase.read(file).stream()
                        .map(one -> DynamicTest.dynamicTest(one.name(), () -> run(one)))));
  }

  private void run(QueryCase one) throws Exception {
    try (Projection projection = open()) {
      projection.apply(one.rows());
      MetricService service = service(projection, one);
      ViewAnswer view = service.answer(one.view());
      ViewAnswer.Result result = view.results().get(0);
      if (result instanceof ViewAnswer.Failed failed) {
        throw failed.problem();
      }
      MetricAnswer answer = ((ViewAnswer.Answered) result).answer();
      compare(one.expected(), answer);
      drill(service, one, answer);
      answer.groups().forEach(group -> drill(service, one, group));
    }
  }

  private static MetricService service(Projection projection, QueryCase one) {
    return new ProjectionMetricService(
        new ProjectionMetricService.Parts(
            projection,
            EVENTS,
            one.metrics().isEmpty()
                ? SHIPPED
                : MetricCatalog.shippedWith(EVENTS, one.file(), one.metrics()),
            one.baselines(),
            one::facts,
            Clock.fixed(one.now(), ZoneOffset.UTC)));
  }

  private static void compare(Yaml expected, MetricAnswer answer) {
    if (expected.has("value")) {
      same("value", expected.number("value"), answer.value());
    }
    if (expected.has("previous")) {
      same("previous", expected.number("previous"), answer.previous());
    }
    if (expected.has("trend")) {
      assertThat(answer.trend()).isEqualTo(expected.text("trend"));
    }
    if (expected.has("events")) {
      assertThat((double) answer.events()).as("events").isEqualTo(expected.number("events"));
    }
    if (expected.has("series")) {
      series(expected.items("series"), answer.series());
    }
    if (expected.has("cut")) {
      assertThat(
              answer.series().stream()
                  .filter(MetricAnswer.Point::cut)
                  .map(point -> point.start().toString())
                  .toList())
          .as("buckets that the period or the present cuts")
          .isEqualTo(expected.texts("cut"));
    }
    if (expected.has("groups")) {
      groups(expected.items("groups"), answer);
    }
    if (expected.has("group_series")) {
      groupSeries(expected.items("group_series"), answer.groupSeries());
    }
    notes(expected, answer);
  }

  private static void notes(Yaml expected, MetricAnswer answer) {
    List<String> codes =
        answer.notes().stream().map(note -> note.code().text()).distinct().toList();
    if (expected.has("notes")) {
      assertThat(codes).as("notes %s", answer.notes()).hasSameElementsAs(expected.texts("notes"));
    }
    if (expected.has("complete")) {
      assertThat(answer.complete())
          .as("complete, with notes %s", answer.notes())
          .isEqualTo(expected.flag("complete"));
    }
    for (String text : expected.texts("says")) {
      assertThat(answer.notes()).anyMatch(note -> note.text().contains(text));
    }
    for (String text : expected.texts("silent")) {
      assertThat(answer.toString()).doesNotContain(text);
    }
  }

  private static void series(List<?> expected, List<MetricAnswer.Point> series) {
    assertThat(series.stream().map(point -> point.start().toString()).toList())
        .as("bucket starts")
        .isEqualTo(
            expected.stream()
                .map(item -> Instant.parse(String.valueOf(((List<?>) item).get(0))).toString())
                .toList());
    for (int i = 0; i < series.size(); i++) {
      List<?> point = (List<?>) expected.get(i);
      String where = "bucket " + series.get(i).start();
      same(where, Yaml.numberOf(point.get(1)), series.get(i).value());
      if (point.size() > 2) {
        same("previous of " + where, Yaml.numberOf(point.get(2)), series.get(i).previous());
      }
    }
  }

  private static void groups(List<?> expected, MetricAnswer answer) {
    assertThat(answer.groups().stream().map(group -> text(group.key())).toList())
        .as("groups")
        .isEqualTo(expected.stream().map(item -> String.valueOf(((List<?>) item).get(0))).toList());
    for (int i = 0; i < expected.size(); i++) {
      List<?> group = (List<?>) expected.get(i);
      same(text(answer.groups().get(i).key()), Yaml.numberOf(group.get(1)), value(answer, i));
      if (group.size() > 2) {
        Double previous = answer.groups().get(i).previous();
        same("previous of " + group.get(0), Yaml.numberOf(group.get(2)), previous);
      }
    }
  }

  private static void groupSeries(List<?> expected, List<MetricAnswer.GroupSeries> all) {
    assertThat(all.stream().map(one -> text(one.key())).toList())
        .as("groups with a series")
        .isEqualTo(expected.stream().map(item -> String.valueOf(((List<?>) item).get(0))).toList());
    for (int i = 0; i < all.size(); i++) {
      series((List<?>) ((List<?>) expected.get(i)).get(1), all.get(i).series());
    }
  }

  private static @Nullable Double value(MetricAnswer answer, int index) {
    return answer.groups().get(index).value();
  }

  private static String text(List<Key> key) {
    return key.stream()
        .map(part -> String.valueOf(part.value()))
        .collect(Collectors.joining(" | "));
  }

  /** The rows behind the number are as many as the answer says, over however many pages. */
  private static void drill(MetricService service, QueryCase one, MetricAnswer answer) {
    List<Long> seqs = new ArrayList<>();
    String cursor = null;
    do {
      EventPage page = service.eventsBehind(one.metric(), one.view(), 3, cursor);
      assertThat(page.total()).as("drill-through").isEqualTo(answer.events());
      page.rows().forEach(row -> seqs.add(row.seq()));
      cursor = page.next();
    } while (cursor != null);
    assertThat(seqs).doesNotHaveDuplicates().hasSize((int) answer.events());
  }

  /** The rows behind a group are as many as its bar says. */
  private static void drill(MetricService service, QueryCase one, MetricAnswer.Group group) {
    ViewQuery view = one.view();
    Map<String, Set<String>> filters = new TreeMap<>(view.filters());
    group
        .key()
        .forEach(
            key ->
                filters.put(
                    key.dimension(),
                    Set.of(Objects.requireNonNullElse(key.value(), Condition.NONE))));
    ViewQuery narrowed =
        new ViewQuery(
            view.viewer(),
            view.period(),
            view.comparison(),
            view.grain(),
            view.zone(),
            filters,
            view.queries());
    assertThat(service.eventsBehind(one.metric(), narrowed, 1, null).total())
        .as("rows behind %s", group.key())
        .isEqualTo(group.events());
  }

  private static void same(String what, @Nullable Double expected, @Nullable Double actual) {
    if (expected == null || actual == null) {
      assertThat(actual).as(what).isEqualTo(expected);
    } else {
      assertThat(actual)
          .as(what)
          .isCloseTo(expected, within(PRECISION * Math.max(1, Math.abs(expected))));
    }
  }
}
