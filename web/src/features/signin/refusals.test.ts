import { describe, expect, it } from "vitest";
import { refusal } from "./refusals";

describe("refusal", () => {
  it("signIn_withoutAGroup_isToldSo", () => {
    expect(refusal("?signin=openid-group")).toMatch(/none of your groups/);
  });

  it("address_thatSaysNothing_orAnythingElse_tellsNothing", () => {
    expect(refusal("")).toBeUndefined();
    expect(refusal("?signin=%3Cb%3E")).toBeUndefined();
  });
});
