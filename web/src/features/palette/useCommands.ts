import { useMemo } from "react";
import { useLive } from "../../api/live";
import { useMay, useMe } from "../../api/me";
import { useDimension } from "../../api/queries";
import { useSheets, type SheetSpec } from "../../api/sheets";
import type { Catalogue, DimensionValues, SavedView } from "../../api/types";
import { useForgetView, useSavedViews } from "../../api/views";
import { offeredExports } from "../../charts/exports";
import { nameOf, NOT_SAID } from "../../ui/format";
import { applyTheme, THEMES, THEME_TITLES } from "../../ui/theme";
import { navigate, openAddress, openPart } from "../../view/useView";
import { COMPARISONS, PERIODS, type View } from "../../view/viewState";
import { account } from "./account";
import type { Command } from "./commands";
import { reports } from "./report";
import { wordsOfMetric, wordsOfSheet } from "./synonyms";

export interface PaletteActions {
  onSave: () => void;
  onHelp: () => void;
}

/** All that the palette offers, for the view as it is. */
export function useCommands(view: View, catalogue: Catalogue, actions: PaletteActions): Command[] {
  const { data: projects } = useDimension("project", true);
  const { data: people } = useDimension("user", true);
  const { data: templates } = useDimension("templateId", true);
  const { data: me } = useMe();
  const { data: drawn } = useSheets();
  const may = useMay();
  const saving = may("save-views");
  const exporting = may("export");
  const { data: saved } = useSavedViews();
  const { mutate: forget } = useForgetView();
  const { paused, togglePause } = useLive();
  const exports = offeredExports();
  return useMemo(
    () => [
      ...sheets(view, drawn ?? []),
      ...worth(view, drawn ?? []),
      ...views(saved?.views ?? [], saving ? forget : null),
      ...(saving ? [save(actions.onSave)] : []),
      ...periods(view),
      ...metrics(view, catalogue),
      ...filters(view, "project", "Filter to project", projects),
      ...filters(view, "user", "Filter to person", people),
      ...filters(view, "templateId", "Filter to template", templates),
      ...reasons(view, catalogue),
      ...themes(),
      ...(exporting ? exports : []).map(({ title, csv }): Command => ({
        id: `csv ${title}`,
        group: "Export",
        title: `CSV of ${title}`,
        words: "spreadsheet excel download data",
        run: csv,
      })),
      ...reports(view.tz),
      {
        id: "print",
        group: "Export",
        title: "Print or save as PDF",
        words: "paper",
        run: () => window.setTimeout(() => window.print(), 100),
      },
      {
        id: "link",
        group: "Export",
        title: "Copy the link of this view",
        words: "share address url send",
        run: copyLink,
      },
      {
        id: "pause",
        group: "Page",
        title: paused ? "Resume live updates" : "Pause live updates",
        hint: "P",
        run: togglePause,
      },
      {
        id: "clear",
        group: "Page",
        title: "Clear the filters",
        hint: "C",
        run: () => navigate({ ...view, filters: {}, aside: null }),
      },
      { id: "help", group: "Page", title: "Keyboard shortcuts", hint: "?", run: actions.onHelp, stays: true },
      ...(me === undefined ? [] : account(me)),
    ],
    // prettier-ignore
    [view, catalogue, actions, projects, people, templates, saved, me, drawn, forget, saving, exporting, paused, togglePause, exports],
  );
}

function sheets(view: View, drawn: SheetSpec[]): Command[] {
  return drawn.map((sheet, index) => ({
    id: `tab ${sheet.name}`,
    group: "Sheets",
    title: sheet.title,
    words: `${sheet.number} ${sheet.question} ${wordsOfSheet(sheet.name)}`,
    hint: String(index + 1),
    run: () => navigate({ ...view, tab: sheet.name, aside: null }),
  }));
}

/** What people call by a name of its own, and what lies folded on a sheet. */
function worth(view: View, drawn: SheetSpec[]): Command[] {
  const sheet = drawn.find(({ sections }) => sections.some(({ panels }) => panels.some(isRoi)));
  if (!sheet) return [];
  return [
    {
      id: "roi",
      group: "Sheets",
      title: "Return on investment",
      words: "roi worth value benefit savings payback",
      run: () => openPart({ ...view, tab: sheet.name, aside: null }, "roi"),
    },
  ];
}

function isRoi({ kind }: { kind: string }): boolean {
  return kind === "roi";
}

function save(run: () => void): Command {
  return { id: "save", group: "Saved views", title: "Save this view…", hint: "S", run, stays: true };
}

function views(saved: SavedView[], forget: ((name: string) => void) | null): Command[] {
  return saved.map((one) => ({
    id: `view ${one.name}`,
    group: "Saved views",
    title: one.name,
    run: () => openAddress(one.url),
    ...(forget && { remove: { label: `Delete ${one.name}`, run: () => forget(one.name) } }),
  }));
}

function periods(view: View): Command[] {
  const spans = PERIODS.map((period) => ({
    id: `period ${period.id}`,
    group: "Period",
    title: period.title,
    words: period.id,
    run: () => navigate({ ...view, period: { preset: period.id } }),
  }));
  const against = COMPARISONS.map((comparison) => ({
    id: `compare ${comparison.id}`,
    group: "Compare with",
    title: comparison.title,
    run: () => navigate({ ...view, compare: comparison.id }),
  }));
  return [...spans, ...against];
}

function metrics(view: View, catalogue: Catalogue): Command[] {
  return catalogue.metrics.map((metric) => ({
    id: `metric ${metric.name}`,
    group: "Metrics",
    title: metric.title,
    words: `${metric.name} ${metric.description} ${wordsOfMetric(metric.name)}`,
    run: () => navigate({ ...view, aside: { kind: "chart", metric: metric.name, filters: {} } }),
  }));
}

function reasons(view: View, catalogue: Catalogue): Command[] {
  return catalogue.metrics.map((metric) => ({
    id: `why ${metric.name}`,
    group: "How a figure is made",
    title: `Why ${metric.title.charAt(0).toLowerCase()}${metric.title.slice(1)}`,
    words: `sql formula definition assumption explain ${metric.name}`,
    run: () => navigate({ ...view, aside: { kind: "why", metric: metric.name, filters: {} } }),
  }));
}

function filters(
  view: View,
  dimension: string,
  group: string,
  values: DimensionValues | undefined,
): Command[] {
  return (values?.values ?? []).map(({ value }) => {
    const name = value ?? NOT_SAID;
    return {
      id: `${dimension} ${name}`,
      group,
      title: nameOf(name),
      run: () => navigate({ ...view, filters: { ...view.filters, [dimension]: [name] }, aside: null }),
    };
  });
}

function themes(): Command[] {
  return THEMES.map((theme) => ({
    id: `theme ${theme}`,
    group: "Theme",
    title: THEME_TITLES[theme],
    words: "theme colours",
    run: () => applyTheme(theme),
  }));
}

function copyLink(): void {
  void navigator.clipboard.writeText(window.location.href);
}
