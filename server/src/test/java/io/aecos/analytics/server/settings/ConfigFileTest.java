package io.aecos.analytics.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aecos.analytics.access.Viewer;
import io.aecos.analytics.engine.s3.S3Keys;
import io.aecos.analytics.error.AnalyticsException;
import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.retention.Keep;
import io.aecos.analytics.retention.RetentionRules;
import io.aecos.analytics.roi.ToolCosts;
import io.aecos.analytics.server.intake.IntakeLimits;
import io.aecos.analytics.workspace.warehouse.PostgresAddress;
import io.aecos.analytics.workspace.warehouse.WarehouseSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  @TempDir Path directory;

  @Test
  void read_missingFileMeansTheDefaults() {
    assertThat(ConfigFile.read(directory.resolve("config.yaml"))).isEqualTo(Settings.defaults());
  }

  @Test
  void read_referenceFileSaysTheDefaults() {
    Path reference = Path.of("..", "docs", "config.yaml");

    assertThat(ConfigFile.read(reference)).isEqualTo(Settings.defaults());
  }

  @Test
  void parse_everyKeyIsRead() {
    String yaml =
        """
        system:
          sampleSeconds: 15
        timeZone: Europe/Berlin
        keepWords: true
        server:
          port: 9000
          hosts: [analytics.example.com]
          downloads: 2
          stalledSeconds: 5
          bind: 0.0.0.0
          tls:
            certificate: /etc/aecos/server.pem
            key: /etc/aecos/server.key
            passwordFile: /etc/aecos/password
          proxy: [10.0.0.7, "::1"]
        signIn:
          openId:
            issuer: https://id.example.com/realms/firm
            clientId: analytics
            clientSecretFile: /etc/aecos/secret
            scopes: [openid, groups]
            label: Firm ID
            claims: {name: email, groups: roles}
            roles: {office: team-lead, everyone: individual}
            teams: {structure: structure team}
            leads: {structure-leads: structure team}
        intake:
          maxBodyMb: 2
          maxInFlightMb: 4
        projection:
          memoryMb: 256
          threads: 3
        baselines:
          - elementType: IfcWall
            project: tower
            from: 2026-01-01
            manualHours: 3.5
            hourlyRateUsd: 92
        warehouses:
          - name: firm
            address: postgresql://reader@db.example.com:6543/analytics
            password: geheim
          - file: /srv/warehouse.db
            project: tower
        reports:
          firm: Hartmann & Osei
          colour: "#7a1f3d"
          logo: /srv/logo.png
          language: de
          signing:
            keystore: /srv/firm.p12
            passwordFile: /srv/firm.secret
            timestamps: https://tsa.example.com/
        retention:
          keep: 2y
          then: archive
          modules: {system: 90d, cost: forever}
          hold: [tower]
          archive: /mnt/archive
        ledger:
          address: postgresql://aecos@db.example.com:5432/analytics
          passwordFile: /etc/aecos/ledger
        delivery:
          mail:
            host: smtp.example.com
            port: 465
            security: tls
            from: analytics@example.com
            user: analytics
            passwordEnv: MAIL_PASSWORD
          folders: [/srv/reports]
          webhooks: [hooks.example.com]
        refresh:
          at: off
        roi:
          licencesPerMonth: 1200
          machinesPerMonth: 300.5
          hoursPerMonth: 20
          once: 15000
          from: 2026-01-01
        """;

    assertThat(ConfigFile.parse("config.yaml", yaml))
        .isEqualTo(
            new Settings(
                new ServerSettings(
                    9000,
                    List.of("analytics.example.com"),
                    2,
                    5,
                    new ListenSettings(
                        "0.0.0.0",
                        new TlsSettings(
                            Path.of("/etc/aecos/server.pem"),
                            Path.of("/etc/aecos/server.key"),
                            null,
                            Path.of("/etc/aecos/password")),
                        List.of("10.0.0.7", "0:0:0:0:0:0:0:1"))),
                new IntakeLimits(2 * 1024 * 1024, 4 * 1024 * 1024, 200_000),
                new ProjectionSettings(256, 3),
                new SystemSettings(15),
                ZoneId.of("Europe/Berlin"),
                true,
                List.of(
                    new Baseline(
                        "IfcWall", "tower", Instant.parse("2025-12-31T23:00:00Z"), 3.5, 92.0)),
                List.of(
                    new WarehouseSettings(
                        "firm",
                        null,
                        null,
                        PostgresAddress.parse(
                            "jdbc:postgresql://db.example.com:6543/analytics", "reader", "geheim")),
                    new WarehouseSettings(
                        "warehouse.db", "tower", Path.of("/srv/warehouse.db"), null)),
                new ReportSettings(
                    "Hartmann & Osei",
                    "#7a1f3d",
                    Path.of("/srv/logo.png"),
                    "de",
                    new ReportSettings.Signing(
                        Path.of("/srv/firm.p12"),
                        null,
                        new ReportSettings.Secret(Path.of("/srv/firm.secret"), null),
                        "https://tsa.example.com/")),
                new RetentionSettings(
                    new RetentionRules(
                        Keep.parse("2 years"),
                        Map.of("system", Keep.parse("90 days"), "cost", Keep.FOREVER),
                        Set.of("tower")),
                    true,
                    false,
                    Path.of("/mnt/archive"),
                    null),
                new DeliverySettings(
                    new MailSettings(
                        "smtp.example.com",
                        465,
                        MailSettings.Security.TLS,
                        "analytics@example.com",
                        "analytics",
                        null,
                        "MAIL_PASSWORD"),
                    List.of(Path.of("/srv/reports")),
                    List.of("hooks.example.com")),
                new RefreshSettings(null),
                new OpenIdSettings(
                    URI.create("https://id.example.com/realms/firm"),
                    new OpenIdSettings.Client(
                        "analytics",
                        Path.of("/etc/aecos/secret"),
                        List.of("openid", "groups"),
                        "Firm ID"),
                    new OpenIdSettings.Claims("email", "roles"),
                    Map.of("office", Viewer.Role.TEAM_LEAD, "everyone", Viewer.Role.INDIVIDUAL),
                    Map.of("structure", "structure team"),
                    Map.of("structure-leads", "structure team")),
                new LedgerSettings(
                    "postgresql://aecos@db.example.com:5432/analytics",
                    Path.of("/etc/aecos/ledger")),
                new ToolCosts(1200, 300.5, 20, 85, 15_000, LocalDate.parse("2026-01-01"))));
  }

  @Test
  void defaults_arePinned() {
    Settings defaults = Settings.defaults();

    assertThat(defaults.server())
        .isEqualTo(
            new ServerSettings(
                8787, List.of(), 4, 20, new ListenSettings("127.0.0.1", null, List.of())));
    assertThat(defaults.openId()).isNull();
    assertThat(defaults.ledger().address()).isNull();
    assertThat(defaults.intake()).isEqualTo(new IntakeLimits(16 << 20, 48 << 20, 200_000));
    assertThat(defaults.projection())
        .isEqualTo(new ProjectionSettings(512, Runtime.getRuntime().availableProcessors()));
    assertThat(defaults.keepWords()).isFalse();
    assertThat(defaults.baselines()).isEmpty();
    assertThat(defaults.warehouses()).isEmpty();
    assertThat(defaults.reports())
        .isEqualTo(
            new ReportSettings(
                "AEC OS",
                "#1a5490",
                null,
                "en",
                new ReportSettings.Signing(null, null, null, null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "warehouses:\n  - address: mysql://ann:geheim@db/analytics",
        "warehouses:\n  - address: postgresql://ann:geheim@db",
        "warehouses:\n  - address: postgresql://ann:ge heim@db/analytics",
        "warehouses:\n  - address: postgresql://ann:geheim@db/analytics\n    file: /w.db",
        "warehouses:\n  - postgresql://ann:geheim@db/analytics: x",
        "warehouses:\n  - postgresql://ann:geheim@db/analytics",
        "warehouses:\n  - {password: geheim, address: x: y",
      })
  void parse_aMistakenWarehouse_neverTellsItsPassword(String yaml) {
    assertThatThrownBy(() -> ConfigFile.parse("config.yaml", yaml))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("config.yaml")
        .hasMessageNotContaining("heim")
        .hasNoCause();
  }

  @Test
  void warehouses_showNoSecrets() {
    String yaml =
        "warehouses:\n  - address: jdbc:postgresql://db/analytics?user=ann&password=geheim";

    Settings settings = ConfigFile.parse("config.yaml", yaml);

    assertThat(settings.toString())
        .contains("postgresql://db/analytics")
        .doesNotContain("geheim")
        .doesNotContain("ann,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          server:\\n  prot: 1                | config.yaml:2 | unknown key 'prot'
          keepWord: true                     | config.yaml:1 | unknown key 'keepWord'
          keepWords: maybe                   | config.yaml:1 | must be true or false
          timeZone: Mars/Olympus             | config.yaml:1 | not the name of a time zone
          server:\\n  port: many             | config.yaml:2 | must be a whole number
          server:\\n  port: 70000            | config.yaml:2 | port must be
          server:\\n  downloads: 0           | config.yaml:2 | downloads must be
          server:\\n  stalledSeconds: 0      | config.yaml:2 | stalledSeconds must be
          server:\\n  bind: nowhere.invalid | config.yaml:2 | bind must be an address
          server:\\n  proxy: [gateway]     | config.yaml:2 | proxy must list addresses
          server:\\n  tls: {key: /k.pem}   | config.yaml:2 | either certificate and key
          server:\\n  tls: {keystore: k.p12} | config.yaml:2 | absolute path
          reports:\\n  signing: {pkcs11: {pinEnv: PIN}} | config.yaml:2 | 'library' is missing
          reports:\\n  signing: {pkcs11: {library: /l.so}} | config.yaml:2 | pinFile or pinEnv
          reports:\\n  signing: {pkcs11: {library: /l.so, slot: a, pinEnv: P}} | config.yaml:2 | must be a number
          reports:\\n  signing: {keystore: /k.p12, passwordEnv: P, pkcs11: {library: /l.so, pinEnv: P}} | config.yaml:2 | a PIN
          reports:\\n  signing: {pkcs11: {library: /l.so, label: a, pinEnv: P}} | config.yaml:2 | unknown key 'label'
          signIn:\\n  openId: {clientId: a} | config.yaml:2 | 'issuer' is missing
          signIn:\\n  openId: {issuer: "http://id.example.com", clientId: a} | config.yaml:2 | https://
          signIn:\\n  openId: {issuer: "https://id.example.com", clientId: a, roles: {a: boss}} | config.yaml:2 | not 'boss'
          server: [1]                        | config.yaml:1 | 'server' has no value itself
          retention: 2y                      | config.yaml:1 | 'retention' has no value itself
          intake:\\n  maxBodyMb: 99          | config.yaml:2 | one body at least
          baselines:\\n  - manualHours: 4    | config.yaml:2 | 'hourlyRateUsd' is missing
          baselines:\\n  - manualHours: -1\\n    hourlyRateUsd: 1 | config.yaml:2 | above 0
          keepWords: true\\nkeepWords: true  | config.yaml   | keepWords
          a: [                               | config.yaml   | not valid YAML
          warehouses:\\n  - project: tower   | config.yaml:2 | either a file or an address
          warehouses:\\n  - file: w.db       | config.yaml:2 | absolute path
          warehouses:\\n  - file: /w.db\\n  - file: /a/w.db | config.yaml:3 | called 'w.db'
          warehouses:\\n  - adress: x        | config.yaml:2 | unknown key 'adress'
          """)
  void parse_mistakeIsToldWithItsPlace(String yaml, String place, String reason) {
    assertThatThrownBy(() -> ConfigFile.parse("config.yaml", yaml.replace("\\n", "\n")))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining(place)
        .hasMessageContaining(reason);
  }

  private static final String BUCKET =
      """
      retention:
        s3:
          endpoint: https://s3.example.com
          bucket: firm-archive
          prefix: analytics
          region: eu-central-1
          pathStyle: false
          accessKey: AKIA
          secretKeyEnv: S3_SECRET
          cacheMb: 200
      """;

  @Test
  void bucket_isRead_andItsSecretIsShownNowhere() {
    S3Settings s3 = Objects.requireNonNull(ConfigFile.parse("c.yaml", BUCKET).retention().s3());

    assertThat(s3.place().words())
        .isEqualTo("s3://firm-archive/analytics/ at https://s3.example.com");
    assertThat(s3.place().pathStyle()).isFalse();
    assertThat(s3.cacheMb()).isEqualTo(200);
    S3Keys keys = s3.keys(Map.of("S3_SECRET", "geheim\n"));
    assertThat(keys).isEqualTo(new S3Keys("AKIA", "geheim"));
    assertThat(keys + " " + s3).doesNotContain("geheim");
    assertThatThrownBy(() -> s3.keys(Map.of()))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining("$S3_SECRET, is empty or not there");
  }

  @ParameterizedTest
  @CsvSource({
    "bucket: firm-archive, bucket: X, bucket must be",
    "endpoint: https://s3.example.com, endpoint: http://s3.example.com, must begin with https",
    "bucket: firm-archive, bucket:, is missing",
    "secretKeyEnv: S3_SECRET, secretKeyEnv:, secretKeyFile or secretKeyEnv",
    "cacheMb: 200, cacheMb: 1, cacheMb must be at least 128",
    "cacheMb: 200, secretKey: geheim, unknown key",
    "pathStyle: false, pathStyle: maybe, must be true or false"
  })
  void bucket_thatIsNone_isRefused_andSaysWhat(String line, String other, String what) {
    String text = BUCKET.replace(line + "\n", other + "\n");
    assertThatThrownBy(() -> ConfigFile.parse("c.yaml", text))
        .isInstanceOf(AnalyticsException.class)
        .hasMessageContaining(what)
        .hasMessageNotContaining("geheim");
    String both = BUCKET + "  archive: /mnt/archive\n";
    assertThatThrownBy(() -> ConfigFile.parse("c.yaml", both)).hasMessageContaining("not both");
  }
}
