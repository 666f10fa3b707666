package io.aecos.analytics.projection;

import io.aecos.analytics.event.Event;
import io.aecos.analytics.event.Micros;
import io.aecos.analytics.ledger.LedgerRow;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up hashes of all values of all rows, column by column, each together with the row that it
 * stands in, so that the order in which they come does not matter and an engine can add up its
 * columns itself. Which attributes have columns of their own there does not matter either. Equal
 * content gives equal fingerprints on every engine and for the ledger itself. Not safe for use by
 * two threads.
 */
public final class ContentHash {
  public static final String ID = "id";
  public static final String OCCURRED = "occurredAt";
  public static final String RECEIVED = "receivedAt";
  public static final String VALUE = "value";

  private static final String ATTRIBUTE = "attributes.";
  private static final EventColumn[] COLUMNS = EventColumn.values();

  private final Map<String, CellSum> fields = new HashMap<>();
  private final Map<String, CellSum> attributes = new HashMap<>();
  private final CellSum ids = field(ID);
  private final CellSum occurred = field(OCCURRED);
  private final CellSum received = field(RECEIVED);
  private final CellSum values = field(VALUE);
  private final CellSum[] texts = new CellSum[COLUMNS.length];

  public ContentHash() {
    for (int i = 0; i < COLUMNS.length; i++) {
      texts[i] = field(COLUMNS[i].columnName());
    }
  }

  /** Adds one row as it is projected: amendments applied, amendments themselves left out. */
  public void add(LedgerRow row) {
    each(row, CellSum::add);
  }

  /** Takes out a row that was added as it is here. */
  public void remove(LedgerRow row) {
    each(row, CellSum::remove);
  }

  /**
   * Adds what an engine has added up itself: {@code cells} values of the column {@code field},
   * which is named here or by an {@link EventColumn}.
   */
  public void addField(String field, long cells, BigInteger sum) {
    field(field).add(cells, sum);
  }

  /** As {@link #addField}, of an attribute of which all these values are texts or numbers. */
  public void addAttribute(String name, long cells, BigInteger sum) {
    attribute(name).add(cells, sum);
  }

  /** Adds attributes of row {@code seq}, of which an engine has not added up the column. */
  public void addAttributes(long seq, Map<String, Object> some) {
    attributes(CellHash.of(seq), some, CellSum::add);
  }

  /** Takes out attributes of row {@code seq} that were added as they are here. */
  public void removeAttributes(long seq, Map<String, Object> some) {
    attributes(CellHash.of(seq), some, CellSum::remove);
  }

  public Fingerprint fingerprint() {
    Map<String, CellSum> columns = new TreeMap<>(fields);
    attributes.forEach((name, sum) -> columns.put(ATTRIBUTE + name, sum));
    MessageDigest sha256 = sha256();
    columns.forEach(
        (name, sum) -> {
          if (sum.cells() != 0) {
            String line = name + '\0' + sum.cells() + '\0' + sum.sum() + '\n';
            sha256.update(line.getBytes(StandardCharsets.UTF_8));
          }
        });
    return new Fingerprint(ids.cells(), HexFormat.of().formatHex(sha256.digest()));
  }

  /** What is done with the hash of a cell. */
  @FunctionalInterface
  private interface Step {
    void take(CellSum sum, long hash);
  }

  private void each(LedgerRow row, Step step) {
    Event event = row.event();
    long at = CellHash.of(row.seq());
    step.take(ids, CellHash.in(at, CellHash.of(event.id())));
    step.take(occurred, CellHash.in(at, CellHash.of(event.occurredMicros())));
    step.take(received, CellHash.in(at, CellHash.of(Micros.of(row.receivedAt()))));
    for (int i = 0; i < COLUMNS.length; i++) {
      String text = COLUMNS[i].of(event);
      if (text != null) {
        step.take(texts[i], CellHash.in(at, CellHash.of(text)));
      }
    }
    Double value = event.value();
    if (value != null) {
      step.take(values, CellHash.in(at, CellHash.of(value.doubleValue())));
    }
    attributes(at, event.attributes(), step);
  }

  private void attributes(long at, Map<String, Object> some, Step step) {
    some.forEach((name, value) -> step.take(attribute(name), CellHash.in(at, hash(value))));
  }

  /** Numbers as doubles, since 1 and 1.0 are the same in JSON. */
  private static long hash(@Nullable Object value) {
    if (value instanceof String text) {
      return CellHash.of(text);
    }
    return value instanceof Number number ? CellHash.of(number.doubleValue()) : nested(value);
  }

  /** What is no text and no number; it begins unlike a text. */
  private static long nested(@Nullable Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      out.writeByte(0);
      write(value, out);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return CellHash.of(bytes.toByteArray());
  }

  /** Each value with its kind. */
  private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
    if (value == null) {
      out.writeByte('-');
    } else if (value instanceof String text) {
      out.writeByte('s');
      write(text, out);
    } else if (value instanceof Number number) {
      out.writeByte('n');
      out.writeDouble(number.doubleValue());
    } else if (value instanceof List<?> list) {
      out.writeByte('l');
      out.writeInt(list.size());
      for (Object item : list) {
        write(item, out);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.writeByte('m');
      out.writeInt(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(String.valueOf(entry.getKey()), out);
        write(entry.getValue(), out);
      }
    } else {
      out.writeByte('b');
      write(value.toString(), out);
    }
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private CellSum field(String name) {
    return fields.computeIfAbsent(name, column -> new CellSum());
  }

  private CellSum attribute(String name) {
    return attributes.computeIfAbsent(name, column -> new CellSum());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
