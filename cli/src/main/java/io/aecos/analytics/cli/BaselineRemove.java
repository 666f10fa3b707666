package io.aecos.analytics.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baseline remove}: what it was about is told by the next one that applies. */
@Command(
    name = "remove",
    description = "Removes a baseline; the next one that applies takes its place.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics baseline remove --type IfcWall --from 2026-01-01"})
final class BaselineRemove implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Mixin BaselineSubject subject = new BaselineSubject();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    String query =
        subject.said().entrySet().stream()
            .map(one -> one.getKey() + "=" + Api.encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    try (Session session = Session.open(data)) {
      var unused = session.api().delete("/api/baselines?" + query);
      System.out.println(
          json
              ? Api.JSON.writeValueAsString(Map.of("removed", subject.said()))
              : subject.words() + " removed");
      return ExitCodes.DONE;
    }
  }
}
