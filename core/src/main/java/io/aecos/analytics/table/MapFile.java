package io.aecos.analytics.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A YAML file that says how a table is to be read: names to texts, or to names and texts. */
public final class MapFile {
  private final Map<String, Object> entries;

  private MapFile(Map<String, Object> entries) {
    this.entries = entries;
  }

  /** Reads {@code yaml}, in which only {@code known} names may stand; null says nothing. */
  public static MapFile parse(@Nullable String yaml, Set<String> known) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (yaml != null && loaded(yaml) instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String name = String.valueOf(entry.getKey());
        if (!known.contains(name)) {
          throw BadTable.map(name, "is unknown", known.stream().sorted().toList());
        }
        if (entry.getValue() != null) {
          entries.put(name, entry.getValue());
        }
      }
    }
    return new MapFile(entries);
  }

  private static @Nullable Object loaded(String yaml) {
    try {
      Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
      if (read != null && !(read instanceof Map<?, ?>)) {
        throw BadTable.map(
            "", "names with values were expected, such as 'dates: day-first'", List.of());
      }
      return read;
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw BadTable.map("line " + line, String.valueOf(e.getProblem()), List.of());
    } catch (YamlEngineException e) {
      throw BadTable.map("", "is no YAML: " + e.getMessage(), List.of());
    }
  }

  /** One entry as text; null where it is not there. */
  public @Nullable String text(String name) {
    Object value = entries.get(name);
    if (value instanceof Map || value instanceof List) {
      throw BadTable.map(name, "is one word or text", List.of());
    }
    return value == null ? null : value.toString();
  }

  /** One entry as texts by name; empty where it is not there. */
  public Map<String, String> texts(String name) {
    Object value = entries.get(name);
    Map<String, String> texts = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, text) -> texts.put(String.valueOf(key), String.valueOf(text)));
    } else if (value != null) {
      throw BadTable.map(name, "is a list of names with a text each", List.of());
    }
    return texts;
  }
}
