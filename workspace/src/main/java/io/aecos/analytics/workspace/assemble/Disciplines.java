package io.aecos.analytics.workspace.assemble;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The discipline of an IFC class, as AEC OS's domain plugins divide them. */
final class Disciplines {
  private static final Map<String, String> BY_CLASS =
      Map.ofEntries(
          Map.entry("IfcBeam", "structural"),
          Map.entry("IfcColumn", "structural"),
          Map.entry("IfcSlab", "structural"),
          Map.entry("IfcFooting", "structural"),
          Map.entry("IfcPile", "structural"),
          Map.entry("IfcMember", "structural"),
          Map.entry("IfcDuctSegment", "mep"),
          Map.entry("IfcPipeSegment", "mep"),
          Map.entry("IfcCableSegment", "mep"),
          Map.entry("IfcPump", "mep"),
          Map.entry("IfcFan", "mep"),
          Map.entry("IfcFlowTerminal", "mep"),
          Map.entry("IfcAirTerminal", "mep"),
          Map.entry("IfcSanitaryTerminal", "mep"),
          Map.entry("IfcCovering", "interior"),
          Map.entry("IfcFurniture", "interior"),
          Map.entry("IfcCurtainWall", "interior"),
          Map.entry("IfcRailing", "interior"),
          Map.entry("IfcGeographicElement", "sitework"),
          Map.entry("IfcPavement", "sitework"),
          Map.entry("IfcEarthworksElement", "sitework"),
          Map.entry("IfcFireSuppressionTerminal", "fire_protection"),
          Map.entry("IfcProtectiveDevice", "fire_protection"),
          Map.entry("IfcValve", "fire_protection"));

  private Disciplines() {}

  static @Nullable String of(@Nullable String ifcClass) {
    return ifcClass == null ? null : BY_CLASS.get(ifcClass);
  }
}
