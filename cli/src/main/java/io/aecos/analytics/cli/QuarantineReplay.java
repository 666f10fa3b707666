package io.aecos.analytics.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** {@code quarantine replay}: mends items and stores them as events. */
@Command(
    name = "replay",
    description = {
      "Mends items and stores them as events. All of them are mended in the same way; one that is",
      "still no event stays open, and the exit code is 1."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "A member is a field of the event (value) or an attribute (attributes.name).",
      "Example: aecos analytics quarantine replay ID --set value=0.97 --to-attribute colour"
    })
final class QuarantineReplay implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Mixin QuarantineChoice choice = new QuarantineChoice();

  @Option(
      names = "--set",
      paramLabel = "MEMBER=VALUE",
      description = "Give a member a value: JSON, or text.")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      description = "Carry a member under another name.")
  Map<String, String> rename = new LinkedHashMap<>();

  @Option(
      names = "--to-attribute",
      paramLabel = "MEMBER",
      description = "Keep a member that is no field of an event as an attribute.")
  List<String> toAttributes = List.of();

  @Option(names = "--remove", paramLabel = "MEMBER", description = "Leave a member out.")
  List<String> remove = List.of();

  @Option(
      names = "--replace",
      paramLabel = "JSON",
      description = "The whole event, for an item that is no JSON.")
  @Nullable String replace;

  @Option(names = "--json", description = "Print how many were replayed and stay open as JSON.")
  boolean json;

  private int replayed;

  @Override
  public Integer call() {
    Map<String, Object> mapping = mapping();
    Map<String, Object> select = choice.selection();
    try (Session session = Session.open(data)) {
      int failed = select == null ? 0 : replay(session.api(), select, mapping);
      for (UUID id : choice.ids) {
        failed += replay(session.api(), id, mapping) ? 0 : 1;
      }
      if (json) {
        System.out.println(
            Api.JSON
                .createObjectNode()
                .put("replayed", replayed)
                .put("open", failed)
                .toPrettyString());
      }
      return failed == 0 ? ExitCodes.DONE : ExitCodes.FINDING;
    }
  }

  /** Replays all that are alike; answers how many stay open. */
  private int replay(Api api, Map<String, Object> select, Map<String, Object> mapping) {
    JsonNode answer =
        api.post("/api/quarantine/replay", Map.of("select", select, "mapping", mapping));
    int open = answer.path("open").asInt(0);
    for (JsonNode failure : answer.path("failures")) {
      System.err.println(failure.path("id").asString("") + " " + QuarantineList.why(failure));
    }
    int done = answer.path("replayed").asInt(0);
    replayed += done;
    say(done + " replayed, " + open + " stay open");
    return open;
  }

  private boolean replay(Api api, UUID id, Map<String, Object> mapping) {
    try {
      JsonNode item = api.post("/api/quarantine/" + id + "/replay", mapping);
      replayed++;
      say(id + " replayed, " + item.path("decision").path("reason").asString(""));
      return true;
    } catch (CommandFailure e) {
      if (e.exitCode() == ExitCodes.UNREACHABLE) {
        throw e;
      }
      System.err.println(id + " " + e.getMessage());
      return false;
    }
  }

  private void say(String line) {
    if (!json) {
      System.out.println(line);
    }
  }

  private Map<String, Object> mapping() {
    Map<String, Object> mapping = new HashMap<>();
    mapping.put("rename", rename);
    mapping.put("toAttributes", toAttributes);
    mapping.put("remove", remove);
    Map<String, Object> values = new LinkedHashMap<>();
    set.forEach((member, value) -> values.put(member, value(value)));
    mapping.put("set", values);
    if (replace != null) {
      mapping.put("replace", value(replace));
    }
    return mapping;
  }

  /** Text needs no quotes: what is no JSON is meant as it stands. */
  private static Object value(String text) {
    try {
      return Api.JSON.readTree(text);
    } catch (JacksonException e) {
      return text;
    }
  }
}
