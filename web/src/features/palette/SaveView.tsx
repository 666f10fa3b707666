import { useId, useState, type FormEvent } from "react";
import { problemFrom } from "../../api/client";
import { useForgetView, useKeepView, useSavedViews } from "../../api/views";
import { ErrorNotice } from "../../ui/Notice";
import { Modal } from "../../ui/Modal";
import { Name } from "../../ui/Name";
import { openAddress } from "../../view/useView";
import { formatView, type View } from "../../view/viewState";

/** What was kept before: to open, or to delete. */
function Kept({ onOpen }: { onOpen: () => void }) {
  const { data } = useSavedViews();
  const forget = useForgetView();
  if (!data || data.views.length === 0) return null;
  return (
    <section className="kept" aria-label="Saved views">
      {data.views.map((one) => (
        <p key={one.name}>
          <button
            type="button"
            className="link"
            onClick={() => {
              onOpen();
              openAddress(one.url);
            }}
          >
            <Name value={one.name} length={48} />
          </button>
          <button
            type="button"
            className="button button-quiet"
            aria-label={`Delete ${one.name}`}
            onClick={() => forget.mutate(one.name)}
          >
            Delete
          </button>
        </p>
      ))}
    </section>
  );
}

const LONGEST = 120;

/** Keeps what is on screen under a name; it is found again in the palette, from any browser. */
export default function SaveView({ view, onClose }: { view: View; onClose: () => void }) {
  const id = useId();
  const [name, setName] = useState("");
  const { data } = useSavedViews();
  const keep = useKeepView();
  const replaces = data?.views.some((one) => one.name === name.trim()) ?? false;
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") keep.mutate({ name, url: formatView(view) }, { onSuccess: onClose });
  };
  return (
    <Modal label="Save this view" className="save-view" onClose={onClose}>
      <form onSubmit={save}>
        <h2>Save this view</h2>
        <p className="quiet">
          Sheet, period, comparison, filters and what lies open, under a name of yours. A relative period such
          as the last 30 days stays relative.
        </p>
        <div className="field">
          <label htmlFor={id}>Name</label>
          <input
            id={id}
            type="text"
            value={name}
            maxLength={LONGEST}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        {keep.error && <ErrorNotice problem={problemFrom(keep.error)} />}
        <div className="form-end">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            className="button button-main"
            disabled={name.trim() === "" || keep.isPending}
          >
            {replaces ? "Replace" : "Save"}
          </button>
        </div>
      </form>
      <Kept onOpen={onClose} />
    </Modal>
  );
}
