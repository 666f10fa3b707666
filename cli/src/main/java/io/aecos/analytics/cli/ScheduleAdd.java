package io.aecos.analytics.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code schedule add}: has something done again and again. */
@Command(
    name = "add",
    description = "Has a report made and delivered again and again, or refreshes.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  aecos analytics schedule add partners --report monthly --format pdf --cron '0 6 1 * *' \\",
      "    --tz Europe/Berlin --mail partners@example.com,board@example.com",
      "  aecos analytics schedule add files --report weekly --format xlsx --cron '0 6 * * 1' \\",
      "    --folder /srv/reports",
      "  aecos analytics schedule add nightly --refresh --cron '30 3 * * *'",
      "",
      "A cron expression has five fields: minute, hour, day of the month, month, day of the week.",
      "Without --folder, --mail or --webhook a report is kept in the history only."
    })
final class ScheduleAdd implements Callable<Integer> {
  @Mixin DataOptions data = new DataOptions();

  @Parameters(paramLabel = "NAME", description = "What it is called.")
  String name = "";

  @Option(
      names = "--report",
      paramLabel = "R",
      completionCandidates = ReportWords.Kinds.class,
      description = "weekly, monthly, quarterly, closeout, security, page or roi.")
  @Nullable String report;

  @Option(names = "--refresh", description = "Refresh, in place of a report.")
  boolean refresh;

  @Option(
      names = "--format",
      paramLabel = "F",
      completionCandidates = ReportWords.Formats.class,
      description = "pdf, csv, xlsx, parquet, json or html; default pdf.")
  String format = "pdf";

  @Option(names = "--project", paramLabel = "P", description = "Only this project. Repeatable.")
  List<String> projects = List.of();

  @Option(
      names = "--url",
      paramLabel = "ADDRESS",
      description = "The page of the dashboard, for --report page; its period and filters for roi.")
  @Nullable String url;

  @Option(
      names = "--language",
      paramLabel = "L",
      completionCandidates = ReportWords.Languages.class,
      description = "en or de.")
  @Nullable String language;

  @Option(
      names = "--cron",
      required = true,
      paramLabel = "EXPRESSION",
      description = "When it is due, such as '0 6 1 * *'.")
  String cron = "";

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      description = "Time zone of the expression, and of the report's days; default: the server's.")
  @Nullable String tz;

  @Option(
      names = "--catch-up",
      paramLabel = "WHICH",
      description =
          "Due times at which no server ran: all, latest or none; default all for reports, latest"
              + " for refreshes.")
  @Nullable String catchUp;

  @Option(names = "--folder", paramLabel = "DIR", description = "Put the file there.")
  @Nullable Path folder;

  @Option(
      names = "--mail",
      paramLabel = "ADDRESS",
      split = ",",
      description = "Send it to them; may be several.")
  List<String> mail = List.of();

  @Option(names = "--webhook", paramLabel = "URL", description = "Send it to a program.")
  @Nullable String webhook;

  @Option(names = "--json", description = "Print as JSON.")
  boolean json;

  @Override
  public Integer call() {
    try (Session session = Session.open(data)) {
      JsonNode made = session.api().post("/api/schedules", wanted());
      System.out.println(json ? made.toPrettyString() : text(made));
      return ExitCodes.DONE;
    }
  }

  private static String text(JsonNode made) {
    String secret = made.path("secret").asString("");
    return made.path("id").asString("")
        + " is due at "
        + made.path("nextDue").asString("")
        + (secret.isEmpty() ? "" : System.lineSeparator() + "signed with " + secret);
  }

  private Map<String, Object> wanted() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("name", name);
    if (refresh) {
      wanted.put("refresh", true);
    }
    if (report != null) {
      wanted.put("report", reportWanted(report));
    }
    wanted.put("cron", cron);
    put(wanted, "tz", tz);
    put(wanted, "catchUp", catchUp);
    Map<String, Object> deliver = new LinkedHashMap<>();
    put(deliver, "folder", folder == null ? null : folder.toAbsolutePath().normalize().toString());
    put(deliver, "webhook", webhook);
    if (!mail.isEmpty()) {
      deliver.put("mail", mail);
    }
    if (!deliver.isEmpty()) {
      wanted.put("deliver", deliver);
    }
    return wanted;
  }

  private Map<String, Object> reportWanted(String kind) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("report", kind);
    wanted.put("format", format);
    wanted.put("projects", projects);
    put(wanted, "url", url);
    put(wanted, "language", language);
    return wanted;
  }

  private static void put(Map<String, Object> wanted, String name, @Nullable String value) {
    if (value != null) {
      wanted.put(name, value);
    }
  }
}
