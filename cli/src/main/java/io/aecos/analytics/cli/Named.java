package io.aecos.analytics.cli;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Things that have an id, and a name that several may share. */
final class Named {
  private Named() {}

  /**
   * The id of that one of {@code things} which has the id, or the name where only one has it.
   *
   * @param word what such a thing is called
   */
  static String idOf(JsonNode things, String word, String named) {
    List<String> found = new ArrayList<>();
    for (JsonNode one : things) {
      String id = one.path("id").asString("");
      if (id.equals(named)) {
        return id;
      }
      if (one.path("name").asString("").equals(named)) {
        found.add(id);
      }
    }
    if (found.size() != 1) {
      throw new CommandFailure(
          ExitCodes.USAGE,
          found.isEmpty()
              ? "There is no " + word + " '" + named + "'"
              : "Several are called '" + named + "'; name one by its id: " + found);
    }
    return found.get(0);
  }
}
