package io.aecos.analytics.cli;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.server.directory.DataDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code doctor}: looks for everything that could make a number wrong. */
@Command(
    name = "doctor",
    description = "Check the installation and the data; exit code 1 when something is wrong.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics doctor"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  /** One thing that was looked at; {@code ok} is null where there was nothing to look at yet. */
  record Check(String name, @Nullable Boolean ok, String detail) {
    boolean isFinding() {
      return ok != null && !ok;
    }

    String word() {
      return ok == null ? "nothing yet" : ok ? "ok" : "FINDING";
    }
  }

  @Override
  public Integer call() {
    List<Check> checks = new ArrayList<>();
    checks.add(java());
    DataDirectory directory = data.directory();
    checks.add(new Check("data directory", true, directory.root().toString()));
    try (Session session = Session.open(data)) {
      checks.add(
          new Check(
              "server",
              true,
              session.isOwn() ? "none runs; started one to look" : "runs and answers"));
      for (JsonNode check : session.api().get("/api/doctor").path("checks")) {
        checks.add(
            new Check(
                check.path("name").asString(""),
                check.path("ok").isNull() ? null : check.path("ok").asBoolean(false),
                check.path("detail").asString("")));
      }
    } catch (AnalyticsException e) {
      checks.add(new Check("server", false, String.valueOf(e.getMessage())));
    }
    System.out.println(
        json ? Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(checks) : text(checks));
    return checks.stream().noneMatch(Check::isFinding) ? ExitCodes.DONE : ExitCodes.FINDING;
  }

  private static Check java() {
    int version = Runtime.version().feature();
    return new Check("java", version >= 17, "version " + version);
  }

  private static String text(List<Check> checks) {
    Table table = new Table("check", "", "detail");
    checks.forEach(check -> table.add(check.name(), check.word(), check.detail()));
    return table.toString();
  }
}
