package io.aecos.analytics.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code baseline set}: lays a baseline down. */
@Command(
    name = "set",
    description = "Lays down what an element takes by hand; one about the same is replaced.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example: aecos analytics baseline set --type IfcWall --from 2026-01-01 --hours 2.25 --rate 92"
    })
final class BaselineSet implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Mixin BaselineSubject subject = new BaselineSubject();

  @Option(names = "--hours", required = true, paramLabel = "H", description = "Hours by hand.")
  double hours;

  @Option(
      names = "--rate",
      paramLabel = "USD",
      description = "What an hour costs; default: as it applies otherwise.")
  @Nullable Double rate;

  @Option(names = "--note", paramLabel = "TEXT", description = "Where that is known from.")
  @Nullable String note;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    Map<String, Object> wanted = new LinkedHashMap<>(subject.said());
    wanted.put("hours", hours);
    if (rate != null) {
      wanted.put("rate", rate);
    }
    if (note != null) {
      wanted.put("note", note);
    }
    try (Session session = Session.open(data)) {
      JsonNode kept = session.api().put("/api/baselines", wanted);
      System.out.println(
          json
              ? kept.toPrettyString()
              : subject.words() + ": " + kept.path("hours").asString("") + " h by hand");
      return ExitCodes.DONE;
    }
  }
}
