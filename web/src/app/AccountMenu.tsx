import { useRef, useState } from "react";
import { leave } from "../api/account";
import { useEndViewAs, useMay, useMe } from "../api/me";
import { Icon } from "../ui/Icon";
import { Menu, type MenuItem } from "../ui/Menu";
import { PAGES } from "../view/pages";
import { openAddress } from "../view/useView";

/** Who is signed in, and what belongs to them and not to the numbers. */
export function AccountMenu() {
  const { data: me } = useMe();
  const may = useMay();
  const button = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<{ x: number; y: number } | null>(null);
  const end = useEndViewAs();
  if (!me) return null;
  const open = () => {
    const box = button.current?.getBoundingClientRect();
    setAt(box ? { x: box.right, y: box.bottom } : null);
  };
  const items: MenuItem[] = [
    ...PAGES.filter((page) => may(page.needs)).map((page) => ({
      label: page.title,
      onPress: () => openAddress(`/${page.id}`),
    })),
    ...(may("read-audit") ? [{ label: "Audit trail", onPress: () => window.location.assign("/audit") }] : []),
    { label: "Verify a report", onPress: () => window.location.assign("/verify") },
    ...(me.seenBy === null ? [] : [{ label: `End viewing as ${me.name}`, onPress: () => end.mutate() }]),
    { label: "Sign out", onPress: leave("/api/sign-out") },
    ...(me.seenBy === null
      ? [{ label: "Sign out everywhere", onPress: leave("/api/sign-out/everywhere") }]
      : []),
  ];
  return (
    <>
      <button
        ref={button}
        type="button"
        className="icon-button"
        aria-haspopup="menu"
        aria-label={`Account of ${me.seenBy ?? me.name}`}
        title={`Account of ${me.seenBy ?? me.name}`}
        onClick={open}
      >
        <Icon name="person" />
      </button>
      {at && (
        <Menu
          label="Account"
          head={
            <>
              <bdi>{me.seenBy ?? me.name}</bdi>{" "}
              {me.seenBy === null && <span className="quiet">{me.role.replace("-", " ")}</span>}
            </>
          }
          items={items}
          x={at.x}
          y={at.y}
          onClose={() => setAt(null)}
        />
      )}
    </>
  );
}
