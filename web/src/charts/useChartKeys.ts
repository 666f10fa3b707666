import { useRef, useState, type FocusEvent, type KeyboardEvent, type RefObject } from "react";
import { notePress } from "../ui/press";

/** Where the keyboard stands in a drawing; `anchor` is where a marked stretch began. */
export interface Cursor {
  row: number;
  column: number;
  anchor: number | null;
}

interface ChartKeysOptions {
  rows: number;
  columns: number;
  /** Whether points lie on the edges of their cells (a line's) or in their middle (a bar's). */
  edges?: boolean;
  onEnter?: (row: number, column: number) => void;
  /** Marking with Shift is possible: from column to column. */
  onRange?: (from: number, to: number) => void;
}

interface ChartKeys {
  cursor: Cursor | null;
  room: {
    ref: RefObject<HTMLDivElement | null>;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onFocus: (event: FocusEvent<HTMLElement>) => void;
    onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

/** Arrows go through a drawing, Shift marks a stretch, Enter does what a press does, Escape leaves. */
export function useChartKeys({ rows, columns, edges, onEnter, onRange }: ChartKeysOptions): ChartKeys {
  const ref = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState<Cursor | null>(null);
  const press = (at: Cursor, event: KeyboardEvent) => {
    if (onRange && at.anchor !== null && at.anchor !== at.column) {
      onRange(Math.min(at.anchor, at.column), Math.max(at.anchor, at.column));
      setCursor({ ...at, anchor: null });
      return;
    }
    const box = (ref.current?.querySelector(".nsewdrag") ?? ref.current)?.getBoundingClientRect();
    if (box) notePress(...spot(box, at, { rows, columns, edges }), event);
    onEnter?.(at.row, at.column);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget) return;
    const at = cursor ?? { row: 0, column: 0, anchor: null };
    if (event.key === "Escape" && at.anchor !== null) {
      event.stopPropagation();
      setCursor({ ...at, anchor: null });
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      press(at, event);
    } else {
      const next = cursor ? moved(at, event, { rows, columns }) : ARROWS.has(event.key) ? at : null;
      if (!next) return;
      event.preventDefault();
      setCursor({ ...next, anchor: onRange && event.shiftKey ? (at.anchor ?? at.column) : null });
    }
  };
  const bound = cursor && {
    ...cursor,
    row: Math.min(cursor.row, rows - 1),
    column: Math.min(cursor.column, columns - 1),
  };
  return {
    cursor: bound,
    room: {
      ref,
      onKeyDown,
      onFocus: (event) => {
        if (event.target === event.currentTarget && event.currentTarget.matches(":focus-visible"))
          setCursor((known) => known ?? { row: 0, column: onRange ? columns - 1 : 0, anchor: null });
      },
      onBlur: () => setCursor(null),
    },
  };
}

interface Size {
  rows: number;
  columns: number;
}

const ARROWS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]);

function moved(at: Cursor, event: KeyboardEvent, { rows, columns }: Size): Cursor | null {
  const stay = (value: number, count: number) => Math.max(0, Math.min(value, count - 1));
  // A single column of bars is gone through with any arrow.
  const along = (by: number) =>
    columns > 1 ? { ...at, column: stay(at.column + by, columns) } : { ...at, row: stay(at.row + by, rows) };
  const across = (by: number) => ({ ...at, row: stay(at.row + by, rows) });
  switch (event.key) {
    case "ArrowLeft":
      return along(-1);
    case "ArrowRight":
      return along(1);
    case "ArrowUp":
      return across(-1);
    case "ArrowDown":
      return across(1);
    case "Home":
      return along(-Infinity);
    case "End":
      return along(Infinity);
    default:
      return null;
  }
}

function spot(
  box: DOMRect,
  at: Cursor,
  { rows, columns, edges }: Size & { edges?: boolean },
): [number, number] {
  const part = (index: number, count: number) =>
    edges ? (count > 1 ? index / (count - 1) : 0.5) : (index + 0.5) / count;
  const y = edges ? 0.4 : part(at.row, rows);
  return [box.left + box.width * (columns > 1 ? part(at.column, columns) : 0.3), box.top + box.height * y];
}
