package io.aecos.analytics.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code user import}: makes known whom a file names. */
@Command(
    name = "import",
    description = {
      "Makes known whom a file names, with roles, identities and teams. It only ever adds: what would"
          + " take a right away is told and left as it is. Doing it again changes nothing.",
      "CSV: a line of column names out of user, role, identities (with ; between), team, from, to,"
          + " lead; one row for each membership."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics user import --csv people.csv --dry-run",
      "  aecos analytics user import --permissions tower/.aecos/permissions.json"
    })
final class UserImport implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @ArgGroup(exclusive = true, multiplicity = "1")
  Source source = new Source();

  /** Where it stands. */
  static final class Source {
    @Option(names = "--csv", paramLabel = "F", description = "A CSV file.")
    @Nullable Path csv;

    @Option(
        names = "--permissions",
        paramLabel = "F",
        description =
            "An AEC OS permissions.json: designer, reviewer and viewer become individual, auditor"
                + " auditor, admin individual unless --with-admins is given.")
    @Nullable Path permissions;
  }

  @Option(
      names = "--with-admins",
      description =
          "An admin of permissions.json, who may have written that there themselves, becomes an"
              + " administrator.")
  boolean withAdmins;

  @Option(names = "--dry-run", description = "Only say what would be done.")
  boolean dry;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    List<DirectoryRow> rows = rows();
    try (Session session = Session.open(data)) {
      List<DirectoryImport.Step> steps = new DirectoryImport(session.api(), dry).run(rows);
      System.out.println(json ? asJson(steps) : text(steps));
      boolean refused = steps.stream().anyMatch(step -> step.outcome().equals("refused"));
      return refused ? ExitCodes.FINDING : ExitCodes.DONE;
    }
  }

  private List<DirectoryRow> rows() {
    Path csv = source.csv;
    Path permissions = source.permissions;
    return csv != null
        ? DirectoryCsv.read(read(csv))
        : permissions != null ? PermissionsFile.read(read(permissions), withAdmins) : List.of();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCodes.USAGE, file + " cannot be read as UTF-8: " + e.getMessage());
    }
  }

  private String asJson(List<DirectoryImport.Step> steps) {
    return Api.JSON.valueToTree(Map.of("dryRun", dry, "steps", steps)).toPrettyString();
  }

  private String text(List<DirectoryImport.Step> steps) {
    if (steps.isEmpty()) {
      return "All of it is so already.";
    }
    Table table = new Table(dry ? "would be" : "outcome", "record", "user", "what");
    steps.forEach(
        step -> table.add(step.outcome(), String.valueOf(step.line()), step.user(), step.what()));
    return table.toString();
  }
}
