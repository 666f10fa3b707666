package io.aecos.analytics.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code user erase}: puts pseudonyms in the place of somebody's names, for good. */
@Command(
    name = "erase",
    description =
        "Lets somebody in no more and puts a pseudonym wherever they are named, for good; no number"
            + " changes. What is known of them is best exported before.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics user erase mia"})
final class UserErase implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "Whom.")
  String name = "";

  @Option(names = "--json", description = "Print the answer as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode erasure = follow(session.api(), Progress.onStderr());
      System.out.println(json ? erasure.toPrettyString() : text(erasure));
      return ExitCodes.DONE;
    }
  }

  /** Stays with it until it ends; it goes on without us, too. */
  private JsonNode follow(Api api, Progress progress) {
    JsonNode erasure = api.delete("/api/users/data?name=" + Api.encoded(name));
    String path = "/api/users/erasure?person=" + Api.encoded(erasure.path("person").asString(""));
    while (erasure.path("state").asString("").equals("running")) {
      progress.show("Erasure", erasure);
      Progress.pause();
      erasure = api.get(path);
    }
    progress.end();
    return erasure;
  }

  private String text(JsonNode erasure) {
    StringBuilder text =
        new StringBuilder(name + " is " + erasure.path("person").asString("") + " from now on.");
    erasure.path("kept").forEach(kept -> text.append("\n- ").append(kept.asString("")));
    return text.toString();
  }
}
