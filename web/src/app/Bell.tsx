import { useNotices } from "../api/notices";
import { Icon } from "../ui/Icon";
import { openAddress } from "../view/useView";

const MOST = 99;

/** How many notices were not read, and the way to them. */
export function Bell() {
  const unread = useNotices().data?.unread ?? 0;
  const label = unread === 0 ? "Notices" : `Notices, ${unread} unread`;
  return (
    <button
      type="button"
      className="icon-button bell"
      aria-label={label}
      title={label}
      onClick={() => openAddress("/alerts/notices")}
    >
      <Icon name="bell" />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
    </button>
  );
}
