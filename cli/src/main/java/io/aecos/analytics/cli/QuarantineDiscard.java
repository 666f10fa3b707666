package io.aecos.analytics.cli;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code quarantine discard}: items that are not wanted. */
@Command(
    name = "discard",
    description = "Says that items are not wanted; they are kept with the reason.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics quarantine discard --reason \"load test\" ID ID"})
final class QuarantineDiscard implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(arity = "1..*", paramLabel = "ID", description = "The items' ids.")
  List<UUID> ids = List.of();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  String reason = "";

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      for (UUID id : ids) {
        session.api().post("/api/quarantine/" + id + "/discard", Map.of("reason", reason));
        System.out.println(id + " discarded");
      }
      return ExitCodes.DONE;
    }
  }
}
