import { problemFrom } from "../api/client";
import { useEndViewAs, useMe } from "../api/me";
import { Name } from "../ui/Name";

/** Says above everything that what is on screen is what another person sees, and ends it. */
export function ViewingAs() {
  const { data: me } = useMe();
  const end = useEndViewAs();
  if (!me || me.seenBy === null) return null;
  return (
    <div className="banner banner-warn viewing-as" role="status">
      <p>
        Viewing as{" "}
        <b>
          <Name value={me.name} length={60} />
        </b>
        : this is what they see. Nothing can be changed meanwhile.
      </p>
      <button type="button" className="button" disabled={end.isPending} onClick={() => end.mutate()}>
        End
      </button>
      {end.error && <p role="alert">{problemFrom(end.error).detail}</p>}
    </div>
  );
}
