package io.aecos.analytics.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code user export}: all that is known of somebody, as one JSON file. */
@Command(
    name = "export",
    description = "All that is known of somebody, as one JSON object: account, teams, every event.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics user export mia --out mia.json"})
final class UserExport implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "Whom.")
  String name = "";

  @Option(names = "--out", paramLabel = "FILE", description = "A file; default: standard output.")
  @Nullable Path out;

  @Override
  public Integer call() {
    try (Session session = Session.open(data);
        InputStream content = session.api().stream("/api/users/data?name=" + Api.encoded(name))) {
      if (out == null) {
        content.transferTo(System.out);
        System.out.println();
      } else {
        write(content, out);
        System.out.println(out.toAbsolutePath().normalize());
      }
      return ExitCodes.DONE;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.UNREACHABLE, "The answer broke off or cannot be kept: " + e.getMessage());
    }
  }

  /** Whole, or not at all: half an answer would pass for all that is known. */
  private static void write(InputStream content, Path file) throws IOException {
    Path half = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
