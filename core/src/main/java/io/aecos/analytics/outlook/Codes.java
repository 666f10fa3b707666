package io.aecos.analytics.outlook;

import io.aecos.analytics.outlook.OutlookAnswer.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The codes that updates were about, and the classes that the rules of each look at: those that its
 * rules were evaluated on. A code without any is taken for the others of its family.
 */
final class Codes {
  private final Map<String, Set<String>> classes;

  Codes(Map<String, Set<String>> classes) {
    this.classes = classes;
  }

  Set<String> classesOf(RuleUpdate update) {
    Set<String> own = classes.getOrDefault(update.code(), Set.of());
    if (!own.isEmpty()) {
      return own;
    }
    Set<String> family = new TreeSet<>();
    classes.forEach(
        (code, types) -> {
          if (code.startsWith(update.family())) {
            family.addAll(types);
          }
        });
    return family;
  }

  /** One for each family of editions, the most often updated first. */
  List<Code> of(List<RuleUpdate> updates, Library library, Instant now) {
    Map<String, List<RuleUpdate>> families = new LinkedHashMap<>();
    updates.forEach(
        update ->
            families.computeIfAbsent(update.family(), family -> new ArrayList<>()).add(update));
    List<Code> codes = new ArrayList<>();
    for (List<RuleUpdate> own : families.values()) {
      RuleUpdate last = own.get(own.size() - 1);
      Set<String> types = classesOf(last);
      codes.add(
          new Code(
              last.code(),
              own.size(),
              last.at(),
              own.size() < 2
                  ? null
                  : (Double) Arrays.stream(Cadence.gaps(own)).average().orElseThrow(),
              (double) own.size() / updates.size(),
              library.concerned(now, last.code(), types),
              List.copyOf(types)));
    }
    codes.sort(
        java.util.Comparator.comparingInt(Code::updates).thenComparing(Code::last).reversed());
    return codes;
  }
}
