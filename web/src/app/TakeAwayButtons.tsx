import { lazy, Suspense, useState, type MouseEvent } from "react";
import { useMay } from "../api/me";
import { Icon } from "../ui/Icon";

const TakeAway = lazy(() => import("../features/takeaway/TakeAway"));

interface Open {
  what: "share" | "export";
  at: { x: number; y: number };
}

interface TakeAwayButtonsProps {
  tz: string | null;
  onSave: () => void;
}

/** Share and Export, where every sheet has them. */
export function TakeAwayButtons({ tz, onSave }: TakeAwayButtonsProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const may = useMay();
  const press = (what: Open["what"]) => (event: MouseEvent<HTMLButtonElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setOpen({ what, at: { x: box.right, y: box.bottom } });
  };
  return (
    <div className="sheet-tools">
      <button type="button" className="button" aria-haspopup="dialog" onClick={press("share")}>
        <Icon name="link" size={14} /> <span>Share</span>
      </button>
      <button type="button" className="button" aria-haspopup="dialog" onClick={press("export")}>
        <Icon name="download" size={14} /> <span>Export</span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <TakeAway
            what={open.what}
            at={open.at}
            tz={tz}
            onSave={may("save-views") ? onSave : null}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
