import { useState, type ReactNode } from "react";
import { problemFrom } from "../api/client";
import { Icon } from "../ui/Icon";

interface CsvButtonProps {
  /** Fetches, saves and gives what to say of it. */
  save: () => Promise<string>;
  children: ReactNode;
}

/** Saves a file of more than is shown, and says how it went. */
export function CsvButton({ save, children }: CsvButtonProps) {
  const [said, setSaid] = useState("");
  const press = () => {
    setSaid("Saving…");
    save()
      .then(setSaid)
      .catch((error: unknown) => setSaid(`Not saved: ${problemFrom(error).title}`));
  };
  return (
    <span className="drawer-csv">
      <span role="status" className="quiet">
        {said}
      </span>{" "}
      <button type="button" className="button" onClick={press}>
        <Icon name="download" size={14} /> {children}
      </button>
    </span>
  );
}
