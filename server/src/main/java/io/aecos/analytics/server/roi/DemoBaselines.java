package io.aecos.analytics.server.roi;

import io.aecos.analytics.demo.DemoFirm;
import io.aecos.analytics.registry.KeptBaseline;
import io.aecos.analytics.registry.KeptBaseline.Subject;
import io.aecos.analytics.registry.Registry;
import io.aecos.analytics.roi.ToolCosts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the made-up firm found out about its work by hand, and what it pays. */
public final class DemoBaselines {
  /** For some thirty people, since two years. */
  public static final ToolCosts COSTS = new ToolCosts(9_600, 1_850, 120, 95, 48_000, null);

  private static final String STUDY = "Time study of three projects";
  private static final String FIRM = "Demo firm";

  /** Hours by hand as its first study found them; all else takes what AEC OS assumes. */
  private static final Map<String, Double> HOURS =
      Map.of(
          "IfcWall", 2.5,
          "IfcDoor", 1.25,
          "IfcWindow", 1.25,
          "IfcBeam", 2.75,
          "IfcColumn", 2.5,
          "IfcSlab", 3.5,
          "IfcRoof", 9.0,
          "IfcStairFlight", 6.5,
          "IfcDuctSegment", 1.75,
          "IfcPipeSegment", 1.5);

  private DemoBaselines() {}

  /** Lays them down where there are none yet. */
  public static void layDown(Registry registry, Instant now) {
    boolean known = registry.read(entries -> !entries.baselines().all().isEmpty());
    if (known) {
      return;
    }
    LocalDate second = LocalDate.ofInstant(now, DemoFirm.ZONE).minusMonths(5).withDayOfMonth(1);
    registry.write(
        entries -> {
          HOURS.forEach(
              (type, hours) -> entries.baselines().put(row(type, null, hours, null, STUDY, now)));
          entries
              .baselines()
              .put(row("IfcWall", second, 2.25, null, "Second study, two projects", now));
          entries.baselines().put(row(null, second, 4.0, 92.0, "Rates of this year", now));
          return HOURS.size();
        });
  }

  private static KeptBaseline row(
      @Nullable String type,
      @Nullable LocalDate from,
      double hours,
      @Nullable Double rate,
      String note,
      Instant now) {
    return new KeptBaseline(new Subject(type, null, from), hours, rate, note, FIRM, now);
  }
}
