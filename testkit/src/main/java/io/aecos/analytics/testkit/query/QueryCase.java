package io.aecos.analytics.testkit.query;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.ledger.Belonging;
import io.aecos.analytics.ledger.LedgerRow;
import io.aecos.analytics.ledger.QuarantineBook.Waiting;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.query.Comparison;
import io.aecos.analytics.query.Grains;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.Period;
import io.aecos.analytics.query.SourceFacts;
import io.aecos.analytics.query.ViewQuery;
import io.aecos.analytics.source.SourceState;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One case of a YAML file: the data, the question and the answer that reasoning gives. */
record QueryCase(String file, Yaml yaml, Yaml defaults) {
  private static final double DEFAULT_HOURS = 4;
  private static final double DEFAULT_RATE = 85;

  /** The cases of a file on the class path; its {@code defaults} stand in for what a case lacks. */
  static List<QueryCase> read(String file) {
    try (InputStream in = QueryCase.class.getResourceAsStream("/cases/" + file)) {
      if (in == null) {
        throw new IllegalStateException("no cases in " + file);
      }
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      Yaml root = Yaml.of(new Load(settings).loadFromInputStream(in));
      List<QueryCase> cases = new ArrayList<>();
      root.items("cases")
          .forEach(item -> cases.add(new QueryCase(file, Yaml.of(item), root.part("defaults"))));
      return cases;
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }

  String name() {
    return yaml.text("name", "a case without a name");
  }

  List<LedgerRow> rows() {
    return CaseEvents.rows(either("events").items("events"));
  }

  Instant now() {
    return Instant.parse(either("now").text("now", "2026-06-15T12:00:00Z"));
  }

  String metrics() {
    return either("metrics").text("metrics", "");
  }

  Yaml expected() {
    return yaml.part("expect");
  }

  String metric() {
    return query().text("metric", "elements_generated");
  }

  ViewQuery view() {
    Yaml query = query();
    ZoneId zone = ZoneId.of(either("zone").text("zone", "UTC"));
    Map<String, Set<String>> filters = new TreeMap<>();
    Yaml given = query.part("filters");
    given
        .members()
        .keySet()
        .forEach(name -> filters.put(name.toString(), new HashSet<>(given.texts(name.toString()))));
    Double limit = query.number("limit");
    MetricQuery metric =
        new MetricQuery(
            metric(),
            query.texts("by"),
            expected().has("series"),
            expected().has("group_series"),
            limit == null ? MetricQuery.DEFAULT_LIMIT : limit.intValue());
    return new ViewQuery(
            viewer(),
            Period.parse(query.text("period"), query.text("from"), query.text("to"), zone),
            Comparison.parse(query.text("compare")),
            Grains.parse(query.text("grain")),
            zone,
            filters,
            List.of(metric))
        .against(against(query, zone));
  }

  private static @Nullable Period against(Yaml query, ZoneId zone) {
    Yaml other = query.part("against");
    return query.has("against")
        ? Period.parse(other.text("period"), other.text("from"), other.text("to"), zone)
        : null;
  }

  Baselines baselines() {
    List<Baseline> rows = new ArrayList<>();
    for (Object item : either("baselines").items("baselines")) {
      Yaml row = Yaml.of(item);
      String from = row.text("from");
      Double hours = row.number("hours");
      Double rate = row.number("rate");
      rows.add(
          new Baseline(
              row.text("elementType"),
              row.text("project"),
              from == null ? null : Instant.parse(from),
              hours == null ? DEFAULT_HOURS : hours,
              row.has("rate") ? rate : (Double) DEFAULT_RATE));
    }
    return new Baselines(rows);
  }

  SourceFacts facts() {
    List<SourceState> states = new ArrayList<>();
    for (Object item : either("sources").items("sources")) {
      Yaml state = Yaml.of(item);
      states.add(
          new SourceState(
              state.text("project", ""),
              state.text("source", "analytics.db"),
              SourceState.Status.valueOf(state.text("status", "READ")),
              state.text("detail", ""),
              state.texts("feeds").stream().map(EventType::parse).collect(Collectors.toSet()),
              0,
              now(),
              "{}"));
    }
    Double behind = yaml.number("ledger_seq");
    List<Waiting> quarantined = new ArrayList<>();
    for (Object item : either("quarantined").items("quarantined")) {
      Yaml waiting = Yaml.of(item);
      Double items = waiting.number("items");
      quarantined.add(
          new Waiting(
              waiting.text("from", "http"),
              new Belonging(
                  waiting.text("project"),
                  waiting.text("module"),
                  waiting.text("type"),
                  waiting.text("source")),
              items == null ? 1 : items.longValue()));
    }
    List<LedgerRow> ledger = ledger();
    return new SourceFacts(
        states,
        behind == null ? 0 : behind.longValue(),
        quarantined,
        (after, limit) -> ledger.stream().filter(row -> row.seq() > after).limit(limit).toList());
  }

  /** What is counted, and then what is not: {@code behind}, in the form of {@code events}. */
  private List<LedgerRow> ledger() {
    List<Object> all = new ArrayList<>(either("events").items("events"));
    all.addAll(yaml.items("behind"));
    return CaseEvents.rows(all);
  }

  private Viewer viewer() {
    if (!yaml.has("viewer")) {
      return Viewer.localAdministrator();
    }
    Yaml viewer = yaml.part("viewer");
    return new Viewer(
        "ana",
        Viewer.Role.INDIVIDUAL,
        Access.limitedTo(Set.copyOf(viewer.texts("projects")), Set.copyOf(viewer.texts("users"))));
  }

  private Yaml query() {
    Map<Object, Object> merged = new TreeMap<>();
    defaults.part("query").members().forEach(merged::put);
    yaml.part("query").members().forEach(merged::put);
    return new Yaml(merged);
  }

  private Yaml either(String name) {
    return yaml.has(name) ? yaml : defaults;
  }
}
