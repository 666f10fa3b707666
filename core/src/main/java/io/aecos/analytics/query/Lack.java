package io.aecos.analytics.query;

import io.aecos.analytics.event.EventType;
import io.aecos.analytics.metric.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says in people's words which events lack what; identifiers of the catalogue become their words.
 */
final class Lack {
  private static final String ANY = "any event";
  private static final String WHERE = " where ";

  private Lack() {}

  /** "50 of 50 “scan completed” events have no number for “critical”". */
  static String of(Need need, long missing, long all) {
    String subject = need.subject();
    int where = subject.indexOf(WHERE);
    String which = where < 0 ? "" : subject.substring(where);
    String events = events(where < 0 ? subject : subject.substring(0, where));
    return Completeness.number(missing)
        + " of "
        + Completeness.number(all)
        + " "
        + events
        + which
        + (need.field() ? figure(need.carried()) : " name no " + dimension(need.carried()));
  }

  /** A dimension as people call it: "element type". */
  static String dimension(String name) {
    String words =
        name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.replaceAll(" (guid|id)$", "");
  }

  /** "“task updated” and “lock acquired” events". */
  static String events(Set<EventType> types) {
    return types.stream()
            .map(type -> "“" + type.type().replace('_', ' ') + "”")
            .collect(Collectors.joining(" and "))
        + " events";
  }

  private static String figure(String field) {
    return field.equals("value")
        ? " have no number"
        : " have no number for “" + dimension(field) + "”";
  }

  private static String events(String subject) {
    if (subject.equals(ANY)) {
      return "events";
    }
    List<String> names = new ArrayList<>();
    for (String type : subject.split(" or ", -1)) {
      int slash = type.indexOf('/');
      String kind = type.substring(slash + 1);
      names.add(kind.equals("*") ? type.substring(0, slash) : "“" + kind.replace('_', ' ') + "”");
    }
    return String.join(" or ", names) + " events";
  }
}
