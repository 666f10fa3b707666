package io.aecos.analytics.demo;

import static io.aecos.analytics.demo.Discipline.FIRE_PROTECTION;
import static io.aecos.analytics.demo.Discipline.GENERAL;
import static io.aecos.analytics.demo.Discipline.INTERIOR;
import static io.aecos.analytics.demo.Discipline.MEP;
import static io.aecos.analytics.demo.Discipline.SITEWORK;
import static io.aecos.analytics.demo.Discipline.STRUCTURAL;

/** The IFC classes that the firm designs: whose work, how often, what one costs and takes. */
enum ElementClass {
  WALL("IfcWall", GENERAL, 15, 5200, 38),
  DOOR("IfcDoor", GENERAL, 12, 1850, 5),
  WINDOW("IfcWindow", GENERAL, 9, 1400, 4.5),
  ROOF("IfcRoof", GENERAL, 1.5, 42_000, 210),
  STAIR("IfcStairFlight", GENERAL, 2, 14_500, 64),
  RAMP("IfcRamp", GENERAL, .8, 9_800, 52),
  PLATE("IfcPlate", GENERAL, 1.2, 780, 4),
  BEAM("IfcBeam", STRUCTURAL, 7, 3900, 14),
  COLUMN("IfcColumn", STRUCTURAL, 6, 4600, 16),
  SLAB("IfcSlab", STRUCTURAL, 4.5, 18_500, 96),
  FOOTING("IfcFooting", STRUCTURAL, 2.5, 6400, 36),
  PILE("IfcPile", STRUCTURAL, 1.5, 8800, 22),
  MEMBER("IfcMember", STRUCTURAL, 2, 1200, 6),
  DUCT("IfcDuctSegment", MEP, 6, 1150, 9),
  PIPE("IfcPipeSegment", MEP, 6, 640, 6),
  CABLE("IfcCableSegment", MEP, 2.5, 420, 4),
  PUMP("IfcPump", MEP, .8, 9600, 26),
  FAN("IfcFan", MEP, 1, 4300, 14),
  FLOW_TERMINAL("IfcFlowTerminal", MEP, 1.5, 560, 3),
  AIR_TERMINAL("IfcAirTerminal", MEP, 3, 390, 2.5),
  SANITARY_TERMINAL("IfcSanitaryTerminal", MEP, 2, 1650, 7),
  COVERING("IfcCovering", INTERIOR, 4, 2100, 18),
  FURNITURE("IfcFurniture", INTERIOR, 3, 1350, 2),
  CURTAIN_WALL("IfcCurtainWall", INTERIOR, 1.8, 36_000, 140),
  RAILING("IfcRailing", INTERIOR, 1.6, 2400, 11),
  PAVEMENT("IfcPavement", SITEWORK, 1.2, 22_000, 88),
  EARTHWORKS("IfcEarthworksElement", SITEWORK, .9, 31_000, 120),
  GEOGRAPHIC("IfcGeographicElement", SITEWORK, .6, 5400, 20),
  SPRINKLER("IfcFireSuppressionTerminal", FIRE_PROTECTION, 2.4, 310, 2.2),
  VALVE("IfcValve", FIRE_PROTECTION, 1, 920, 4);

  private static final ElementClass[] ALL = values();
  private static final double[] FREQUENCIES = cumulative();

  private final String ifcClass;
  private final Discipline discipline;
  private final double frequency;
  private final double costUsd;
  private final double laborHours;

  ElementClass(
      String ifcClass, Discipline discipline, double frequency, double costUsd, double laborHours) {
    this.ifcClass = ifcClass;
    this.discipline = discipline;
    this.frequency = frequency;
    this.costUsd = costUsd;
    this.laborHours = laborHours;
  }

  /** The class that a hash falls on, by frequency. */
  static ElementClass of(long hash) {
    double roll = Dice.unit(hash) * FREQUENCIES[FREQUENCIES.length - 1];
    int index = 0;
    while (FREQUENCIES[index] <= roll) {
      index++;
    }
    return ALL[index];
  }

  String ifcClass() {
    return ifcClass;
  }

  Discipline discipline() {
    return discipline;
  }

  double costUsd() {
    return costUsd;
  }

  double laborHours() {
    return laborHours;
  }

  private static double[] cumulative() {
    double[] sums = new double[ALL.length];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += ALL[i].frequency;
      sums[i] = sum;
    }
    return sums;
  }
}
