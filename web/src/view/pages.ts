/** The pages that are no sheet of numbers, each with an address of its own. */
export const PAGES = [
  { id: "insights", title: "Insights", needs: "read-metrics", sections: ["all"] },
  { id: "alerts", title: "Alerts", needs: "read-metrics", sections: ["alerts", "notices"] },
  {
    id: "administration",
    title: "Administration",
    needs: "administer",
    sections: ["people", "teams", "projects", "tokens", "baselines"],
  },
] as const;

export type PageId = (typeof PAGES)[number]["id"];

export interface Page {
  id: PageId;
  title: string;
  /** The permission without which there is nothing to see on it. */
  needs: (typeof PAGES)[number]["needs"];
  /** The part of the page that the address names, or its first. */
  section: string;
}

/** The page at a path such as "/administration/teams"; null where a sheet is. */
export function pageOf(path: string): Page | null {
  const [name, section] = path.split("/").filter(Boolean);
  const page = PAGES.find((one) => one.id === name);
  if (!page) return null;
  const known = page.sections.find((one) => one === section);
  return { id: page.id, title: page.title, needs: page.needs, section: known ?? page.sections[0] };
}

/** What every page is drawn with. */
export interface PageProps {
  section: string;
  zone: string;
}
