package io.aecos.analytics.server.sheets;

import io.aecos.analytics.access.Viewer.Role;
import io.aecos.analytics.insight.Matter;
import io.aecos.analytics.sheet.Panel;
import io.aecos.analytics.sheet.Section;
import io.aecos.analytics.sheet.Sheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sheets as they are drawn. */
public record SheetsJson(List<SheetJson> sheets) {

  /** One page; {@code home}: the viewer begins with it; {@code own}: it is of their own events. */
  public record SheetJson(
      String name,
      String title,
      String number,
      String question,
      boolean own,
      boolean home,
      List<PanelJson> lead,
      List<String> cards,
      List<String> uncarded,
      List<PanelJson> panels,
      List<SectionJson> sections) {}

  /** Panels under a title, {@code open} or folded at first. */
  public record SectionJson(String title, boolean open, List<PanelJson> panels) {}

  /** One picture; what its kind does not need is null or empty. */
  public record PanelJson(
      String kind,
      @Nullable String title,
      @Nullable Integer span,
      List<String> metrics,
      List<String> by,
      @Nullable String within,
      @Nullable String columns,
      List<String> marks,
      @Nullable String level,
      @Nullable String unit,
      List<PanelMatterJson> of) {}

  /** A kind of matters that may wait, and what it is called. */
  public record PanelMatterJson(String name, String title) {}

  static SheetsJson of(List<Sheet> sheets, Role role) {
    return new SheetsJson(sheets.stream().map(sheet -> sheet(sheet, role)).toList());
  }

  private static SheetJson sheet(Sheet sheet, Role role) {
    return new SheetJson(
        sheet.name(),
        sheet.title(),
        sheet.heading().number(),
        sheet.heading().question(),
        sheet.audience().own(),
        sheet.audience().home().contains(role),
        panels(sheet.content().lead()),
        sheet.cards().shown(),
        sheet.cards().uncarded(),
        panels(sheet.content().panels()),
        sheet.content().sections().stream().map(SheetsJson::section).toList());
  }

  private static SectionJson section(Section section) {
    return new SectionJson(section.title(), section.open(), panels(section.panels()));
  }

  private static List<PanelJson> panels(List<Panel> panels) {
    return panels.stream().map(SheetsJson::panel).toList();
  }

  private static PanelJson panel(Panel panel) {
    Panel.Cut cut = panel.cut();
    Panel.Pairing pairing = panel.pairing();
    return new PanelJson(
        panel.kind().word(),
        panel.title(),
        panel.span(),
        panel.metrics(),
        cut.by(),
        cut.within(),
        cut.columns(),
        panel.marks(),
        pairing == null ? null : pairing.level(),
        pairing == null ? null : pairing.unit(),
        panel.of().stream().map(SheetsJson::matter).toList());
  }

  private static PanelMatterJson matter(Matter matter) {
    return new PanelMatterJson(matter.word(), matter.title());
  }
}
