const PATHS = {
  why: "M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13M6.200 6.200c0-1 .8-1.700 1.800-1.700s1.800.7 1.800 1.600c0 1.400-1.800 1.500-1.800 2.900M8 11.300v.2",
  chart: "M2 2v12h12M4.500 10.500l3-3.500 2.500 2L14 4.500",
  table: "M2 3h12v10H2zM2 6.300h12M2 9.700h12M6.500 3v10",
  download: "M8 2v8M4.800 7L8 10.200 11.200 7M2.500 13.500h11",
  image: "M2 3h12v10H2zM2 11l3.500-3.500 3 3 2-2L14 12M10.500 6v.1",
  copy: "M5.500 5.500h8v8h-8zM10.500 5.500v-3h-8v8h3",
  close: "M3.500 3.500l9 9M12.500 3.500l-9 9",
  pause: "M5.500 3v10M10.500 3v10",
  play: "M5 3l8 5-8 5z",
  sun: "M8 5.200a2.800 2.800 0 1 0 0 5.600 2.800 2.800 0 0 0 0-5.600M8 1v1.500M8 13.500V15M1 8h1.500M13.500 8H15M3.100 3.100l1 1M11.900 11.900l1 1M12.900 3.100l-1 1M4.100 11.900l-1 1",
  moon: "M13.500 9.500A6 6 0 0 1 6.500 2.500a6 6 0 1 0 7 7z",
  contrast:
    "M8 1.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13v13M8 4h3.700M8 6.500h4.900M8 9h4.900M8 11.500h4",
  bookmark: "M4 2h8v12l-4-3.200L4 14z",
  keyboard: "M1.500 4h13v8.500h-13zM4 6.500h.1M6.500 6.500h.1M9 6.500h.1M11.700 6.500h.1M4.500 10h7",
  system: "M1.500 3h13v8h-13zM5.500 13.500h5M8 11v2.500",
  filter: "M1.500 3.500h13M4 8h8M6.500 12.500h3",
  down: "M4 6.500L8 10.500 12 6.500",
  link: "M6.500 9.500l3-3M7 4.500l1.500-1.500a2.800 2.800 0 0 1 4 4L11 8.500M9 11.500L7.500 13a2.800 2.800 0 0 1-4-4L5 7.500",
  retry: "M13 8a5 5 0 1 1-1.600-3.700M13.300 2v3h-3",
  warn: "M8 2l6.500 11.500h-13zM8 6.500v3.500M8 11.800v.1",
  person: "M8 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6M2.500 14c.5-3 2.700-4.500 5.500-4.500s5 1.500 5.500 4.500",
  bell: "M8 2a4 4 0 0 0-4 4c0 4-1.500 5-1.500 5.500h11C13.500 11 12 10 12 6a4 4 0 0 0-4-4M6.500 13.500a1.600 1.600 0 0 0 3 0",
  search: "M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9M10.300 10.300L14 14",
} as const;

export type IconName = keyof typeof PATHS;

/** A line drawing on a 16 unit grid; decoration only, so its button carries the label. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      style={{ inlineSize: `${size / 16}rem`, blockSize: `${size / 16}rem` }}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
