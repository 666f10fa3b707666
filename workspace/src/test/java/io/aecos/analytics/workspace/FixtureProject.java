package io.aecos.analytics.workspace;

import io.aecos.analytics.workspace.read.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/** A small AEC OS project on disk, written trace by trace in the order in which AEC OS does. */
final class FixtureProject {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  final Path root;
  private final boolean databases;
  private Runnable afterEachTrace = () -> {};
  private final Map<String, Instant> generated = new HashMap<>();
  private Instant now = Instant.parse("2026-03-02T14:00:00.123456Z");

  FixtureProject(Path root) throws Exception {
    this(root, true);
  }

  FixtureProject(Path root, boolean databases) throws Exception {
    this.root = root;
    this.databases = databases;
    Files.createDirectories(root.resolve(".aecos"));
    Files.createDirectories(root.resolve("elements"));
    write("aecos_project.json", "{\"name\": \"Pier 7\"}");
    try (Git git = Git.init().setDirectory(root.toFile()).call()) {
      commit("chore: initialise AEC OS repository");
    }
    if (databases) {
      sql(
          "analytics.db",
          "CREATE TABLE events(id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT, module TEXT,"
              + " event_type TEXT, value REAL, metadata_json TEXT DEFAULT '{}', user TEXT)");
      sql(
          "audit.db",
          "CREATE TABLE audit_log(id INTEGER PRIMARY KEY AUTOINCREMENT, timestamp TEXT, user TEXT,"
              + " action TEXT, resource TEXT, before_hash TEXT, after_hash TEXT, entry_hash TEXT,"
              + " prev_entry_hash TEXT)");
    }
  }

  /** Goes on in {@code root}, where {@code moved} lies now or was copied to. */
  FixtureProject(Path root, FixtureProject moved) {
    this.root = root;
    this.databases = moved.databases;
    this.now = moved.now;
  }

