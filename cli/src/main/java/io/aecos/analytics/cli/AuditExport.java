package io.aecos.analytics.cli;

import io.aecos.analytics.audit.AuditTrail;
import io.aecos.analytics.engine.sqlite.AecosAuditFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code audit export}: the whole trail as a file. */
@Command(
    name = "export",
    description = {
      "Writes the whole audit trail, the oldest entry first.",
      "'aecos' is a database as AEC OS keeps its own trail, in its columns and with its hashes."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics audit export --format csv --out audit.csv",
      "  aecos analytics audit export --format aecos --out audit.db"
    })
final class AuditExport implements Callable<Integer> {
  /** The forms of an export. */
  enum Format {
    JSON,
    CSV,
    AECOS
  }

  @Mixin AuditFileOptions trail = new AuditFileOptions();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "json (one entry a line, the default), csv or aecos.")
  String format = "json";

  @Option(
      names = "--out",
      paramLabel = "F",
      description = "The file to make; may not be there yet. Without it, standard output.")
  @Nullable Path out;

  @Override
  public Integer call() {
    Format chosen = chosen();
    Path file = out;
    if (file != null && Files.exists(file)) {
      throw new CommandFailure(ExitCodes.USAGE, file + " is there already");
    }
    if (chosen == Format.AECOS && file == null) {
      throw new CommandFailure(ExitCodes.USAGE, "A database needs a file: name it with --out");
    }
    try (AuditTrail opened = trail.open()) {
      if (chosen == Format.AECOS && file != null) {
        AecosAuditFile.write(opened, file);
      } else {
        write(opened, chosen, file);
      }
      return ExitCodes.DONE;
    } catch (IOException e) {
      throw new CommandFailure(ExitCodes.UNREACHABLE, "Cannot write the export: " + e.getMessage());
    }
  }

  private Format chosen() {
    for (Format one : Format.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(format)) {
        return one;
      }
    }
    throw new CommandFailure(
        ExitCodes.USAGE, "--format cannot be '" + format + "' (allowed: json, csv, aecos)");
  }

  private static void write(AuditTrail opened, Format chosen, @Nullable Path file)
      throws IOException {
    if (file == null) {
      AuditLines.write(opened, chosen, new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
      return;
    }
    try (OutputStream stream = Files.newOutputStream(file);
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8)) {
      AuditLines.write(opened, chosen, writer);
    }
  }
}
