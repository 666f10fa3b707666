package io.aecos.analytics.metric;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.snakeyaml.engine.v2.nodes.Tag;

/** A part of a YAML file that knows where it stands, so that complaints name file and line. */
public record YamlPart(String file, Node node) {

  /** The whole of a file; empty if nothing is in it. */
  public static Optional<YamlPart> parse(String file, String yaml) {
    try {
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      return new Compose(settings).composeString(yaml).map(node -> new YamlPart(file, node));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw invalid(file + ", line " + line, String.valueOf(e.getProblem()));
    } catch (YamlEngineException e) {
      throw invalid(file, String.valueOf(e.getMessage()));
    }
  }

  /** File and line, as people write it. */
  public String location() {
    return file + ", line " + node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  public AnalyticsException invalid(String problem) {
    return invalid(location(), problem);
  }

  /** The members of a mapping by name, in order; anything else is an error. */
  public Map<String, YamlPart> members() {
    if (!(node instanceof MappingNode mapping)) {
      throw invalid("a mapping of names to values was expected");
    }
    Map<String, YamlPart> members = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      YamlPart name = new YamlPart(file, entry.getKeyNode());
      YamlPart before = members.put(name.text(), new YamlPart(file, entry.getValueNode()));
      if (before != null) {
        throw name.invalid("'" + name.text() + "' is given twice");
      }
    }
    return members;
  }

  /** Like {@link #members()}, but only these names may occur. */
  public Map<String, YamlPart> members(Set<String> allowed) {
    Map<String, YamlPart> members = members();
    members.forEach(
        (name, part) -> {
          if (!allowed.contains(name)) {
            throw part.invalid("unknown '" + name + "'; known: " + String.join(", ", allowed));
          }
        });
    return members;
  }

  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  public boolean isNull() {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  public boolean isNumber() {
    return node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT));
  }

  public String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw invalid("one word or text was expected");
  }

  public double number() {
    try {
      double number = Double.parseDouble(text());
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw invalid("'" + text() + "' is not a number");
    }
    throw invalid("'" + text() + "' is not a finite number");
  }

  /** The items of a sequence; a single thing counts as a sequence of one. */
  public List<YamlPart> items() {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(item -> new YamlPart(file, item)).toList();
    }
    return List.of(this);
  }

  /** The text as one of an enumeration's lower-case names. */
  public <E extends Enum<E>> E oneOf(Class<E> names) {
    E[] constants = names.getEnumConstants();
    for (E constant : constants) {
      if (constant.name().toLowerCase(java.util.Locale.ROOT).equals(text())) {
        return constant;
      }
    }
    List<String> allowed =
        java.util.Arrays.stream(constants)
            .map(constant -> constant.name().toLowerCase(java.util.Locale.ROOT))
            .toList();
    throw invalid("'" + text() + "' is none of " + String.join(", ", allowed));
  }

  private static AnalyticsException invalid(String location, @Nullable String problem) {
    return new AnalyticsException(ErrorCode.INVALID_CATALOG, location + ": " + problem);
  }
}
