package io.aecos.analytics.server.metrics;

import io.aecos.analytics.metric.Dimensions;
import io.aecos.analytics.projection.Watermark;
import io.aecos.analytics.query.MetricQuery;
import io.aecos.analytics.query.MetricService;
import io.aecos.analytics.query.ViewAnswer;
import io.aecos.analytics.query.ViewQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A view whose queries differ in the filters that narrow them: asked as few times as there are
 * different sets of filters, answered in the order of the queries.
 */
final class NarrowedViews {
  private final ViewQuery view;
  private final List<ViewRequest.QueryJson> asked;
  private final Map<Set<String>, List<Integer>> parts = new LinkedHashMap<>();

  NarrowedViews(ViewQuery view, List<ViewRequest.QueryJson> asked, Dimensions dimensions) {
    this.view = view;
    this.asked = asked;
    for (int i = 0; i < asked.size(); i++) {
      Set<String> ignored = new TreeSet<>();
      for (String name : Objects.requireNonNullElse(asked.get(i).without(), Set.<String>of())) {
        var unused = dimensions.get(name, "queries[" + i + "].without");
        ignored.add(name);
      }
      ignored.retainAll(view.filters().keySet());
      parts.computeIfAbsent(ignored, key -> new ArrayList<>()).add(i);
    }
  }

  ViewAnswer answer(MetricService metrics) {
    ViewAnswer.Result[] results = new ViewAnswer.Result[asked.size()];
    List<ViewAnswer> answers = new ArrayList<>();
    parts.forEach(
        (ignored, indices) -> {
          ViewAnswer answer = metrics.answer(part(ignored, indices));
          answers.add(answer);
          for (int i = 0; i < indices.size(); i++) {
            results[indices.get(i)] = answer.results().get(i);
          }
        });
    ViewAnswer first = answers.get(0);
    return new ViewAnswer(
        List.of(results),
        first.period(),
        first.comparison(),
        first.grain(),
        first.zone(),
        oldest(answers));
  }

  /** Up to where all parts have counted; the ledger may have gone on between two of them. */
  private static Watermark oldest(List<ViewAnswer> answers) {
    return answers.stream()
        .map(ViewAnswer::watermark)
        .reduce(Watermark::older)
        .orElse(Watermark.NOTHING);
  }

  private ViewQuery part(Set<String> ignored, List<Integer> indices) {
    Map<String, Set<String>> filters = new TreeMap<>(view.filters());
    filters.keySet().removeAll(ignored);
    Set<String> names = new TreeSet<>();
    asked.forEach(query -> names.add(String.valueOf(query.metric())));
    List<MetricQuery> queries = new ArrayList<>();
    for (int index : indices) {
      queries.add(asked.get(index).query(index));
    }
    return new ViewQuery(
        view.viewer(),
        view.period(),
        view.comparison(),
        view.grain(),
        view.zone(),
        filters,
        queries,
        names,
        view.against());
  }
}
