import type { Point } from "../api/types";

const WIDTH = 200;
const HEIGHT = 36;
const PAD = 3;

/** The shape of a series without its scale; empty buckets interrupt the line, cut ones are drawn faintly. */
export function Sparkline({ series, previous = false }: { series: Point[]; previous?: boolean }) {
  const range = extent(series, previous);
  const whole = series.map((point) => (point.cut ? null : point.value));
  const ends = series.map((point, index) =>
    [series[index - 1], point, series[index + 1]].some((one) => one?.cut) ? point.value : null,
  );
  const ghosts = previous
    ? pathsOf(
        series.map((point) => point.previous ?? null),
        range,
      )
    : [];
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {ghosts.map((path) => (
        <path key={`ghost ${path}`} d={path} className="sparkline-ghost" />
      ))}
      {pathsOf(whole, range).map((path) => (
        <path key={path} d={path} className={`sparkline-line ${isDot(path) ? "sparkline-dot" : ""}`} />
      ))}
      {pathsOf(ends, range).map((path) => (
        <path key={`cut ${path}`} d={path} className="sparkline-line sparkline-cut" />
      ))}
    </svg>
  );
}

/** From zero or the lowest whole step to the highest: a rate of a step in part must not flatten all the others. */
function extent(series: Point[], withPrevious: boolean): [number, number] {
  const valuesOf = (points: Point[]) =>
    points
      .flatMap((point) => (withPrevious ? [point.value, point.previous ?? null] : [point.value]))
      .filter((value) => value !== null);
  const all = valuesOf(series);
  const whole = valuesOf(series.filter((point) => !point.cut));
  const low = Math.min(...(whole.length > 0 ? whole : all));
  const high = Math.max(...all);
  return low >= 0 && low < high / 2 ? [0, high] : [low, high];
}

function isDot(path: string): boolean {
  return path.indexOf("L") === path.lastIndexOf("L") && path.slice(1).split("L")[0] === path.split("L")[1];
}

function pathsOf(values: (number | null)[], [low, high]: [number, number]): string[] {
  const step = values.length > 1 ? (WIDTH - 2 * PAD) / (values.length - 1) : 0;
  const y = (value: number) =>
    high === low
      ? HEIGHT / 2
      : HEIGHT - PAD - Math.min(1, Math.max(0, (value - low) / (high - low))) * (HEIGHT - 2 * PAD);
  const paths: string[] = [];
  let current = "";
  values.forEach((value, index) => {
    if (value === null) {
      if (current !== "") paths.push(current);
      current = "";
      return;
    }
    const at = `${(PAD + index * step).toFixed(1)} ${y(value).toFixed(1)}`;
    // A lone point is a line to itself, which round caps turn into a dot.
    current += current === "" ? `M${at}L${at}` : `L${at}`;
  });
  if (current !== "") paths.push(current);
  return paths;
}
