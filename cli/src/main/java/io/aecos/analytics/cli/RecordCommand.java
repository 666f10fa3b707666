package io.aecos.analytics.cli;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code record}: delivers one event. */
@Command(
    name = "record",
    description = {
      "Record one event. NAME=VALUE sets a field of the event or, else, an attribute: a number where",
      "the event catalogue says so, else text as it stands, or JSON where it begins with {, [ or \"."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics record deployment health_check 1 --project tower",
      "  aecos analytics record project actual_cost 1480.50 --project tower elementGuid=2O2Fr$t4X7Zf8NOew3FLOH"
    })
final class RecordCommand implements Callable<Integer> {
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "occurredAt",
          "user",
          "project",
          "discipline",
          "elementGuid",
          "elementType",
          "templateId",
          "region",
          "codeEdition",
          "source");

  @Mixin DataOptions data = new DataOptions();

  @Parameters(index = "0", paramLabel = "MODULE")
  String module = "";

  @Parameters(index = "1", paramLabel = "TYPE")
  String type = "";

  @Parameters(index = "2..*", paramLabel = "[VALUE] [NAME=VALUE]…", arity = "0..*")
  List<String> rest = List.of();

  @Option(names = "--user", paramLabel = "U", description = "Who did it.")
  @Nullable String user;

  @Option(names = "--project", paramLabel = "P", description = "In which project.")
  @Nullable String project;

  @Option(names = "--json", description = "Print the receipt as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      Map<String, Object> event = event(new EventKinds(session.api(), module, type));
      JsonNode receipt = session.api().post("/api/events", event);
      System.out.println(json ? receipt.toPrettyString() : text(receipt, event));
      boolean taken = receipt.path("quarantined").isEmpty() && receipt.path("refused").isEmpty();
      return taken ? ExitCodes.DONE : ExitCodes.FINDING;
    }
  }

  private Map<String, Object> event(EventKinds kinds) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", UUID.randomUUID().toString());
    event.put("occurredAt", Instant.now().toString());
    event.put("module", module);
    event.put("type", type);
    event.put("source", "cli");
    if (user != null) {
      event.put("user", user);
    }
    if (project != null) {
      event.put("project", project);
    }
    Map<String, Object> attributes = new LinkedHashMap<>();
    once();
    for (int i = 0; i < rest.size(); i++) {
      put(rest.get(i), i, event, attributes, kinds);
    }
    if (!attributes.isEmpty()) {
      event.put("attributes", attributes);
    }
    return event;
  }

  /** Of two values for one name, nobody knows which is meant. */
  private void once() {
    Set<String> said = new HashSet<>();
    if (user != null) {
      said.add("user");
    }
    if (project != null) {
      said.add("project");
    }
    for (int i = 0; i < rest.size(); i++) {
      int cut = rest.get(i).indexOf('=');
      String name = cut > 0 ? rest.get(i).substring(0, cut) : i == 0 ? "value" : rest.get(i);
      if (!said.add(name)) {
        throw new CommandFailure(ExitCodes.USAGE, "'" + name + "' is said twice");
      }
    }
  }

  private static void put(
      String argument,
      int index,
      Map<String, Object> event,
      Map<String, Object> attributes,
      EventKinds kinds) {
    int cut = argument.indexOf('=');
    if (cut > 0) {
      String name = argument.substring(0, cut);
      String value = argument.substring(cut + 1);
      if (FIELDS.contains(name)) {
        event.put(name, value);
      } else if (name.equals("value") && EventKinds.isNumber(value)) {
        event.put(name, new BigDecimal(value));
      } else if (name.equals("value")) {
        throw new CommandFailure(ExitCodes.USAGE, "value: '" + value + "' is no number");
      } else {
        attributes.put(name, kinds.attribute(name, value));
      }
    } else if (index == 0 && EventKinds.isNumber(argument)) {
      event.put("value", new BigDecimal(argument));
    } else {
      throw new CommandFailure(
          ExitCodes.USAGE, "'" + argument + "' is neither a number nor NAME=VALUE");
    }
  }

  private static String text(JsonNode receipt, Map<String, Object> event) {
    for (String outcome : List.of("quarantined", "refused")) {
      if (!receipt.path(outcome).isEmpty()) {
        return outcome + ": " + receipt.path(outcome).get(0).path("reason").asString("");
      }
    }
    boolean stored = receipt.path("stored").asInt(0) == 1;
    return (stored ? "stored " : "already there: ") + event.get("id");
  }
}
