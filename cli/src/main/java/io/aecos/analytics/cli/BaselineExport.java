package io.aecos.analytics.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baseline export}: those laid down here, as they can be imported again. */
@Command(
    name = "export",
    description = "Writes the baselines that are laid down here as CSV.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics baseline export --out baselines.csv"})
final class BaselineExport implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--out", paramLabel = "FILE", description = "Into this file; default: print it.")
  @Nullable Path out;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      String csv = session.api().get("/api/baselines/csv").path("csv").asString("");
      Path file = out;
      if (file == null) {
        System.out.print(csv);
      } else {
        Files.writeString(file, csv);
        System.out.println(file.toAbsolutePath().normalize());
      }
      return ExitCodes.DONE;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE, out + " cannot be written: " + e.getMessage());
    }
  }
}
