package io.aecos.analytics.server.refresh;

import io.aecos.analytics.server.schedules.ScheduleDesk;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refresh: {@code state} is running, done or failed; {@code ok} is null while it runs, and false
 * where anything of it failed or was not found in order; {@code findings} say what.
 */
public record RefreshJson(
    String id,
    String state,
    String step,
    @Nullable Boolean ok,
    List<String> findings,
    List<WorkspaceJson> workspaces,
    @Nullable RollupsJson rollups,
    @Nullable RefreshCheckJson check,
    List<ScheduleDesk.RunEnded> schedules,
    long watermark,
    Instant begunAt,
    @Nullable Instant endedAt) {

  /** A folder that was read: {@code state} is read or failed. */
  public record WorkspaceJson(
      String workspace,
      String state,
      long stored,
      long duplicate,
      long quarantined,
      String message) {}

  /** How many rollups there are, how many were made again, and how many dropped. */
  public record RollupsJson(int kept, int made, int dropped) {}

  /**
   * How rollups compare with the events in {@code asked} random questions; the same seed asks the
   * same. {@code same} is null where there is nothing rolled up that they could have been answered
   * from.
   */
  public record RefreshCheckJson(
      long seed, int asked, long fromRollups, @Nullable Boolean same, List<String> different) {}

  /** The latest refreshes, the latest first. */
  public record RefreshesJson(List<RefreshJson> refreshes) {}
}
