import { useEffect, useRef, useState } from "react";
import { Menu, type MenuItem } from "../ui/Menu";
import { Name } from "../ui/Name";
import { lastPress } from "../ui/press";
import type { FilterChoice } from "./drill";

interface PickedProps {
  name: string;
  value: string;
  /** How many events stand behind it, where the answer says so. */
  count?: string;
  onEvents: () => void;
  /** What filtering to it would mean now. */
  filter?: FilterChoice;
  /** Filtering to it, where there is nothing to add to or remove from. */
  onFilter?: () => void;
  filterLabel?: string;
  onClose: () => void;
}

/**
 * What to do with the bar, cell or point that was pressed: narrow the view to it, or see its events.
 * Pressed with Ctrl or ⌘ it filters at once, with Shift or Alt it opens the events at once.
 */
export function Picked({ name, value, onClose, ...choices }: PickedProps) {
  const [press] = useState(lastPress);
  const items = itemsOf(choices);
  const direct = press.shortcut && items.find((item) => item.does === press.shortcut);
  const done = useRef(false);
  useEffect(() => {
    if (!direct || done.current) return;
    done.current = true;
    direct.onPress();
    onClose();
  }, [direct, onClose]);
  if (direct) return null;
  return (
    <Menu
      label={`Choices for ${name}`}
      head={
        <>
          <Name value={name} length={60} /> <b>{value}</b>
        </>
      }
      items={items}
      x={press.x}
      y={press.y}
      onClose={onClose}
    />
  );
}

type Choice = MenuItem & { does: "filter" | "events" | null };
type Choices = Omit<PickedProps, "name" | "value" | "onClose">;

function itemsOf({ count, onEvents, filter, onFilter, filterLabel }: Choices): Choice[] {
  const events: Choice = {
    label: count === undefined ? "Show its events" : `Show its ${count} events`,
    hint: "Shift",
    does: "events",
    onPress: onEvents,
  };
  return [...(filter ? filtering(filter) : []), ...(onFilter ? [plain(onFilter, filterLabel)] : []), events];
}

function plain(onPress: () => void, label = "Filter to it"): Choice {
  return { label, hint: "Ctrl", does: "filter", onPress };
}

function filtering({ state, only, toggle }: FilterChoice): Choice[] {
  switch (state) {
    case "free":
      return [plain(only)];
    case "chosen":
      return [{ ...plain(toggle), label: "Remove from the filter" }];
    case "beside":
      return [
        { ...plain(toggle), label: "Add to the filter" },
        { label: "Filter to it alone", does: null, onPress: only },
      ];
  }
}
