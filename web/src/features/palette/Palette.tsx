import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { useCounting } from "../../api/live";
import type { Catalogue } from "../../api/types";
import { Icon } from "../../ui/Icon";
import { Modal } from "../../ui/Modal";
import { takeTyped } from "../../ui/typed";
import type { View } from "../../view/viewState";
import { matching, type Command } from "./commands";
import { useCommands, type PaletteActions } from "./useCommands";

interface PaletteProps extends PaletteActions {
  view: View;
  catalogue: Catalogue;
  onClose: () => void;
}

/** Everything by its name: type, arrow to it, press Enter. */
export default function Palette({ view, catalogue, onClose, ...actions }: PaletteProps) {
  const commands = useCommands(view, catalogue, actions);
  const [search, setSearch] = useState("");
  const [at, setAt] = useState(0);
  const counting = useCounting();
  useEffect(() => {
    // What was typed while this was on its way belongs here.
    takeTyped((typed) => setSearch((search) => search + typed));
  }, []);
  const id = useId();
  const found = matching(commands, search);
  const current = Math.min(at, found.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    if (!command.stays) onClose();
    command.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(found.length - 1, current + step));
      setAt(next);
      document.getElementById(`${id} ${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(found[current]);
    } else if (event.key === "Delete" && event.shiftKey) {
      event.preventDefault();
      found[current]?.remove?.run();
    }
  };
  return (
    <Modal label="Find and do" className="palette" onClose={onClose}>
      <div className="palette-field">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={found.length > 0 ? `${id} ${current}` : undefined}
          aria-label="Find a sheet, metric, project, view or action"
          placeholder="Sheet, metric, project, saved view, period, theme, export …"
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKey}
        />
        <kbd>Esc</kbd>
      </div>
      <ul className="palette-list" role="listbox" id={id} aria-label="Found">
        {found.map((command, index) => (
          <Option
            key={command.id}
            id={`${id} ${index}`}
            command={command}
            first={found[index - 1]?.group !== command.group}
            selected={index === current}
            onRun={() => run(command)}
          />
        ))}
      </ul>
      {found.length === 0 && (
        <p className="palette-none">
          {counting
            ? "Nothing that is counted so far is called that; more is being counted."
            : "Nothing is called that."}
        </p>
      )}
    </Modal>
  );
}

interface OptionProps {
  id: string;
  command: Command;
  first: boolean;
  selected: boolean;
  onRun: () => void;
}

function Option({ id, command, first, selected, onRun }: OptionProps) {
  return (
    // Keys are the field's business, which names the selected option to screen readers.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <li id={id} role="option" aria-selected={selected} className="palette-option" onClick={onRun}>
      <span className="palette-group">{first ? command.group : ""}</span>
      <bdi className="palette-title">{command.title}</bdi>
      {command.remove ? (
        <span className="palette-remove">
          <kbd>Shift Del</kbd> deletes
        </span>
      ) : (
        command.hint && <kbd>{command.hint}</kbd>
      )}
    </li>
  );
}
