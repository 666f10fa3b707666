package io.aecos.analytics.cli;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.server.directory.DataDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code doctor}: looks for everything that could make a number wrong. */
@Command(
    name = "doctor",
    description = {
      "Check the installation and the data, and say what puts right what is wrong; exit code 1 when"
          + " something is wrong.",
      "--fix does what cannot lose anything: counting the ledger's months again, making the"
          + " projection again, planning schedules that were lost, removing what broken-off runs"
          + " left, closing keys to others. All else is for people, and is named."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example: aecos analytics doctor --deep --fix"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Option(
      names = "--deep",
      description = "Read every row of the ledger, and compare the projection with all of it.")
  boolean deep;

  @Option(
      names = "--fix",
      arity = "0..1",
      fallbackValue = "all",
      paramLabel = "NAME",
      description = "Do what is safe for each finding, or only that fix; say what was done.")
  @Nullable String fix;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  private final List<JsonNode> done = new ArrayList<>();

  /** One thing that was looked at; {@code ok} is null where there was nothing to look at yet. */
  record Check(
      String name,
      @Nullable Boolean ok,
      String detail,
      @Nullable String fix,
      @Nullable String how) {
    Check(String name, @Nullable Boolean ok, String detail) {
      this(name, ok, detail, null, null);
    }

    static Check of(JsonNode check) {
      JsonNode fix = check.path("fix");
      boolean named = fix.isObject();
      return new Check(
          check.path("name").asString(""),
          check.path("ok").isNull() ? null : check.path("ok").asBoolean(false),
          check.path("detail").asString(""),
          named ? fix.path("name").asString("") : null,
          named ? how(fix) : null);
    }

    private static String how(JsonNode fix) {
      String what = fix.path("what").asString("");
      return fix.path("safe").asBoolean(false) ? what + " (`doctor --fix`)" : what;
    }

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
      JsonNode examined = examined(session.api());
      checks.add(
          new Check(
              "server",
              true,
              session.isOwn() ? "none runs; started one to look" : "runs and answers"));
      for (JsonNode check : examined) {
        checks.add(Check.of(check));
      }
    } catch (AnalyticsException e) {
      checks.add(new Check("server", false, String.valueOf(e.getMessage())));
    } catch (CommandFailure e) {
      if (e.exitCode() != ExitCodes.UNREACHABLE) {
        throw e;
      }
      checks.add(new Check("server", false, String.valueOf(e.getMessage())));
    }
    System.out.println(
        json
            ? Api.JSON
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(fix == null ? checks : Map.of("done", done, "checks", checks))
            : text(checks));
    return checks.stream().noneMatch(Check::isFinding) ? ExitCodes.DONE : ExitCodes.FINDING;
  }

  private JsonNode examined(Api api) {
    if (fix == null) {
      return api.get("/api/doctor" + (deep ? "?deep=true" : "")).path("checks");
    }
    Map<String, Object> asked = new HashMap<>(Map.of("deep", deep));
    if (!fix.equals("all")) {
      asked.put("only", List.of(fix));
    }
    JsonNode cured = new UpkeepWatch(api).run("Doctor", "/api/doctor/fix", asked);
    cured.path("done").forEach(done::add);
    return cured.path("checks");
  }

  private static Check java() {
    int version = Runtime.version().feature();
    return new Check("java", version >= 17, "version " + version);
  }

  private String text(List<Check> checks) {
    StringBuilder text = new StringBuilder();
    for (JsonNode each : done) {
      text.append(each.path("fix").asString(""))
          .append(each.path("done").asBoolean(false) ? ": " : ", which did not help: ")
          .append(each.path("detail").asString(""))
          .append(System.lineSeparator());
    }
    if (fix != null && done.isEmpty()) {
      text.append("Nothing was found that --fix puts right.").append(System.lineSeparator());
    }
    Table table = new Table("check", "", "detail");
    checks.forEach(check -> table.add(check.name(), check.word(), check.detail()));
    text.append(table);
    for (Check check : checks) {
      if (check.isFinding() && check.fix() != null) {
        text.append(System.lineSeparator())
            .append("%s, %s: %s".formatted(check.name(), check.fix(), check.how()));
      }
    }
    return text.toString();
  }
}
