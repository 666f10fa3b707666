package io.aecos.analytics.server.settings;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One mapping of the file, which knows where it stands. */
final class ConfigPart {
  private final String file;
  private final @Nullable Node node;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();

  private ConfigPart(String file, String name, @Nullable Node node) {
    this.file = file;
    this.node = node;
    if (node == null || isNull(node)) {
      return;
    }
    if (!(node instanceof MappingNode mapping)) {
      throw failure(
          node,
          (name.isEmpty() ? "the file" : "'" + name + "'")
              + " has no value itself, but names with values, each on a line of its own below it");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = scalar(tuple.getKeyNode());
      if (keys.put(key, tuple.getKeyNode()) != null) {
        throw failure(tuple.getKeyNode(), "'" + key + "' stands here twice");
      }
      values.put(key, tuple.getValueNode());
    }
  }

  static ConfigPart root(String file, Node node) {
    return new ConfigPart(file, "", node);
  }

  /** Fails for the first key that is none of {@code names}. */
  void allow(String... names) {
    for (Map.Entry<String, Node> key : keys.entrySet()) {
      if (!List.of(names).contains(key.getKey())) {
        throw failure(
            key.getValue(),
            "unknown key '" + key.getKey() + "'; known here: " + String.join(", ", names));
      }
    }
  }

  ConfigPart part(String name) {
    return new ConfigPart(file, name, values.get(name));
  }

  List<ConfigPart> parts(String name) {
    return items(name).stream().map(item -> new ConfigPart(file, name, item)).toList();
  }

  @Nullable String text(String name) {
    Node value = values.get(name);
    return value == null || isNull(value) ? null : scalar(value);
  }

  List<String> texts(String name, List<String> otherwise) {
    return values.containsKey(name) ? items(name).stream().map(this::scalar).toList() : otherwise;
  }

  /** Whether there is anything under {@code name}. */
  boolean says(String name) {
    Node value = values.get(name);
    return value != null && !isNull(value);
  }

  /** A text that must be given. */
  String needed(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      throw failure(node, "'" + name + "' is missing");
    }
    return text;
  }

  /** Names and a text for each, in the order of the file. */
  Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    part(name).values.forEach((key, value) -> pairs.put(key, scalar(value)));
    return pairs;
  }

  int integer(String name, int otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("-?[0-9]{1,9}")) {
      throw invalid(name, "must be a whole number, not '" + text + "'");
    }
    return Integer.parseInt(text);
  }

  /** A number of at least 0. */
  double amount(String name, double otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,12}(\\.[0-9]+)?")) {
      throw invalid(name, "must be a number of at least 0, not '" + text + "'");
    }
    return Double.parseDouble(text);
  }

  /** A number above 0 that must be given. */
  double positive(String name) {
    String text = text(name);
    if (text == null) {
      throw failure(node, "'" + name + "' is missing");
    }
    if (!text.matches("[0-9]{1,9}(\\.[0-9]+)?") || Double.parseDouble(text) <= 0) {
      throw invalid(name, "must be a number above 0, not '" + text + "'");
    }
    return Double.parseDouble(text);
  }

  boolean flag(String name, boolean otherwise) {
    String text = text(name);
    if (text == null) {
      return otherwise;
    }
    if (!text.equals("true") && !text.equals("false")) {
      throw invalid(name, "must be true or false, not '" + text + "'");
    }
    return text.equals("true");
  }

  /** Makes a settings record whose own validation may refuse the values. */
  <T> T valid(Supplier<T> record) {
    try {
      return record.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw failure(node, String.valueOf(e.getMessage()));
    }
  }

  /** What is wrong with all of this. */
  AnalyticsException mistaken(String reason) {
    return failure(node, reason);
  }

  AnalyticsException invalid(String name, String reason) {
    return failure(values.get(name), "'" + name + "' " + reason);
  }

  private List<Node> items(String name) {
    Node value = values.get(name);
    if (value == null || isNull(value)) {
      return List.of();
    }
    if (!(value instanceof SequenceNode sequence)) {
      throw failure(value, "'" + name + "' must be a list");
    }
    return sequence.getValue();
  }

  private String scalar(Node value) {
    if (!(value instanceof ScalarNode scalar)) {
      throw failure(value, "a single value was expected here");
    }
    return scalar.getValue();
  }

  private static boolean isNull(Node value) {
    return value.getTag().equals(Tag.NULL);
  }

  private AnalyticsException failure(@Nullable Node at, String reason) {
    String line =
        at == null ? "" : at.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    String shown = reason.replaceAll("//[^/\\s]*@", "//***@");
    return new AnalyticsException(ErrorCode.INVALID_CONFIGURATION, file + line + ": " + shown);
  }
}
