package io.aecos.analytics.sheet;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.insight.Matter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a sheet. {@code span} is how many of 12 columns it takes, null where its place
 * decides; {@code cut} what its metrics are cut by; {@code of} the matters that may wait; {@code
 * roles} whom it is for.
 */
public record Panel(
    PanelKind kind,
    @Nullable String title,
    @Nullable Integer span,
    List<String> metrics,
    Cut cut,
    List<String> marks,
    @Nullable Pairing pairing,
    List<Matter> of,
    Set<Role> roles) {

  public Panel {
    metrics = List.copyOf(metrics);
    marks = List.copyOf(marks);
    of = List.copyOf(of);
    roles = Set.copyOf(roles);
  }

  /**
   * The dimensions of a picture: {@code by} in bars or rows, {@code within} the one that the values
   * of {@code by} are unique in, {@code columns} across.
   */
  public record Cut(List<String> by, @Nullable String within, @Nullable String columns) {
    static final Cut NONE = new Cut(List.of(), null, null);

    public Cut {
      by = List.copyOf(by);
    }
  }

  /** What stands against each other: of an {@code element} or a {@code project}, in a unit. */
  public record Pairing(String level, String unit) {}
}
