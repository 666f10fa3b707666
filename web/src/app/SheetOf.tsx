import { lazy, Suspense, type ComponentType } from "react";
import { OverviewSheet } from "../features/overview/OverviewSheet";
import type { SheetContext } from "../sheet/context";
import { Guard } from "../ui/Guard";
import { LoadingBlock } from "../ui/Notice";
import type { TabId } from "../view/viewState";

/** The overview comes with the first load; the other sheets when they are opened. */
const SHEETS: Record<TabId, ComponentType<{ context: SheetContext }>> = {
  mywork: lazy(() => import("../features/mywork/MyWorkSheet")),
  overview: OverviewSheet,
  productivity: lazy(async () => ({
    default: (await import("../features/productivity/ProductivitySheet")).ProductivitySheet,
  })),
  compliance: lazy(async () => ({
    default: (await import("../features/compliance/ComplianceSheet")).ComplianceSheet,
  })),
  cost: lazy(async () => ({ default: (await import("../features/cost/CostSheet")).CostSheet })),
  collaboration: lazy(async () => ({
    default: (await import("../features/collaboration/CollaborationSheet")).CollaborationSheet,
  })),
  security: lazy(async () => ({
    default: (await import("../features/security/SecuritySheet")).SecuritySheet,
  })),
  health: lazy(async () => ({ default: (await import("../features/health/HealthSheet")).HealthSheet })),
};

export function SheetOf({ tab, context }: { tab: TabId; context: SheetContext }) {
  const Sheet = SHEETS[tab];
  return (
    <Guard key={tab} title="This sheet">
      <Suspense fallback={<LoadingBlock height={600} />}>
        <Sheet context={context} />
      </Suspense>
    </Guard>
  );
}
