package io.aecos.analytics.client;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes whatever a host hands over as an attribute, within limits: text to {@link #MAX_TEXT}
 * characters, containers to {@link #MAX_DEPTH} levels (so a map that contains itself ends), all
 * attributes of one event to {@link #MAX_WEIGHT}. What is no data is written as its text. An
 * attribute that cannot be written leaves no trace in the event but a count.
 */
final class AttributeWriter {
  static final int MAX_NAME = 200;
  static final int MAX_TEXT = 4096;
  static final int MAX_DEPTH = 8;
  static final int MAX_WEIGHT = 60_000;
  private static final String CUT = "…";

  private final JsonBuffer json;
  private final Tally<Mending> mended;
  private int weight;

  AttributeWriter(JsonBuffer json, Tally<Mending> mended) {
    this.json = json;
    this.mended = mended;
  }

  /** The attributes object of the first {@code count} names and values; names are distinct. */
  void write(String[] names, @Nullable Object[] values, int count) {
    weight = 0;
    json.raw('{');
    int start = json.length();
    for (int i = 0; i < count; i++) {
      member(names[i], values[i], start, 1);
    }
    json.raw('}');
  }

  private void member(String name, @Nullable Object value, int start, int depth) {
    int before = json.length();
    int weightBefore = weight;
    if (before > start) {
      json.raw(',');
    }
    weigh(name.length() + 4);
    json.text(name, MAX_NAME);
    json.raw(':');
    if (!tryValue(value, depth) || (depth == 1 && weight > MAX_WEIGHT)) {
      if (depth == 1 && weight > MAX_WEIGHT) {
        mended.count(Mending.BAD_ATTRIBUTE);
      }
      json.cutTo(before);
      weight = weightBefore;
    }
  }

  /** Whether a value was written; a host's own code may run here (iterators, toString). */
  private boolean tryValue(@Nullable Object value, int depth) {
    try {
      return value(value, depth);
    } catch (RuntimeException | StackOverflowError e) {
      mended.count(Mending.BAD_ATTRIBUTE);
      return false;
    }
  }

  private boolean value(@Nullable Object value, int depth) {
    if (value == null) {
      return false;
    }
    if (value instanceof String text) {
      text(text);
    } else if (value instanceof Number number) {
      return number(number);
    } else if (value instanceof Boolean) {
      weigh(9);
      json.raw(Ascii.bytes(value.toString()));
    } else if (value instanceof Optional<?> optional) {
      return value(optional.orElse(null), depth);
    } else if (value instanceof Map<?, ?> map) {
      map(map, depth + 1);
    } else if (value instanceof Collection<?> || value.getClass().isArray()) {
      list(value, depth + 1);
    } else {
      text(String.valueOf(value));
    }
    return true;
  }

  private void text(String text) {
    int before = json.length();
    json.text(text, MAX_TEXT);
    weigh(json.length() - before + 2);
  }

  private boolean number(Number number) {
    weigh(9);
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte
        || (number instanceof BigInteger big && big.bitLength() < Long.SIZE)) {
      json.number(number.longValue());
      return true;
    }
    double value = number instanceof Float ? decimal((Float) number) : number.doubleValue();
    if (!Double.isFinite(value)) {
      mended.count(Mending.NOT_FINITE);
      return false;
    }
    json.number(value);
    return true;
  }

  /** 0.1f is meant as 0.1, not as 0.10000000149011612. */
  private static double decimal(Float number) {
    return number.isNaN() || number.isInfinite()
        ? number.doubleValue()
        : Double.parseDouble(number.toString());
  }

  private void map(Map<?, ?> map, int depth) {
    if (tooDeep(depth)) {
      return;
    }
    json.raw('{');
    int start = json.length();
    Set<String> names = new HashSet<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String name = Texts.name(String.valueOf(entry.getKey()));
      if (tooMuch()) {
        break;
      }
      if (names.add(name)) {
        member(name, entry.getValue(), start, depth);
      } else {
        mended.count(Mending.BAD_ATTRIBUTE);
      }
    }
    json.raw('}');
  }

  private void list(Object list, int depth) {
    if (tooDeep(depth)) {
      return;
    }
    json.raw('[');
    int start = json.length();
    if (list instanceof Collection<?> collection) {
      for (Object item : collection) {
        if (tooMuch()) {
          break;
        }
        item(item, start, depth);
      }
    } else {
      array(list, start, depth);
    }
    json.raw(']');
  }

  private void array(Object array, int start, int depth) {
    int size = Array.getLength(array);
    for (int i = 0; i < size && !tooMuch(); i++) {
      item(Array.get(array, i), start, depth);
    }
  }

  private void item(@Nullable Object item, int start, int depth) {
    int before = json.length();
    if (before > start) {
      json.raw(',');
    }
    weigh(1);
    if (!tryValue(item, depth)) {
      json.cutTo(before);
    }
  }

  private boolean tooDeep(int depth) {
    if (depth > MAX_DEPTH) {
      mended.count(Mending.BAD_ATTRIBUTE);
      text(CUT);
      return true;
    }
    return false;
  }

  /** Stops a container early enough to stay below the limit of an event's attributes. */
  private boolean tooMuch() {
    if (weight > MAX_WEIGHT - MAX_TEXT - MAX_NAME) {
      mended.count(Mending.BAD_ATTRIBUTE);
      return true;
    }
    return false;
  }

  private void weigh(int more) {
    weight += more;
  }
}
