package io.aecos.analytics.workspace;

import io.aecos.analytics.workspace.warehouse.WarehouseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How to read workspaces. {@code scratch} is a private folder for short-lived copies of databases;
 * {@code keepWords} keeps the words of prompts, comments and commands, of which otherwise only hash
 * and length are kept; {@code poll} is how often a followed project is looked at even if the
 * operating system reports nothing, {@code sweep} how often all of its small files are; {@code
 * warehouses} are read besides what lies in projects.
 */
public record WorkspaceSettings(
    Path scratch,
    boolean keepWords,
    Duration poll,
    Duration sweep,
    List<WarehouseSettings> warehouses) {

  public WorkspaceSettings {
    if (poll.isNegative() || poll.isZero() || sweep.compareTo(poll) < 0) {
      throw new IllegalArgumentException("poll must be positive and sweep not shorter");
    }
    warehouses = List.copyOf(warehouses);
  }

  /** Without warehouses other than those in projects. */
  public WorkspaceSettings(Path scratch, boolean keepWords, Duration poll, Duration sweep) {
    this(scratch, keepWords, poll, sweep, List.of());
  }

  public static WorkspaceSettings in(Path scratch) {
    return new WorkspaceSettings(
        scratch, false, Duration.ofSeconds(1), Duration.ofSeconds(30), List.of());
  }
}
