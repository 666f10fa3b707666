package io.aecos.analytics.server.settings;

import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.error.ErrorCode;
import io.aecos.analytics.metric.Baselines;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.report.sign.Tokens.Token;
import io.aecos.analytics.roi.ToolCosts;
import io.aecos.analytics.server.intake.IntakeLimits;
import io.aecos.analytics.server.settings.ReportSettings.Secret;
import io.aecos.analytics.workspace.read.FileNames;
import io.aecos.analytics.workspace.warehouse.PostgresAddress;
import io.aecos.analytics.workspace.warehouse.WarehouseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads {@code config.yaml}. A key that is not known or a value that cannot be stops the start with
 * the file and line; a missing file means the defaults.
 */
public final class ConfigFile {
  private static final int MEGABYTE = 1024 * 1024;

  private ConfigFile() {}

  public static Settings read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      return Settings.defaults();
    } catch (IOException e) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION, "Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  static Settings parse(String file, String text) {
    try {
      LoadSettings yaml =
          LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(0).build();
      Node root = new Compose(yaml).composeString(text).orElse(null);
      return root == null ? Settings.defaults() : settings(ConfigPart.root(file, root));
    } catch (MarkedYamlEngineException e) {
      // Its message repeats the lines around, which may hold a password.
      String line = e.getProblemMark().map(mark -> " in line " + (mark.getLine() + 1)).orElse("");
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION,
          file + " is not valid YAML" + line + ": " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new AnalyticsException(
          ErrorCode.INVALID_CONFIGURATION, file + " is not valid YAML: " + e.getMessage(), e);
    }
  }

  private static Settings settings(ConfigPart root) {
    root.allow(
        "server",
        "intake",
        "projection",
        "system",
        "timeZone",
        "keepWords",
        "baselines",
        "warehouses",
        "reports",
        "retention",
        "delivery",
        "refresh",
        "signIn",
        "ledger",
        "roi");
    Settings defaults = Settings.defaults();
    ZoneId zone = zone(root, defaults.zone());
    return new Settings(
        server(root.part("server")),
        intake(root.part("intake")),
        projection(root.part("projection")),
        system(root.part("system")),
        zone,
        root.flag("keepWords", defaults.keepWords()),
        baselines(root.parts("baselines"), zone),
        warehouses(root.parts("warehouses")),
        reports(root.part("reports")),
        RetentionKeys.read(root.part("retention")),
        DeliveryKeys.delivery(root.part("delivery")),
        DeliveryKeys.refresh(root.part("refresh")),
        OpenIdKeys.read(root.part("signIn")),
        ledger(root.part("ledger")),
        root.says("roi") ? costs(root.part("roi")) : null);
  }

  private static ToolCosts costs(ConfigPart part) {
    part.allow(
        "licencesPerMonth", "machinesPerMonth", "hoursPerMonth", "hourlyRateUsd", "once", "from");
    return part.valid(
        () ->
            new ToolCosts(
                part.amount("licencesPerMonth", 0),
                part.amount("machinesPerMonth", 0),
                part.amount("hoursPerMonth", 0),
                part.amount("hourlyRateUsd", Baselines.AECOS_RATE),
                part.amount("once", 0),
                day(part, "from")));
  }

  private static @Nullable LocalDate day(ConfigPart part, String name) {
    String text = part.text(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw part.invalid(name, "must be a date such as 2026-01-01, not '" + text + "'");
    }
  }

  private static LedgerSettings ledger(ConfigPart part) {
    part.allow("address", "passwordFile");
    try {
      return new LedgerSettings(part.text("address"), path(part.text("passwordFile")));
    } catch (IllegalArgumentException e) {
      throw part.invalid("address", String.valueOf(e.getMessage()));
    }
  }

  private static ServerSettings server(ConfigPart part) {
    part.allow("port", "hosts", "downloads", "stalledSeconds", "bind", "tls", "proxy");
    ServerSettings defaults = ServerSettings.DEFAULTS;
    ListenSettings listen = ListenKeys.read(part);
    return part.valid(
        () ->
            new ServerSettings(
                part.integer("port", defaults.port()),
                part.texts("hosts", defaults.hosts()),
                part.integer("downloads", defaults.downloads()),
                part.integer("stalledSeconds", defaults.stalledSeconds()),
                listen));
  }

  private static IntakeLimits intake(ConfigPart part) {
    part.allow("maxBodyMb", "maxInFlightMb", "eventsPerSecond");
    IntakeLimits defaults = IntakeLimits.DEFAULTS;
    return part.valid(
        () ->
            new IntakeLimits(
                Math.multiplyExact(
                    part.integer("maxBodyMb", defaults.bodyBytes() / MEGABYTE), MEGABYTE),
                Math.multiplyExact(
                    part.integer("maxInFlightMb", defaults.totalBytes() / MEGABYTE), MEGABYTE),
                part.integer("eventsPerSecond", defaults.eventsPerSecond())));
  }

  private static ProjectionSettings projection(ConfigPart part) {
    part.allow("memoryMb", "threads");
    ProjectionSettings defaults = ProjectionSettings.DEFAULTS;
    return part.valid(
        () ->
            new ProjectionSettings(
                part.integer("memoryMb", defaults.memoryMb()),
                part.integer("threads", defaults.threads())));
  }

  private static SystemSettings system(ConfigPart part) {
    part.allow("sampleSeconds");
    return part.valid(
        () ->
            new SystemSettings(
                part.integer("sampleSeconds", SystemSettings.DEFAULTS.sampleSeconds())));
  }

  private static ZoneId zone(ConfigPart root, ZoneId otherwise) {
    String name = root.text("timeZone");
    try {
      return name == null ? otherwise : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw root.invalid("timeZone", "'" + name + "' is not the name of a time zone");
    }
  }

  private static List<Baseline> baselines(List<ConfigPart> rows, ZoneId zone) {
    List<Baseline> baselines = new ArrayList<>();
    for (ConfigPart row : rows) {
      row.allow("elementType", "project", "from", "manualHours", "hourlyRateUsd");
      baselines.add(
          new Baseline(
              row.text("elementType"),
              row.text("project"),
              from(row, zone),
              row.positive("manualHours"),
              row.positive("hourlyRateUsd")));
    }
    return baselines;
  }

  private static ReportSettings reports(ConfigPart part) {
    part.allow("firm", "colour", "logo", "language", "signing");
    ReportSettings defaults = ReportSettings.DEFAULTS;
    ReportSettings.Signing signing = signing(part.part("signing"));
    return part.valid(
        () ->
            new ReportSettings(
                or(part.text("firm"), defaults.firm()),
                or(part.text("colour"), defaults.colour()),
                path(part.text("logo")),
                or(part.text("language"), defaults.language()),
                signing));
  }

  private static ReportSettings.Signing signing(ConfigPart part) {
    part.allow("keystore", "passwordFile", "passwordEnv", "pkcs11", "timestamps");
    boolean held = part.says("pkcs11");
    if (held && (part.says("passwordFile") || part.says("passwordEnv"))) {
      throw part.mistaken("a token has no password but a PIN: pinFile or pinEnv under pkcs11");
    }
    ConfigPart token = part.part("pkcs11");
    token.allow("library", "slot", "slotIndex", "key", "pinFile", "pinEnv");
    Secret secret =
        held ? secret(token, "pinFile", "pinEnv") : secret(part, "passwordFile", "passwordEnv");
    return part.valid(
        () ->
            new ReportSettings.Signing(
                path(part.text("keystore")),
                held ? token(token) : null,
                secret,
                part.text("timestamps")));
  }

  private static @Nullable Secret secret(ConfigPart part, String file, String env) {
    return part.says(file) || part.says(env)
        ? new Secret(path(part.text(file)), part.text(env))
        : null;
  }

  private static Token token(ConfigPart part) {
    if (part.says("slot") && part.says("slotIndex")) {
      throw part.mistaken(
          "a slot is named by its number (slot) or its place (slotIndex), not both");
    }
    String slot = part.text("slot");
    if (slot != null && !slot.matches("[0-9]{1,18}")) {
      throw part.invalid("slot", "must be a number, as the maker's tool tells it");
    }
    int place = part.integer("slotIndex", 0);
    if (place < 0) {
      throw part.invalid("slotIndex", "must be a place in the list of slots, from 0 on");
    }
    return new Token(
        FileNames.path(part.needed("library")),
        slot == null ? null : Long.valueOf(slot),
        place,
        part.text("key"));
  }

  private static String or(@Nullable String given, String otherwise) {
    return given == null ? otherwise : given;
  }

  private static @Nullable Path path(@Nullable String name) {
    return name == null ? null : FileNames.path(name);
  }

  private static List<WarehouseSettings> warehouses(List<ConfigPart> rows) {
    List<WarehouseSettings> warehouses = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ConfigPart row : rows) {
      row.allow("name", "project", "file", "address", "user", "password");
      WarehouseSettings warehouse = row.valid(() -> warehouse(row));
      if (!names.add(warehouse.name())) {
        throw row.mistaken("two warehouses are called '" + warehouse.name() + "'; 'name' one");
      }
      warehouses.add(warehouse);
    }
    return warehouses;
  }

  private static WarehouseSettings warehouse(ConfigPart row) {
    String address = row.text("address");
    String file = row.text("file");
    return WarehouseSettings.of(
        row.text("name"),
        row.text("project"),
        file == null ? null : FileNames.path(file),
        address == null
            ? null
            : PostgresAddress.parse(address, row.text("user"), row.text("password")));
  }

  private static java.time.@Nullable Instant from(ConfigPart row, ZoneId zone) {
    String date = row.text("from");
    try {
      return date == null ? null : LocalDate.parse(date).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw row.invalid("from", "'" + date + "' is not a date like 2026-01-31");
    }
  }
}
