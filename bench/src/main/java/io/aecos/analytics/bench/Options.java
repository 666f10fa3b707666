package io.aecos.analytics.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure: which parts, on how many generated events, how many of a hundred of which are
 * amended later, how many dashboards are open, on which workspace (null = without), in which data
 * directory of generated events that is kept (null = a new one each time), in which empty
 * PostgreSQL schema two servers share a ledger (null = without), where to write the results and
 * where to put files meanwhile.
 */
record Options(
    List<String> parts,
    long events,
    int amended,
    int dashboards,
    @Nullable Path workspace,
    @Nullable Path firm,
    @Nullable String ledger,
    Path root,
    Path out,
    Path work) {
  private static final long DEFAULT_EVENTS = 1_000_000;
  private static final int DEFAULT_DASHBOARDS = 200;

  static Options parse(List<String> arguments, Set<String> known) {
    List<String> parts = new ArrayList<>();
    Path root = Path.of(System.getProperty("bench.root", "."));
    long events = DEFAULT_EVENTS;
    int amended = 0;
    int dashboards = DEFAULT_DASHBOARDS;
    Path workspace = null;
    Path firm = null;
    String ledger = null;
    Path out = root.resolve("bench/RESULTS.md");
    Path work = root.resolve("bench/target/work");
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--events" -> events = Long.parseLong(value(arguments, ++i).replace("_", ""));
        case "--amended" -> amended = Integer.parseInt(value(arguments, ++i));
        case "--dashboards" -> dashboards = Integer.parseInt(value(arguments, ++i));
        case "--workspace" -> workspace = Path.of(value(arguments, ++i)).toAbsolutePath();
        case "--firm" -> firm = Path.of(value(arguments, ++i)).toAbsolutePath();
        case "--ledger" -> ledger = value(arguments, ++i);
        case "--out" -> out = Path.of(value(arguments, ++i));
        case "--work" -> work = Path.of(value(arguments, ++i));
        default -> parts.add(part(argument, known));
      }
    }
    boolean all = parts.isEmpty();
    if (all) {
      parts.addAll(known);
    }
    require("import", "--workspace DIR", workspace, parts, all);
    require("nodes", "--ledger URL", ledger, parts, all);
    return new Options(
        parts, events, amended, dashboards, workspace, firm, ledger, root, out, work);
  }

  /** Where everything is measured, what lacks its {@code option} is not. */
  private static void require(
      String part, String option, @Nullable Object given, List<String> parts, boolean all) {
    if (given == null && parts.remove(part) && !all) {
      throw new IllegalArgumentException("'" + part + "' needs " + option);
    }
  }

  private static String value(List<String> arguments, int index) {
    if (index >= arguments.size()) {
      throw new IllegalArgumentException(arguments.get(index - 1) + " needs a value");
    }
    return arguments.get(index);
  }

  private static String part(String argument, Set<String> known) {
    if (!known.contains(argument)) {
      throw new IllegalArgumentException(
          "there is no part '"
              + argument
              + "'; there are "
              + String.join(", ", known)
              + ", and the options --events N, --amended PERCENT, --dashboards N, --workspace DIR, --firm DIR, --ledger URL, --out FILE, --work DIR");
    }
    return argument;
  }
}
