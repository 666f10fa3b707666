import { clip, nameOf, saysNothing } from "./format";

/** Somebody else's text. Isolated, so that right-to-left names cannot turn their surroundings. */
export function Name({ value, length = 60 }: { value: string | null | undefined; length?: number }) {
  const name = nameOf(value);
  const shown = clip(name, length);
  return (
    <bdi className={saysNothing(value) ? "name name-none" : "name"} title={shown === name ? undefined : name}>
      {shown}
    </bdi>
  );
}
