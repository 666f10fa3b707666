package io.aecos.analytics.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads bodies that {@link EventJson#writeBody} wrote, one after the other, for those who read
 * many: gives the same as {@link EventJson#readBody}, at a tenth of its allocations. What is rare
 * in a body (escaped characters, lists, objects, anything written in another way) is left to that
 * one. For one thread.
 */
public final class BodyReader {
  /** So many digits a long holds. */
  private static final int LONG_DIGITS = 18;

  /** So many digits a double holds exactly, and so are the powers of ten of as many zeros. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = new double[EXACT_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private final KnownTexts known = new KnownTexts();
  private String[] names = new String[16];
  private Object[] values = new Object[16];
  private byte[] json = {};
  private int at;

  /** The event of that id and time whose body this is. */
  public Event read(UUID id, Instant occurredAt, byte[] body) {
    json = body;
    at = 0;
    try {
      EventDraft draft = new EventDraft();
      draft.id = id;
      draft.occurredAt = occurredAt;
      readFields(draft);
      return draft.build("");
    } catch (Unusual | ArrayIndexOutOfBoundsException e) {
      return EventJson.readBody(id, occurredAt, body);
    }
  }

  /** The body has something that is read elsewhere. */
  private static final class Unusual extends Exception {
    private static final Unusual FOUND = new Unusual();

    private Unusual() {
      super(null, null, false, false);
    }
  }

  private void readFields(EventDraft draft) throws Unusual {
    expect('{');
    do {
      String name = name();
      switch (name) {
        case "module" -> draft.module = told();
        case "type" -> draft.type = told();
        case "user" -> draft.user = told();
        case "project" -> draft.project = told();
        case "discipline" -> draft.discipline = told();
        case "elementGuid" -> draft.elementGuid = told();
        case "elementType" -> draft.elementType = told();
        case "templateId" -> draft.templateId = told();
        case "region" -> draft.region = told();
        case "codeEdition" -> draft.codeEdition = told();
        case "value" -> draft.value = ((Number) number()).doubleValue();
        case "attributes" -> draft.attributes = attributes();
        case "source" -> draft.source = told();
        default -> throw Unusual.FOUND;
      }
    } while (goesOn());
    if (at != json.length) {
      throw Unusual.FOUND;
    }
  }

  private Map<String, Object> attributes() throws Unusual {
    expect('{');
    int size = 0;
    do {
      String name = name();
      if (size > 0 && names[size - 1].compareTo(name) >= 0) {
        throw Unusual.FOUND;
      }
      if (size == names.length) {
        names = Arrays.copyOf(names, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      names[size] = name;
      values[size++] = value();
    } while (goesOn());
    return new Attributes(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
  }

  /** Whether another member follows, else the object ends. */
  private boolean goesOn() throws Unusual {
    byte next = json[at++];
    if (next != ',' && next != '}') {
      throw Unusual.FOUND;
    }
    return next == ',';
  }

  private void expect(char c) throws Unusual {
    if (json[at++] != c) {
      throw Unusual.FOUND;
    }
  }

  private String name() throws Unusual {
    String name = text();
    expect(':');
    return name;
  }

  private @Nullable String told() throws Unusual {
    String text = text();
    return Names.normal(text) == null ? null : text;
  }

  private Object value() throws Unusual {
    return switch (json[at]) {
      case '"' -> text();
      case 't' -> word("true", Boolean.TRUE);
      case 'f' -> word("false", Boolean.FALSE);
      default -> number();
    };
  }

  private Object word(String word, Boolean meant) throws Unusual {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return meant;
  }

  private String text() throws Unusual {
    expect('"');
    int start = at;
    int hash = 0;
    byte next = json[at];
    while (next != '"') {
      if (next == '\\' || next >= 0 && next < ' ') {
        throw Unusual.FOUND;
      }
      hash = 31 * hash + next;
      next = json[++at];
    }
    return known.text(json, start, at++, hash);
  }

  /** A whole number or a decimal as {@link JsonValues} reads it. */
  private Object number() throws Unusual {
    int start = at;
    boolean negative = json[at] == '-';
    if (negative) {
      at++;
    }
    int first = at;
    int point = -1;
    long digits = 0;
    byte next = json[at];
    while (next >= '0' && next <= '9' || next == '.' && point < 0) {
      if (next == '.') {
        point = at;
      } else {
        digits = 10 * digits + next - '0';
      }
      next = json[++at];
    }
    int count = at - first - (point < 0 ? 0 : 1);
    if (count == 0 || count > LONG_DIGITS || next != ',' && next != '}') {
      at = start;
      return longNumber();
    }
    if (point < 0) {
      return negative ? -digits : digits;
    }
    if (count > EXACT_DIGITS) {
      at = start;
      return longNumber();
    }
    double decimal = digits / POWERS[at - point - 1];
    return negative ? -decimal : decimal;
  }

  /** One with an exponent, or with many digits. */
  private Object longNumber() throws Unusual {
    int start = at;
    while (json[at] != ',' && json[at] != '}') {
      at++;
    }
    String written = new String(json, start, at - start, StandardCharsets.US_ASCII);
    if (written.isEmpty() || !written.chars().allMatch(c -> "+-.0123456789eE".indexOf(c) >= 0)) {
      throw Unusual.FOUND;
    }
    if (written.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
      throw Unusual.FOUND;
    }
    return JsonValues.decimal(written, "attributes");
  }
}
