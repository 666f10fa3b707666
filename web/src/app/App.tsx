import { lazy, Suspense, useDeferredValue, useMemo } from "react";
import { problemFrom } from "../api/client";
import { LiveProvider } from "../api/live";
import { useMe } from "../api/me";
import { useCatalogue, useStatus } from "../api/queries";
import { useSheets } from "../api/sheets";
import { SignInPage } from "../features/signin/SignInPage";
import { ErrorNotice } from "../ui/Notice";
import { homeOf } from "../view/roles";
import { Names } from "../view/useView";
import { Opening } from "./Opening";
import { Shell } from "./Shell";

/** Pages that stand alone, beside the dashboard. */
const ALONE = {
  "/audit": lazy(() => import("../features/audit/AuditPage")),
  "/verify": lazy(() => import("../features/verify/VerifyPage")),
};

/** Decides between signing in, a server that does not answer, and the dashboard. */
export function App() {
  const status = useStatus();
  const catalogue = useCatalogue();
  const sheets = useSheets();
  const me = useMe();
  const names = useMemo(
    () => ({
      sheets: (sheets.data ?? []).map((sheet) => sheet.name),
      home: homeOf(sheets.data ?? []),
      dimensions: (catalogue.data?.dimensions ?? []).map((dimension) => dimension.name),
    }),
    [sheets.data, catalogue.data],
  );
  // The frame is drawn in slices, too; what stands there until then is made already.
  const ready = useDeferredValue(Boolean(status.data && catalogue.data && sheets.data && me.data));
  const error = status.data
    ? (catalogue.error ?? sheets.error ?? me.error)
    : (status.error ?? catalogue.error);
  if (error) {
    const problem = problemFrom(error);
    if (problem.status === 401) return <SignInPage />;
    if (!catalogue.data || !sheets.data || !me.data) {
      return (
        <main className="lone">
          <ErrorNotice
            problem={problem}
            onRetry={() => {
              void status.refetch();
              void catalogue.refetch();
              void sheets.refetch();
              void me.refetch();
            }}
          />
        </main>
      );
    }
  }
  if (!ready || !status.data || !catalogue.data || !sheets.data || !me.data) {
    return <Opening />;
  }
  const path = window.location.pathname;
  if (path === "/audit" || path === "/verify") {
    const Page = ALONE[path];
    return (
      <Suspense fallback={null}>
        <Page zone={status.data.tz} />
      </Suspense>
    );
  }
  return (
    <LiveProvider>
      <Names.Provider value={names}>
        <Shell status={status.data} catalogue={catalogue.data} sheets={sheets.data} me={me.data} />
      </Names.Provider>
    </LiveProvider>
  );
}
