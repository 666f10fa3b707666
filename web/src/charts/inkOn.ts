import type { Palette } from "./palette";

/** The one of ink and paper that can be read on a cell so far along the scale, from 0 to 1. */
export function inkOn(
  share: number,
  { scale, ink, paper }: Pick<Palette, "scale" | "ink" | "paper">,
): string {
  const cell = luminance(along(scale, Math.min(1, Math.max(0, share))));
  const [dark, light] = [contrast(cell, luminance(rgb(ink))), contrast(cell, luminance(rgb(paper)))];
  return dark >= light ? ink : paper;
}

type Rgb = [number, number, number];

function along([low, middle, high]: Palette["scale"], share: number): Rgb {
  const [from, to, at] = share < 0.5 ? [low, middle, share * 2] : [middle, high, share * 2 - 1];
  const [a, b] = [rgb(from), rgb(to)];
  return [a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at, a[2] + (b[2] - a[2]) * at];
}

function rgb(hex: string): Rgb {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) || 0;
  return [part(1), part(3), part(5)];
}

/** As WCAG defines it, and so does the contrast of two. */
function luminance(color: Rgb): number {
  const [r, g, b] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
