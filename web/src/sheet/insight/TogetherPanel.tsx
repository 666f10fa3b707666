import { useMemo } from "react";
import { togetherSet, useTogether, type Together } from "../../api/insight";
import { ChartPanel } from "../../charts/ChartPanel";
import { HeatmapChart } from "../../charts/HeatmapChart";
import { formatCount } from "../../ui/format";
import { viewParams } from "../../view/request";
import { useView } from "../../view/useView";
import { useDrill } from "../drill";
import { Notes } from "./Notes";
import { QueryState } from "./QueryState";
import { peopleOf } from "./people";

interface TogetherPanelProps {
  title: string;
  span?: number;
}

/** Whose elements others take part in. Press a cell for the elements that two people share. */
export function TogetherPanel({ title, span }: TogetherPanelProps) {
  const [view] = useView();
  const query = useTogether(viewParams(view).toString());
  const together = query.data;
  if (!together || together.pairs.length === 0)
    return <QueryState title={title} span={span} height={320} query={query} notes={together?.notes ?? []} />;
  return <Drawn title={title} span={span} together={together} stale={query.isPlaceholderData} />;
}

type DrawnProps = TogetherPanelProps & { together: Together; stale: boolean };

function Drawn({ title, span, together, stale }: DrawnProps) {
  const drill = useDrill();
  const { authors, participants, cells, cut } = useMemo(() => peopleOf(together.pairs), [together]);
  const open = (author: string | undefined, participant: string | undefined) => {
    if (author !== undefined && participant !== undefined) drill.elements(togetherSet(author, participant));
  };
  return (
    <ChartPanel
      title={title}
      caption={`Rows: who generated, created or changed an element; columns: who else changed it, commented, had a task or a review${cut ? "; those who share most are drawn, the others are in the table" : ""}`}
      data={{
        columns: ["Author", "Participant", "Elements"],
        rows: together.pairs.map((pair) => [pair.author, pair.participant, pair.elements]),
        units: [null, null, "count"],
      }}
      print={(value) => (typeof value === "number" ? formatCount(value) : (value ?? ""))}
      onRow={(row) => open(together.pairs[row]?.author, together.pairs[row]?.participant)}
      rowWord="elements"
      span={span}
      stale={stale}
    >
      <HeatmapChart
        title={title}
        unit="count"
        rows={authors}
        columns={participants}
        cells={cells}
        onCell={(row, column) => {
          if (cells[row]?.[column] != null) open(authors[row], participants[column]);
        }}
      />
      <Notes notes={together.notes} />
    </ChartPanel>
  );
}
