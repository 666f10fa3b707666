package io.aecos.analytics.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.aecos.analytics.access.Access;
import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.event.EventType;
import io.aecos.analytics.intake.Delivery;
import io.aecos.analytics.intake.Intake;
import io.aecos.analytics.registry.Directory;
import io.aecos.analytics.registry.Membership;
import io.aecos.analytics.registry.Person;
import io.aecos.analytics.registry.ProjectHold;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.registry.Restriction;
import io.aecos.analytics.source.AuditChain;
import io.aecos.analytics.source.Project;
import io.aecos.analytics.source.SourceReport;
import io.aecos.analytics.source.SourceState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A firm with a project of Ana's and one that nobody may know of but its people and administrators:
 * whatever tells of it bears a mark, in names, paths, reasons and numbers.
 */
final class HiddenFirm {
  /** In everything of the hidden project; {@code 7007007} is in its numbers. */
  static final List<String> MARKS = List.of("zqhidden", "7007007");

  /** In the names that only its security events bear. */
  static final String SECURITY_MARK = "zqvault";

  static final Map<String, Viewer> VIEWERS =
      Map.of(
          "individual",
          new Viewer("ana", Role.INDIVIDUAL, Access.person(Set.of("ana"))),
          "lead",
          new Viewer(
              "lea",
              Role.TEAM_LEAD,
              Access.team(
                  List.of(
                      new Access.Member(Set.of("ana"), null, null),
                      new Access.Member(Set.of("zqhidden-bo"), null, Instant.EPOCH)),
                  Set.of("mine"),
                  Set.of("zqhidden-tower"))),
          "outsider",
          new Viewer(
              "zo",
              Role.INDIVIDUAL,
              Access.person(Set.of("zqhidden-bo"), Set.of("zqhidden-tower"))),
          "auditor",
          new Viewer("aud", Role.AUDITOR, Access.auditor()),
          "stranger",
          new Viewer("eve", Role.INDIVIDUAL, Access.nothing()),
          "administrator",
          Viewer.localAdministrator());

  private final TestServer server;

  HiddenFirm(TestServer server) {
    this.server = server;
  }

  void settle(Path workspace) {
    deliver(event("mine", "ana", "generation/element_generated", 1));
    deliver(event("mine", "ana", "cost/estimate_completed", 2));
    deliver(event("zqhidden-tower", "zqhidden-bo", "generation/element_generated", 7007007));
    deliver(event("zqhidden-tower", "zqhidden-bo", "cost/estimate_completed", 7007007));
    deliver(event("zqhidden-tower", "zqhidden-bo", "project/actual_cost", 7007007));
    deliver(event("zqhidden-tower", "zqhidden-bo", "sync/conflict_detected", 7007007));
    deliver(event("zqhidden-tower", "zqhidden-bo", "zqhidden_module/zqhidden_type", 7007007));
    deliver(event("zqhidden-tower", "zqhidden-bo", "hook/events_lost", 7007007));
    deliver(event("zqvault-tower", "zqvault-bo", "security/permission_denied", 1));
    deliver(
        event("zqhidden-tower", "zqhidden-bo", "generation/no_such", 1)
            .replace("\"id\"", "\"no\""));
    deliver(
        "{\"project\":\"zqhidden-tower\",\"module\":\"generation\",\"type\":\"element_generated\"}");
    report();
    team();
    String imported =
        TestServer.JSON.writeValueAsString(Map.of("workspace", folder(workspace).toString()));
    assertThat(server.post("/api/imports", "application/json", imported).statusCode())
        .isEqualTo(202);
    server.awaitVisible();
  }

  /** What stands for the parts of addresses that name something. */
  Map<String, List<String>> places() {
    String quarantined = server.json("/api/quarantine").path("items").path(0).path("id").asString();
    String imported = server.json("/api/status").path("imports").path(0).path("id").asString();
    assertThat(quarantined).isNotBlank();
    assertThat(imported).isNotBlank();
    String rebuilt = started("/api/rebuild", "");
    return Map.ofEntries(
        entry(
            "/api/anomalies/{metric}",
            "/api/anomalies/elements_generated",
            "/api/anomalies/zqunknown"),
        entry("/api/changes/{metric}", "/api/changes/elements_generated", "/api/changes/zqunknown"),
        entry(
            "/api/forecasts/{metric}",
            "/api/forecasts/elements_generated",
            "/api/forecasts/zqunknown"),
        entry("/api/reports/{id}", report("administrator", "closeout")),
        entry("/api/schedules/{id}", "/api/schedules/" + schedule()),
        entry("/api/alerts/{id}", "/api/alerts/" + alert()),
        entry("/api/refresh/{id}", refresh()),
        entry("/api/metrics/{name}", "/api/metrics/elements_generated", "/api/metrics/zqunknown"),
        entry(
            "/api/dimensions/{name}",
            "/api/dimensions/project",
            "/api/dimensions/user",
            "/api/dimensions/team",
            "/api/dimensions/elementGuid"),
        entry(
            "/api/schemas/{module}/{type}",
            "/api/schemas/parser/parse_completed",
            "/api/schemas/zq/unknown"),
        entry("/api/quarantine/{id}", "/api/quarantine/" + quarantined),
        entry("/api/rebuild/{id}", rebuilt),
        entry("/api/upkeep/{id}", started("/api/retain", "{\"dryRun\":true}")),
        entry(
            "/api/tables/{file}",
            "/api/tables/Events.csv",
            "/api/tables/Events.parquet",
            "/api/tables/Elements.csv",
            "/api/tables/People.csv",
            "/api/tables/DailyMetrics.csv"),
        entry("/api/imports/{id}", "/api/imports/" + imported));
  }

