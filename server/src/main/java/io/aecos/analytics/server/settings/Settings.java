package io.aecos.analytics.server.settings;

import io.aecos.analytics.projection.Field.Baseline;
import io.aecos.analytics.roi.ToolCosts;
import io.aecos.analytics.server.intake.IntakeLimits;
import io.aecos.analytics.workspace.warehouse.WarehouseSettings;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code config.yaml} can say. {@code zone} is where days begin unless a question
 * names another; {@code keepWords} keeps the words of prompts and comments instead of their hash
 * and length; {@code baselines} are what savings are measured against; {@code warehouses} are read
 * besides what lies in projects; {@code reports} say how reports look and who signs them, {@code
 * delivery} where they may go, {@code retention} how long events stay in the ledger, {@code
 * refresh} when the server refreshes by itself; {@code openId} is null where nobody signs in with a
 * provider; {@code ledger} says where the ledger is; {@code costs} is what AEC OS costs the firm,
 * null where nobody says.
 */
public record Settings(
    ServerSettings server,
    IntakeLimits intake,
    ProjectionSettings projection,
    SystemSettings system,
    ZoneId zone,
    boolean keepWords,
    List<Baseline> baselines,
    List<WarehouseSettings> warehouses,
    ReportSettings reports,
    RetentionSettings retention,
    DeliverySettings delivery,
    RefreshSettings refresh,
    @Nullable OpenIdSettings openId,
    LedgerSettings ledger,
    @Nullable ToolCosts costs) {

  public Settings {
    baselines = List.copyOf(baselines);
    warehouses = List.copyOf(warehouses);
  }

  /** What holds without a file. */
  public static Settings defaults() {
    return new Settings(
        ServerSettings.DEFAULTS,
        IntakeLimits.DEFAULTS,
        ProjectionSettings.DEFAULTS,
        SystemSettings.DEFAULTS,
        ZoneId.systemDefault(),
        false,
        List.of(),
        List.of(),
        ReportSettings.DEFAULTS,
        RetentionSettings.DEFAULTS,
        DeliverySettings.DEFAULTS,
        RefreshSettings.DEFAULTS,
        null,
        LedgerSettings.EMBEDDED,
        null);
  }
}
