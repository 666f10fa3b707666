import type { MouseEvent } from "react";
import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from "react";
import type { Problem, ViewRequest } from "../api/types";
import { pageOf, type Page } from "./pages";
import { refusalOf, withoutRefused, type Refusal } from "./refused";
import {
  formatView,
  otherSide,
  OVERVIEW,
  parseView,
  type Known,
  type ParsedView,
  type View,
} from "./viewState";

const listeners = new Set<() => void>();
let refusals: Refusal[] = [];

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

function location(): string {
  return `${window.location.pathname}\n${window.location.search}`;
}

/** The server refused a request of the view; the part of the address that is to blame is left out from now on. */
export function refuse(view: View, request: ViewRequest, problem: Problem): void {
  const refusal = refusalOf(view, request, problem);
  if (!refusal || refusals.some((one) => one.field === refusal.field && one.value === refusal.value)) return;
  refusals = [...refusals, refusal];
  for (const listener of listeners) listener();
}

/** Goes to a view as a link would: the address changes, back brings the old one. */
export function navigate(view: View, how: "push" | "replace" = "push"): void {
  const url = formatView(view);
  if (how === "push") window.history.pushState(null, "", url);
  else window.history.replaceState(null, "", url);
  for (const listener of listeners) listener();
}

/** Goes to an address that was kept; the parser says what of it cannot be used. */
export function openAddress(url: string): void {
  window.history.pushState(null, "", url);
  for (const listener of listeners) listener();
}

let visits = 0;

/** Goes to a view and to a part of it, which the address names behind "#". */
export function openPart(view: View, part: string): void {
  visits++;
  openAddress(addressOf(view, part));
}

export function addressOf(view: View, part: string | null): string {
  return formatView(view) + (part === null ? "" : `#${part}`);
}

/** What a link to a view does when it is pressed; one to a new tab or window is left to the browser. */
export function follow(event: MouseEvent, view: View, part: string | null = null): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  if (part === null) navigate(view);
  else openPart(view, part);
}

/** The part of the page that the address names, and which visit to it this is. */
export function usePart(): { part: string; visit: string } {
  const visit = useSyncExternalStore(subscribe, () => `${visits} ${window.location.hash}`);
  return { part: visit.slice(visit.indexOf("#") + 1), visit };
}

/** What an address may name; the server has the say. */
export const Names = createContext<Known>({ sheets: [], home: OVERVIEW, dimensions: [] });

/** The view that the address bar describes. */
export function useParsedView(): ParsedView {
  const key = useSyncExternalStore(subscribe, location);
  const refused = useSyncExternalStore(subscribe, () => refusals);
  const known = useContext(Names);
  return useMemo(() => {
    const [path = "/", search = ""] = key.split("\n");
    return withoutRefused(parseView(path, search, known), refused);
  }, [key, refused, known]);
}

/** The page that the address bar names, where it is no sheet of numbers. */
export function usePage(): Page | null {
  const path = useSyncExternalStore(subscribe, () => window.location.pathname);
  return useMemo(() => pageOf(path), [path]);
}

export type ChangeView = (change: Partial<View>) => void;

/** Whether what is inside belongs to the other side of a comparison. */
export const OtherSide = createContext(false);

/** The names whose events alone count for what is inside; null where there is no such limit. */
export const Mine = createContext<string[] | null>(null);

/** A view that holds only what names one of `mine`. */
export function narrowed(view: View, mine: string[] | null): View {
  return mine === null ? view : { ...view, filters: { ...view.filters, user: mine } };
}

/** The current view, or the other side of the comparison within {@link OtherSide}; and a way to change it. */
export function useView(): [View, ChangeView] {
  const { view } = useParsedView();
  const other = useContext(OtherSide);
  const mine = useContext(Mine);
  const shown = useMemo(() => narrowed(other ? otherSide(view) : view, mine), [other, view, mine]);
  const change = useCallback<ChangeView>((part) => navigate({ ...view, ...part }), [view]);
  return [shown, change];
}
