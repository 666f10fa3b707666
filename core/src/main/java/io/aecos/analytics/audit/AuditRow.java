package io.aecos.analytics.audit;

import io.aecos.analytics.event.Micros;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as the bytes that its engine has, whatever they are: what is verified is what lies
 * there, not what could be read from it. {@code fields} are in the order of {@link #FIELDS},
 * numbers in decimal digits, and empty where there is no value.
 */
public record AuditRow(long seq, List<byte[]> fields, AuditSeal seal) {
  /** The names of the hashed fields, in their order. */
  public static final List<String> FIELDS =
      List.of(
          "at", "who", "how", "action", "target", "scope", "filters", "size", "outcome", "origin",
          "answers");

  /** The row that an act makes, without its seal. */
  static List<byte[]> fields(AuditAct act) {
    List<byte[]> fields = new ArrayList<>();
    for (String text :
        new String[] {
          Long.toString(Micros.of(act.at())),
          act.actor().who(),
          act.actor().how(),
          act.action(),
          act.target(),
          act.scope(),
          act.filters(),
          number(act.size()),
          act.outcome().name(),
          act.origin(),
          number(act.answers())
        }) {
      fields.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String number(@Nullable Long number) {
    return number == null ? "" : number.toString();
  }
}
