import {
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from "react";
import { useMay } from "../api/me";
import { spanStyle } from "../ui/span";
import { Icon } from "../ui/Icon";
import { ChartTable } from "./ChartTable";
import { fileOf, saveCsv, type ChartData } from "./csv";
import { offerExport, tellExport } from "./exports";
import { saveImage, copyImage } from "./image";
import { ProvenanceContext } from "./provenance";

interface ChartPanelProps {
  title: string;
  /** What is shown, in a few words: the figure, the period, what clicking does. */
  caption?: ReactNode;
  data: ChartData;
  print: (value: string | number | null, column: number) => string;
  onRow?: (row: number) => void;
  /** What a row opens, where that is not events. */
  rowWord?: string;
  span?: number;
  stale?: boolean;
  /** Controls for what is shown, which no picture of it needs. */
  choices?: ReactNode;
  children: ReactNode;
}

/** A drawing in its frame: the same data as a table, as CSV and as an image, one press away. */
export function ChartPanel({
  title,
  caption,
  data,
  print,
  onRow,
  rowWord,
  span,
  stale,
  choices,
  children,
}: ChartPanelProps) {
  const [asTable, setAsTable] = useState(false);
  const [said, setSaid] = useState("");
  const figure = useRef<HTMLElement>(null);
  const provenance = useContext(ProvenanceContext);
  const csv = useCallback(() => {
    saveCsv(title, fileOf(data), provenance?.days);
    void tellExport(title, "csv", data.rows.length).then((more) => setSaid(`Saved as CSV.${more}`));
  }, [title, data, provenance]);
  const exporting = useMay()("export");
  const image = useCallback(
    async (work: typeof saveImage) => {
      const wrong = await work(figure.current, {
        title,
        caption: typeof caption === "string" ? caption : "",
        provenance,
      });
      setSaid(wrong ?? `Done.${await tellExport(title, "png")}`);
    },
    [title, caption, provenance],
  );
  useEffect(
    () =>
      exporting
        ? offerExport(title, { csv, ...(asTable ? {} : { image: () => void image(saveImage) }) })
        : undefined,
    [exporting, title, csv, image, asTable],
  );
  const onKey = (event: KeyboardEvent) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key.toLowerCase() === "t" && plain) setAsTable(!asTable);
  };
  return (
    // T swaps drawing and table from anywhere in the panel; the button says the same.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={stale ? "panel stale" : "panel"}
      style={spanStyle(span)}
      aria-label={title}
      onKeyDown={onKey}
    >
      <header className="panel-head">
        <div>
          <h2>{title}</h2>
          {caption && <p className="panel-caption">{caption}</p>}
        </div>
        <div className="tools">
          <Tool
            icon={asTable ? "chart" : "table"}
            label={asTable ? `Chart of ${title}` : `Table of ${title}`}
            onPress={() => setAsTable(!asTable)}
          />
          {exporting && <Tool icon="download" label={`CSV of ${title}`} onPress={csv} />}
          {exporting && !asTable && (
            <>
              <Tool icon="image" label={`Save ${title} as image`} onPress={() => void image(saveImage)} />
              <Tool icon="copy" label={`Copy ${title} as image`} onPress={() => void image(copyImage)} />
            </>
          )}
        </div>
      </header>
      {choices}
      <span role="status" className="visually-hidden">
        {said}
      </span>
      {asTable ? (
        <ChartTable caption={title} data={data} print={print} onRow={onRow} rowWord={rowWord} />
      ) : (
        <figure ref={figure} className="panel-figure">
          {children}
        </figure>
      )}
    </section>
  );
}

function Tool({
  icon,
  label,
  onPress,
}: {
  icon: "table" | "chart" | "download" | "image" | "copy";
  label: string;
  onPress: () => void;
}) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onPress}>
      <Icon name={icon} size={14} />
    </button>
  );
}
