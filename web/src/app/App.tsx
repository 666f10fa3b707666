import { lazy, Suspense, useDeferredValue } from "react";
import { problemFrom } from "../api/client";
import { LiveProvider } from "../api/live";
import { useMe } from "../api/me";
import { useCatalogue, useStatus } from "../api/queries";
import { SignInPage } from "../features/signin/SignInPage";
import { ErrorNotice } from "../ui/Notice";
import { homeOf } from "../view/roles";
import { Home } from "../view/useView";
import { Opening } from "./Opening";
import { Shell } from "./Shell";

const AuditPage = lazy(() => import("../features/audit/AuditPage"));

/** Decides between signing in, a server that does not answer, and the dashboard. */
export function App() {
  const status = useStatus();
  const catalogue = useCatalogue();
  const me = useMe();
  // The frame is drawn in slices, too; what stands there until then is made already.
  const ready = useDeferredValue(Boolean(status.data && catalogue.data && me.data));
  const error = status.data ? (catalogue.error ?? me.error) : (status.error ?? catalogue.error);
  if (error) {
    const problem = problemFrom(error);
    if (problem.status === 401) return <SignInPage />;
    if (!catalogue.data || !me.data) {
      return (
        <main className="lone">
          <ErrorNotice
            problem={problem}
            onRetry={() => {
              void status.refetch();
              void catalogue.refetch();
              void me.refetch();
            }}
          />
        </main>
      );
    }
  }
  if (!ready || !status.data || !catalogue.data || !me.data) {
    return <Opening />;
  }
  if (window.location.pathname === "/audit") {
    return (
      <Suspense fallback={null}>
        <AuditPage zone={status.data.tz} />
      </Suspense>
    );
  }
  return (
    <LiveProvider>
      <Home.Provider value={homeOf(me.data)}>
        <Shell status={status.data} catalogue={catalogue.data} me={me.data} />
      </Home.Provider>
    </LiveProvider>
  );
}
