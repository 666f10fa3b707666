import { lazy, Suspense, useCallback, useEffect, useMemo } from "react";
import { useLive } from "../api/live";
import { useMay } from "../api/me";
import { useSheets } from "../api/sheets";
import type { Catalogue } from "../api/types";
import { useShortcuts, type Shortcuts } from "../ui/shortcuts";
import { keepTyped } from "../ui/typed";
import { navigate, usePage } from "../view/useView";
import type { View } from "../view/viewState";

const loadPalette = () => import("../features/palette/Palette");
const Palette = lazy(loadPalette);
const WHEN_IDLE_MS = 4000;
const SaveView = lazy(() => import("../features/palette/SaveView"));
const Help = lazy(() => import("../features/palette/Help"));

export type Overlay = "palette" | "save" | "help";

interface OverlaysProps {
  view: View;
  catalogue: Catalogue;
  open: Overlay | null;
  onOpen: (overlay: Overlay | null) => void;
}

/** What can be laid above the page from anywhere, and the keys for it. */
export function Overlays({ view, catalogue, open, onOpen }: OverlaysProps) {
  const { togglePause } = useLive();
  const { data: sheets } = useSheets();
  const may = useMay();
  const page = usePage();
  const saving = page === null && may("save-views");
  const find = useCallback(() => {
    if (open === "palette") return;
    keepTyped();
    onOpen("palette");
  }, [open, onOpen]);
  useEffect(() => {
    // It comes when there is nothing else to do, so that it is there at once.
    const late = window.setTimeout(() => void loadPalette(), WHEN_IDLE_MS);
    return () => window.clearTimeout(late);
  }, []);
  useShortcuts(
    useMemo(
      (): Shortcuts => ({
        "mod+k": find,
        "/": find,
        "?": () => onOpen("help"),
        ...(saving ? { s: () => onOpen("save") } : {}),
        c: () => navigate({ ...view, filters: {}, aside: null }),
        p: togglePause,
        ...Object.fromEntries(
          (sheets ?? []).map((sheet, index) => [
            String(index + 1),
            () => navigate({ ...view, tab: sheet.name, aside: null }),
          ]),
        ),
      }),
      [view, onOpen, togglePause, sheets, saving, find],
    ),
  );
  const close = () => onOpen(null);
  const actions = useMemo(() => ({ onSave: () => onOpen("save"), onHelp: () => onOpen("help") }), [onOpen]);
  return (
    <Suspense fallback={null}>
      {open === "palette" && <Palette view={view} catalogue={catalogue} onClose={close} {...actions} />}
      {open === "save" && <SaveView view={view} onClose={close} />}
      {open === "help" && <Help onClose={close} />}
    </Suspense>
  );
}
