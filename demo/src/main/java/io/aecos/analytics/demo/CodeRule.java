package io.aecos.analytics.demo;

import static io.aecos.analytics.demo.Discipline.FIRE_PROTECTION;
import static io.aecos.analytics.demo.Discipline.GENERAL;
import static io.aecos.analytics.demo.Discipline.INTERIOR;
import static io.aecos.analytics.demo.Discipline.MEP;
import static io.aecos.analytics.demo.Discipline.SITEWORK;
import static io.aecos.analytics.demo.Discipline.STRUCTURAL;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of the building codes, by the discipline whose elements they apply to. */
enum CodeRule {
  FIRE_RESISTANCE(null, "703.2", "Fire-resistance rating", GENERAL, .030),
  EGRESS_WIDTH(null, "1005.3", "Egress width", GENERAL, .022),
  GUARDS(null, "1015.2", "Guards at open sides", GENERAL, .014),
  DOOR_CLEARANCE("ADA2010", "404.2.3", "Clear width of doors", GENERAL, .026),
  ENVELOPE("IECC2024", "C402.1", "Thermal envelope", GENERAL, .034),
  LOADS(null, "1604.2", "Strength under design loads", STRUCTURAL, .018),
  DEFLECTION(null, "1604.3", "Deflection limits", STRUCTURAL, .020),
  CONCRETE_COVER(null, "1901.2", "Concrete cover", STRUCTURAL, .024),
  SEISMIC_BRACING(null, "1613.1", "Seismic bracing", STRUCTURAL, .026),
  VENTILATION("IMC2024", "403.3", "Outdoor air rate", MEP, .021),
  DUCT_INSULATION("IECC2024", "C403.12", "Duct insulation", MEP, .028),
  CONDUCTORS("NEC2023", "310.16", "Conductor ampacity", MEP, .019),
  WORKING_SPACE("NEC2023", "110.26", "Working space", MEP, .024),
  FIXTURES("IPC2024", "403.1", "Number of fixtures", MEP, .015),
  FLAME_SPREAD(null, "803.1", "Flame spread of finishes", INTERIOR, .020),
  REACH_RANGES("ADA2010", "308.2", "Reach ranges", INTERIOR, .022),
  GLAZING(null, "2406.4", "Safety glazing", INTERIOR, .018),
  ACCESSIBLE_ROUTE("ADA2010", "402.2", "Accessible route", SITEWORK, .027),
  GRADING(null, "1804.4", "Site grading", SITEWORK, .016),
  SPRINKLER_SPACING("NFPA13", "10.2.5", "Sprinkler spacing", FIRE_PROTECTION, .025),
  WATER_SUPPLY("NFPA13", "5.2.1", "Water supply", FIRE_PROTECTION, .017),
  ALARM(null, "907.2", "Alarm and detection", FIRE_PROTECTION, .019);

  private final @Nullable String code;
  private final String section;
  private final String title;
  private final Discipline discipline;
  private final double failureRate;

  CodeRule(
      @Nullable String code,
      String section,
      String title,
      Discipline discipline,
      double failureRate) {
    this.code = code;
    this.section = section;
    this.title = title;
    this.discipline = discipline;
    this.failureRate = failureRate;
  }

  static List<CodeRule> of(Discipline discipline) {
    return Arrays.stream(values()).filter(rule -> rule.discipline == discipline).toList();
  }

  /** The code that the rule is from; most are from the building code that a project follows. */
  String code(Site site) {
    return code == null ? site.codeEdition() : code;
  }

  String section() {
    return section;
  }

  String title() {
    return title;
  }

  /** The share of elements that failed it at the beginning. */
  double failureRate() {
    return failureRate;
  }
}