  /** {@code action} runs after each single trace, when the others of its operation are missing. */
  void afterEachTrace(Runnable action) {
    afterEachTrace = action;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  /** Begins its work on another day than others: what begins alike is a copy. */
  FixtureProject onDay(int day) {
    later(Duration.ofDays(day));
    return this;
  }

  private void tick() {
    now = now.plusMillis(2);
  }

  void command(String user, String prompt, String ifcClass, String element) throws Exception {
    later(Duration.ofMinutes(7));
    String spec = Hashes.sha256(prompt + ifcClass);
    parse(prompt, ifcClass, spec);
    generate(element, ifcClass, spec);
    tick();
    activity("element_generated", user, "", "{\"command\":\"" + prompt + "\"}");
  }

  void parse(String prompt, String ifcClass, String specHash) throws Exception {
    String id = Hashes.sha256(prompt + now).substring(0, 12);
    interaction(id, prompt, ifcClass, "false");
    tick();
    audit("system", "parse", prompt, Hashes.sha256(prompt), specHash);
    metric("parser", "parse_completed", 0.8, "{}", "");
  }

  void interaction(String id, String prompt, String ifcClass, String corrected) throws IOException {
    write(
        "fine_tuning/interactions/" + id + ".jsonl",
        "{\"interaction_id\":\"%s\",\"timestamp\":%s,\"prompt\":\"%s\",\"context\":{\"jurisdiction\":\"New York, US\"},\"parsed_spec\":{\"intent\":\"create\",\"ifc_class\":\"%s\",\"compliance_codes\":[\"IBC2024\"]},\"confidence\":0.8,\"accepted\":true,\"corrected\":%s,\"correction\":%s,\"rejected\":false,\"rejection_reason\":null}\n"
            .formatted(
                id,
                now.getEpochSecond() + "." + "%06d".formatted(now.getNano() / 1000),
                prompt,
                ifcClass,
                corrected,
                corrected.equals("true") ? "{}" : "null"));
    afterEachTrace.run();
  }

  private void generate(String element, String ifcClass, String specHash) throws Exception {
    String folder = "elements/element_" + element;
    tick();
    audit("system", "compliance_check", "", "", "");
    metric("compliance", "check_completed", 0.0, "{}", "");
    tick();
    audit("system", "validate", root.resolve(folder).toString(), "", "");
    metric("validation", "validation_completed", 0.0, "{}", "");
    tick();
    audit("system", "cost_estimate", "", "", "");
    metric("cost", "estimate_completed", 0.0, "{}", "");
    element(element, ifcClass);
    commit("feat: generate element " + ifcClass + " (element_" + element + ")");
    tick();
    audit("system", "generate", root.resolve(folder).toString(), specHash, "");
    metric("generation", "element_generated", 86.5, "{}", "");
    generated.put(element, now);
  }

  /** When an element's generation was over. */
  Instant generatedAt(String element) {
    return Objects.requireNonNull(generated.get(element));
  }

  void element(String element, String ifcClass) throws IOException {
    String folder = "elements/element_" + element + "/";
    write(
        folder + "metadata.json",
        "{\"GlobalId\":\"" + element + "\",\"IFCClass\":\"" + ifcClass + "\"}");
    write(
        folder + "COMPLIANCE.md",
        """
        # Compliance Report
        **Status:** NON-COMPLIANT
        **Checked:** %s UTC

        | Status | Code | Section | Title | Detail |
        |--------|------|---------|-------|--------|
        | PASS | IBC2024 | 703.3 | Fire \\| smoke | ok |
        | FAIL | ADA2010 | 404.2.3 | Width | too narrow |
        """
            .formatted(MINUTE.format(now)));
    write(
        folder + "COST.md",
        "**Region:** LA (factor: 0.92)\n| **Total Installed** | **$2,760.00** |\n**Labor Hours:** 14.0\n");
    write(
        folder + "VALIDATION.md",
        "**Status:** WARNINGS\n**Validated:** "
            + MINUTE.format(now)
            + " UTC\n**Summary:** 0 errors, 2 warnings, 1 info\n");
    afterEachTrace.run();
  }

  void fromTemplate(String template, String element, String ifcClass) throws Exception {
    later(Duration.ofMinutes(9));
    write("elements/element_" + element + "/metadata.json", "{\"IFCClass\":\"" + ifcClass + "\"}");
    commit("feat: generate from template " + template + " (element_" + element + ")");
    tick();
    String metadata = "{\"template_id\": \"" + template + "\"}";
    metric("generation", "element_generated", 70.25, metadata, "");
    metric("template", "reuse_count", 1.0, metadata, "");
  }

  void promote(String element, String ifcClass) throws Exception {
    later(Duration.ofMinutes(5));
    write(
        "templates/registry.json",
        "{\"version\":\"1\",\"templates\":[{\"template_id\":\"%s\",\"tags\":{\"ifc_class\":\"%s\",\"region\":[\"NY\"],\"compliance_codes\":[\"IBC2024\"]},\"author\":\"ann\"}]}"
            .formatted(element, ifcClass));
    commit("feat: promote element to template template_" + element);
    tick();
    audit(
        "system", "template_add", root.resolve("templates/template_" + element).toString(), "", "");
    metric("template", "reuse_count", 1.0, "{\"template_id\": \"" + element + "\"}", "");
  }

  void comment(String user, String element, String id, String body) throws Exception {
    later(Duration.ofMinutes(3));
    write(
        "elements/element_" + element + "/comments/20260302_140000_" + user + "_" + id + ".md",
        "---\nid: "
            + id
            + "\nelement_id: "
            + element
            + "\nauthor: "
            + user
            + "\ntimestamp: "
            + iso()
            + "\n---\n\n"
            + body
            + "\n");
    afterEachTrace.run();
    activity("comment", user, element, "{\"comment_id\":\"" + id + "\",\"reply_to\":null}");
    audit(user, "collab_comment", element, "", "");
    metric("collaboration", "comment_added", 1.0, "{}", user);
  }

  void task(String assignee, String id) throws Exception {
    later(Duration.ofMinutes(4));
    write(".aecos/tasks.json", "[" + taskJson(assignee, id, "open") + "]");
    afterEachTrace.run();
    activity("task_created", assignee, "", "{\"task_id\":\"" + id + "\",\"priority\":\"low\"}");
    later(Duration.ofHours(2));
    activity("task_completed", assignee, "", "{\"task_id\":\"" + id + "\"}");
  }

  private String taskJson(String assignee, String id, String status) {
    return "{\"id\":\"%s\",\"assignee\":\"%s\",\"element_id\":\"\",\"status\":\"%s\",\"priority\":\"low\",\"created_at\":\"%s\"}"
        .formatted(id, assignee, status, iso());
  }

  void review(String by, String reviewer, String id) throws Exception {
    later(Duration.ofMinutes(4));
    String requested = iso();
    write(
        ".aecos/reviews.json",
        "[" + reviewJson(by, reviewer, id, "pending", requested, "null") + "]");
    afterEachTrace.run();
    activity("review_requested", reviewer, "", "{\"review_id\":\"" + id + "\"}");
    later(Duration.ofHours(30));
    write(
        ".aecos/reviews.json",
        "[" + reviewJson(by, reviewer, id, "approved", requested, "\"" + iso() + "\"") + "]");
    afterEachTrace.run();
    activity("review_approved", reviewer, "", "{\"review_id\":\"" + id + "\"}");
    metric("collaboration", "review_approved", 1.0, "{}", reviewer);
  }

  private static String reviewJson(
      String by, String reviewer, String id, String status, String requested, String resolved) {
    return "{\"id\":\"%s\",\"element_id\":\"\",\"reviewer\":\"%s\",\"status\":\"%s\",\"requested_at\":\"%s\",\"resolved_at\":%s,\"requested_by\":\"%s\"}"
        .formatted(id, reviewer, status, requested, resolved, by);
  }

  void metric(String module, String type, double value, String metadata, String user)
      throws SQLException {
    if (databases) {
      tick();
      insert(
          "analytics.db",
          "INSERT INTO events(timestamp,module,event_type,value,metadata_json,user)"
              + " VALUES(?,?,?,?,?,?)",
          iso(),
          module,
          type,
          value,
          metadata,
          user);
      afterEachTrace.run();
    }
  }

  void audit(String user, String action, String resource, String before, String after)
      throws SQLException {
    if (databases) {
      String previous = "";
      try (Connection connection = open("audit.db");
          Statement statement = connection.createStatement();
          ResultSet last =
              statement.executeQuery("SELECT entry_hash FROM audit_log ORDER BY id DESC LIMIT 1")) {
        previous = last.next() ? last.getString(1) : "";
      }
      String hash = Hashes.sha256(iso() + user + action + resource + before + after + previous);
      insert(
          "audit.db",
          "INSERT INTO audit_log(timestamp,user,action,resource,before_hash,after_hash,entry_hash,"
              + "prev_entry_hash) VALUES(?,?,?,?,?,?,?,?)",
          iso(),
          user,
          action,
          resource,
          before,
          after,
          hash,
          previous);
      afterEachTrace.run();
    }
  }

  void activity(String type, String user, String element, String details) throws IOException {
    tick();
    String id = Hashes.sha256(type + now).substring(0, 12);
    append(
        ".aecos/activity.jsonl",
        "{\"id\":\"%s\",\"type\":\"%s\",\"user\":\"%s\",\"element_id\":\"%s\",\"timestamp\":\"%s\",\"summary\":\"\",\"details\":%s}\n"
            .formatted(id, type, user, element, now, details));
    afterEachTrace.run();
  }

  void commit(String message) throws IOException, GitAPIException {
    try (Git git = Git.open(root.toFile())) {
      PersonIdent person = new PersonIdent("AEC OS", "aecos@localhost", now, ZoneOffset.UTC);
      git.commit()
          .setAllowEmpty(true)
          .setSign(false)
          .setMessage(message)
          .setAuthor(person)
          .setCommitter(person)
          .call();
    }
    afterEachTrace.run();
  }

  void sql(String database, String statement) throws SQLException {
    try (Connection connection = open(database);
        Statement sql = connection.createStatement()) {
      sql.executeUpdate(statement);
    }
  }

  private Connection open(String database) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + root.resolve(database));
  }

  private void insert(String database, String sql, Object... values) throws SQLException {
    try (Connection connection = open(database);
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  void write(String file, String content) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  void append(String file, String content) throws IOException {
    Files.writeString(
        root.resolve(file), content, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String iso() {
    return now.atOffset(ZoneOffset.UTC).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}
