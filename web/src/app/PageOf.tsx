import { lazy, Suspense, type ComponentType } from "react";
import { useMay, type Permission } from "../api/me";
import { Guard } from "../ui/Guard";
import { EmptyNotice, LoadingBlock } from "../ui/Notice";
import type { Page, PageId, PageProps } from "../view/pages";

/** What is no sheet comes when it is opened. */
const PAGES: Record<PageId, ComponentType<PageProps>> = {
  insights: lazy(() => import("../features/insights/InsightsPage")),
  alerts: lazy(() => import("../features/alerts/AlertsPage")),
  administration: lazy(() => import("../features/administration/AdministrationPage")),
};

export function PageOf({ page, zone }: { page: Page; zone: string }) {
  const may = useMay();
  const needs: Permission = page.needs;
  if (!may(needs)) {
    return (
      <EmptyNotice title="Not permitted">
        <p>You may not open this page. Whoever runs this server decides who may.</p>
      </EmptyNotice>
    );
  }
  const Content = PAGES[page.id];
  return (
    <Guard key={page.id} title="This page">
      <Suspense fallback={<LoadingBlock height={400} />}>
        <Content section={page.section} zone={zone} />
      </Suspense>
    </Guard>
  );
}