  private String started(String path, String body) {
    return server
        .post(path, "application/json", body)
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  private static Map.Entry<String, List<String>> entry(String route, String... places) {
    return Map.entry(route, List.of(places));
  }

  private String refresh() {
    return server
        .post("/api/refresh", "application/json", "")
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  /** An administrator's, which is about the hidden project. */
  private String alert() {
    String body =
        """
        {"name":"zqhidden alert","kind":"source_silent","filters":{"project":["zqhidden-tower"]}}\
        """;
    HttpResponse<byte[]> made = server.post("/api/alerts", "application/json", body);
    return TestServer.json(made).path("id").asString();
  }

  /** An administrator's, which tells of the hidden project. */
  private String schedule() {
    String body =
        """
        {"name":"zqhidden schedule","cron":"0 6 1 * *",
         "report":{"report":"closeout","format":"pdf","projects":["zqhidden-tower"]}}\
        """;
    HttpResponse<byte[]> made = server.post("/api/schedules", "application/json", body);
    return TestServer.json(made).path("id").asString();
  }

  private void team() {
    Directory directory = new Directory(server.server().context().getBean(Registry.class));
    directory.add(
        new Person("bo", Role.INDIVIDUAL, Set.of("zqhidden-bo"), null, true, Instant.now()));
    directory.addTeam("zqhidden-team");
    directory.join(new Membership("zqhidden-team", "bo", null, null, false));
    directory.restrict(new Restriction("zqhidden-tower", "zqhidden-team"));
    directory.hold(new ProjectHold("zqhidden-tower", "bo", "", Instant.EPOCH));
  }

  /** The address of a finished report that {@code viewer} asked for. */
  String report(String viewer, String kind) {
    return report(viewer, kind, "pdf");
  }

  /** Of the projects that they see. */
  String report(String viewer, String kind, String format) {
    String projects =
        switch (viewer) {
          case "administrator" -> "[\"mine\",\"zqhidden-tower\"]";
          case "auditor" -> "[\"zqvault-tower\"]";
          default -> "[\"mine\"]";
        };
    String body =
        "{\"report\":\"%s\",\"format\":\"%s\",\"projects\":%s}".formatted(kind, format, projects);
    return reportOf(viewer, body);
  }

  /** Where the report is that {@code body} asks for; waits until it is made. */
  String reportOf(String viewer, String body) {
    HttpResponse<byte[]> asked =
        server.send(
            server
                .request("/api/reports")
                .header("X-Viewer", viewer)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    String address = asked.headers().firstValue("Location").orElseThrow();
    String state = "running";
    while (state.equals("running")) {
      HttpResponse<byte[]> now =
          server.send(server.request(address).header("X-Viewer", viewer).GET());
      state = TestServer.json(now).path("state").asString();
    }
    assertThat(state).isEqualTo("done");
    return address;
  }

  private void deliver(String event) {
    assertThat(server.post("/api/events", "application/json", event).statusCode()).isEqualTo(200);
  }

  private void report() {
    server
        .server()
        .context()
        .getBean(Intake.class)
        .accept(
            new Delivery(
                "workspace:sources",
                List.of(),
                new SourceReport(
                    List.of(
                        state("mine", "fine", 2),
                        state("zqhidden-tower", "zqhidden detail", 7007007)),
                    List.of(chain()),
                    List.of(project()))));
  }

  private static Project project() {
    return new Project(
        "zqhidden-tower",
        "zqhidden name",
        "/srv/zqhidden/root",
        "zqhidden-seed",
        new TreeSet<>(),
        List.of("/srv/zqhidden/copy"),
        List.of());
  }

  private static SourceState state(String project, String detail, long items) {
    return new SourceState(
        project,
        "models",
        SourceState.Status.UNREADABLE,
        detail,
        Set.of(EventType.parse("generation/element_generated")),
        items,
        Instant.now(),
        "{}");
  }

  private static AuditChain chain() {
    return new AuditChain(
        "zqhidden-tower", AuditChain.Condition.EDITED, 7007007, 1L, "zqhidden rows", Instant.now());
  }

  private static Path folder(Path workspace) {
    try {
      Path project = Files.createDirectories(workspace.resolve("zqhidden-workspace/zqhidden-site"));
      Files.writeString(project.resolve("aecos_project.json"), "{}");
      return project;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String event(String project, String user, String type, long value) {
    EventType kind = EventType.parse(type);
    return TestServer.JSON.writeValueAsString(
        Map.of(
            "id",
            UUID.randomUUID().toString(),
            "occurredAt",
            Instant.now().minusSeconds(60).toString(),
            "module",
            kind.module(),
            "type",
            kind.type(),
            "project",
            project,
            "user",
            user,
            "elementGuid",
            project + "-guid",
            "value",
            value));
  }
}
