import { describe, expect, it } from "vitest";
import { actionName, eventName } from "./eventNames";
import { labelOf } from "./format";

describe("eventName", () => {
  it.each([
    ["generation/element_generated", "Element generated"],
    ["element/updated", "Element updated"],
    ["collaboration/review_rejected", "Review rejected"],
    ["parser/operation_failed", "Parser: operation failed"],
    ["system/gpu_utilization", "GPU utilization"],
    ["deployment/deployed", "Deployed"],
    ["a_module/of_theirs", "Of theirs"],
    ["operation_failed", "Operation failed"],
  ])("%s is %s", (type, name) => {
    expect(eventName(type)).toBe(name);
  });
});

describe("actionName", () => {
  it.each([
    ["collab_review_reject", "Review rejected"],
    ["collab_review_approve", "Review approved"],
    ["collab_comment", "Comment"],
    ["template_add", "Template added"],
    ["sync_push", "Sync push"],
    ["generate", "Generate"],
    ["Freigabe erteilt", "Freigabe erteilt"],
  ])("%s is %s", (action, name) => {
    expect(actionName(action)).toBe(name);
  });

  it("standsInChartsAndChips_butNotForPeople", () => {
    expect(labelOf("action", "collab_review_reject")).toBe("Review rejected");
    expect(labelOf("type", "element_generated")).toBe("Element generated");
    expect(labelOf("user", "collab_review_reject")).toBe("collab_review_reject");
    expect(labelOf("action", null)).toBe("Not said");
  });
});
