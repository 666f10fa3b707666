import { lazy, type ComponentType } from "react";
import { useMe } from "../api/me";
import { Saved } from "../features/mywork/Saved";
import { Headline } from "../features/overview/Headline";
import { HeadlineMore } from "../features/overview/HeadlineMore";
import { ChainVerdict } from "../features/security/ChainVerdict";
import { TeamLine } from "../features/overview/TeamLine";
import type { Part, PartProps, Parts } from "../sheet/parts";

/** A part that comes when a sheet wants it, under the name that its module gives it. */
function later<M>(
  title: string,
  load: () => Promise<M>,
  view: (module: M) => ComponentType<PartProps>,
): Part {
  return { title, load, View: lazy(async () => ({ default: view(await load()) })) };
}

function Team() {
  const { data: me } = useMe();
  return me ? <TeamLine leads={me.leads} /> : null;
}

/** What sheets are made of besides charts. What stands above the cards is there at once. */
export const PARTS: Parts = {
  headline: {
    View: ({ sheet, panel, context }) => (
      <>
        <Headline sheet={sheet} metrics={panel.metrics} zone={context.zone} />
        <HeadlineMore metric={panel.metrics[0] ?? ""} />
      </>
    ),
  },
  team: { View: Team },
  verdict: { View: ({ context }) => <ChainVerdict zone={context.zone} /> },
  saved: {
    View: ({ sheet, panel, context }) => <Saved sheet={sheet} metrics={panel.metrics} context={context} />,
  },
  changes: later(
    "What changed most",
    () => import("../features/overview/ChangedMost"),
    ({ ChangedMost }) =>
      function Changes({ sheet, panel }) {
        return <ChangedMost sheet={sheet} span={panel.span ?? undefined} />;
      },
  ),
  stations: later(
    "From requirement to approval",
    () => import("../features/overview/FlowStrip"),
    ({ FlowStrip }) =>
      function Stations({ sheet, panel }) {
        return <FlowStrip sheet={sheet} metrics={panel.metrics} />;
      },
  ),
  insights: later(
    "Insights",
    () => import("../features/insights/InsightsStrip"),
    ({ InsightsStrip }) => InsightsStrip,
  ),
  outlook: later(
    "Regulatory outlook",
    () => import("../features/overview/Outlook"),
    ({ Outlook }) => Outlook,
  ),
  roi: later(
    "Return on investment",
    () => import("../features/overview/Roi"),
    ({ Roi }) => Roi,
  ),
  quality: later(
    "Data quality",
    () => import("../features/overview/QualityGlance"),
    ({ QualityGlance }) => QualityGlance,
  ),
  teamwork: later(
    "Compared with my team",
    () => import("../features/mywork/BesideMyTeam"),
    ({ BesideMyTeam }) =>
      function Teamwork({ panel, context }) {
        return <BesideMyTeam names={panel.metrics} context={context} />;
      },
  ),
  recent: later(
    "What I did last",
    () => import("../features/mywork/MyEvents"),
    ({ MyEvents }) =>
      function Recent({ panel, context }) {
        return <MyEvents metric={panel.metrics[0] ?? ""} zone={context.zone} />;
      },
  ),
  chains: later(
    "Audit chains",
    () => import("../sheet/ChainTable"),
    ({ ChainTable }) => zoned(ChainTable),
  ),
  trail: later(
    "Audit trail",
    () => import("../features/security/TrailLink"),
    ({ TrailLink }) => TrailLink,
  ),
  ...health(),
};

function health(): Parts {
  const load = () => import("../features/health/health");
  return {
    condition: later("Lag and condition", load, (all) => zoned(all.Condition)),
    storage: later("Storage and retention", load, (all) => zoned(all.StoragePanel)),
    sources: later("Data sources", load, (all) => zoned(all.SourceTable)),
    counted: later("Hooked and read", load, (all) => zoned(all.CountedTable)),
    losses: later("Losses of hooks", load, (all) => zoned(all.LossesTable)),
    accounting: later("Intake accounting", load, (all) => all.AccountingTable),
    quarantine: later("Quarantine", load, (all) => zoned(all.QuarantineTable)),
    unknown: later("Unknown event types", load, (all) => all.UnknownTypes),
  };
}

/** A part that only has to know the time zone. */
function zoned(Table: ComponentType<{ zone: string }>): ComponentType<PartProps> {
  return function Zoned({ context }) {
    return <Table zone={context.zone} />;
  };
}
