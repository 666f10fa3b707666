import { useState } from "react";
import { Modal } from "../../ui/Modal";
import { setSingleKeys, singleKeysOn } from "../../ui/shortcuts";

const SHEET: [string, [string, string][]][] = [
  [
    "Anywhere",
    [
      ["Ctrl K  ·  ⌘ K  ·  /", "Find and do anything"],
      ["1 … 7", "Go to a sheet"],
      ["S", "Save this view"],
      ["C", "Clear the filters"],
      ["P", "Pause or resume live updates"],
      ["?", "This page"],
      ["Esc", "Close what lies open"],
    ],
  ],
  [
    "In a chart",
    [
      ["← → ↑ ↓", "Go through its points, bars or cells"],
      ["Enter", "Filter to it, or see its events"],
      ["Shift ← →, Enter", "Mark a stretch of time and make it the period"],
      ["T", "Swap drawing and table"],
    ],
  ],
  [
    "With the mouse",
    [
      ["Click", "Choices for a bar, cell or point"],
      ["Ctrl click", "Filter at once; again to take it out"],
      ["Shift click", "See its events at once"],
      ["Drag", "Make a stretch of a trend the period"],
    ],
  ],
];

/** All keys on one sheet. */
export default function Help({ onClose }: { onClose: () => void }) {
  const [on, setOn] = useState(singleKeysOn);
  return (
    <Modal label="Keyboard shortcuts" className="help" onClose={onClose}>
      <h2>Keyboard and mouse</h2>
      <div className="help-columns">
        {SHEET.map(([title, keys]) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, meaning]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{meaning}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="form-end help-end">
        <label>
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setSingleKeys(event.target.checked);
              setOn(event.target.checked);
            }}
          />{" "}
          Single letters are shortcuts
        </label>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </div>
    </Modal>
  );
}
