package io.aecos.analytics.event;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.event.EventDefinition.AttributeKind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads the {@code events} of catalogue files one after the other. What a later one says of a type
 * overrides what was said before; what it does not say stays, and its aliases and attributes are
 * added to those that are there.
 */
final class EventCatalogReader {
  private static final List<String> UNITS =
      List.of("none", "count", "fraction", "pass_fail", "ms", "usd", "days", "hours", "percent");

  private final Map<EventType, EventDefinition> definitions = new LinkedHashMap<>();
  private final Map<String, AttributeKind> kinds = new HashMap<>();
  private String file = "";

  Map<EventType, EventDefinition> definitions() {
    return definitions;
  }

  /** Reads one file; parts other than {@code events} belong to other readers. */
  void read(String fileName, String yaml) {
    file = fileName;
    Node root = compose(yaml).orElse(null);
    if (root == null) {
      return;
    }
    Node events = members(root, "a catalogue").get("events");
    if (events != null) {
      for (NodeTuple entry : mapping(events, "'events'").getValue()) {
        define(entry.getKeyNode(), entry.getValueNode());
      }
    }
  }

  private Optional<Node> compose(String yaml) {
    LoadSettings settings = LoadSettings.builder().setLabel(file).build();
    try {
      return new Compose(settings).composeString(yaml);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw invalid(line, String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw invalid(0, String.valueOf(e.getMessage()));
    }
  }

  private void define(Node name, Node body) {
    EventType type = type(name);
    EventDefinition before = definitions.getOrDefault(type, EventDefinition.blank(type));
    String meaning = before.meaning();
    String unit = before.unit();
    EventType hook = before.hook();
    Map<String, AttributeKind> attributes = new LinkedHashMap<>(before.attributes());
    int version = before.version();
    Set<EventType> aliases = new LinkedHashSet<>(before.aliases());
    String valueFrom = before.valueFrom();
    for (NodeTuple entry : mapping(body, "'" + type + "'").getValue()) {
      Node value = entry.getValueNode();
      switch (scalar(entry.getKeyNode())) {
        case "meaning" -> meaning = scalar(value);
        case "unit" -> unit = oneOf(value, UNITS);
        case "hook" -> hook = type(value);
        case "attributes" -> attributes.putAll(attributes(value));
        case "version" -> version = version(value);
        case "aliases" -> aliases.addAll(aliases(value));
        case "valueFrom" -> valueFrom = attributeName(value);
        default ->
            throw invalid(
                entry.getKeyNode(),
                "an event has meaning, unit, hook, attributes, version, aliases and valueFrom, nothing"
                    + " else");
      }
    }
    if (meaning.isBlank()) {
      throw invalid(name, type + " needs a meaning");
    }
    definitions.put(
        type,
        new EventDefinition(
            type, meaning, unit, hook, attributes, version, List.copyOf(aliases), valueFrom));
  }

  private List<EventType> aliases(Node node) {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(this::type).toList();
    }
    throw invalid(node, "'aliases' is a list of names");
  }

  private String attributeName(Node node) {
    String name = scalar(node);
    if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,59}")) {
      throw invalid(node, "'" + name + "' is no attribute name");
    }
    return name;
  }

  private Map<String, AttributeKind> attributes(Node node) {
    Map<String, AttributeKind> attributes = new LinkedHashMap<>();
    for (NodeTuple entry : mapping(node, "'attributes'").getValue()) {
      String name = attributeName(entry.getKeyNode());
      AttributeKind kind =
          AttributeKind.valueOf(
              oneOf(entry.getValueNode(), List.of("text", "person", "number"))
                  .toUpperCase(Locale.ROOT));
      AttributeKind before = kinds.putIfAbsent(name, kind);
      if (before != null && before.isText() != kind.isText()) {
        throw invalid(entry.getKeyNode(), "'" + name + "' is declared as " + before + " elsewhere");
      }
      attributes.put(name, kind);
    }
    return attributes;
  }

  private int version(Node node) {
    String text = scalar(node);
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw invalid(node, "'" + text + "' is no version; versions count from 1");
    }
    return Integer.parseInt(text);
  }

  private EventType type(Node node) {
    try {
      return EventType.parse(scalar(node));
    } catch (IllegalArgumentException e) {
      throw invalid(node, String.valueOf(e.getMessage()));
    }
  }

  private String oneOf(Node node, List<String> allowed) {
    String text = scalar(node);
    if (!allowed.contains(text)) {
      throw invalid(node, "'" + text + "' is none of " + String.join(", ", allowed));
    }
    return text;
  }

  private Map<String, Node> members(Node node, String what) {
    Map<String, Node> members = new LinkedHashMap<>();
    for (NodeTuple entry : mapping(node, what).getValue()) {
      members.put(scalar(entry.getKeyNode()), entry.getValueNode());
    }
    return members;
  }

  private MappingNode mapping(Node node, String what) {
    if (node instanceof MappingNode mapping) {
      return mapping;
    }
    throw invalid(node, what + " is a mapping of names to values");
  }

  private String scalar(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw invalid(node, "one word or text was expected");
  }

  private AnalyticsException invalid(Node node, String problem) {
    return invalid(node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0), problem);
  }

  private AnalyticsException invalid(int line, @Nullable String problem) {
    return new AnalyticsException(
        ErrorCode.INVALID_CATALOG, file + (line > 0 ? ", line " + line : "") + ": " + problem);
  }
}
