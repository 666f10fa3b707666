import { useCallback, useEffect, useState } from "react";
import { problemFrom } from "../api/client";
import { useMay } from "../api/me";
import { Icon } from "../ui/Icon";
import { saveCsv, type ChartData } from "./csv";
import { offerExport, tellExport } from "./exports";

interface CsvIconProps {
  title: string;
  /** All rows, which may have to be asked for. */
  rows: () => ChartData | Promise<ChartData>;
  /** Words beside the icon, where there is more than one file to choose from. */
  label?: string;
}

/** A table of a panel as a file, all of it and not just what is shown. */
export function CsvIcon({ title, rows, label }: CsvIconProps) {
  const [said, setSaid] = useState("");
  const exporting = useMay()("export");
  const save = useCallback(() => {
    Promise.resolve(rows())
      .then(async (table) => {
        saveCsv(title, table);
        setSaid(`Saved as CSV.${await tellExport(title, "csv", table.rows.length)}`);
      })
      .catch((error: unknown) => setSaid(`Not saved: ${problemFrom(error).title}`));
  }, [title, rows]);
  useEffect(() => (exporting ? offerExport(title, { csv: save }) : undefined), [exporting, title, save]);
  if (!exporting) return null;
  return (
    <>
      <button
        type="button"
        className={label === undefined ? "icon-button" : "button"}
        aria-label={label === undefined ? `CSV of ${title}` : undefined}
        title={`CSV of ${title}`}
        onClick={save}
      >
        <Icon name="download" size={14} />
        {label !== undefined && ` ${label}`}
      </button>
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </>
  );
}
