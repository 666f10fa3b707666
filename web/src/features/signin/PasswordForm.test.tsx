import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PasswordForm } from "./PasswordForm";

/** The form before a server that answers each sign-in with one of {@code answers}, in turn. */
function show(...answers: Response[]) {
  const asked = vi.fn<typeof fetch>();
  answers.forEach((answer) => asked.mockResolvedValueOnce(answer));
  vi.stubGlobal("fetch", asked);
  const signedIn = vi.fn();
  render(<PasswordForm onSignedIn={signedIn} />);
  return { asked, signedIn };
}

async function signIn(password: string) {
  await userEvent.clear(screen.getByLabelText("Name"));
  await userEvent.type(screen.getByLabelText("Name"), "mia");
  await userEvent.clear(screen.getByLabelText("Password"));
  await userEvent.type(screen.getByLabelText("Password"), password);
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
}

const refusal = (detail: string) => Response.json({ title: "Not signed in", detail }, { status: 401 });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("PasswordForm", () => {
  it("signIn_sendsNameAndPassword_andGoesOn", async () => {
    const { asked, signedIn } = show(Response.json({ name: "mia" }));
    await signIn("correct horse");
    expect(asked.mock.calls[0]?.[0]).toBe("/api/sign-in");
    expect(asked.mock.calls[0]?.[1]?.body).toBe('{"user":"mia","password":"correct horse"}');
    expect(signedIn).toHaveBeenCalledOnce();
  });

  it("refusal_isTold_andAnotherTryIsPossible", async () => {
    const { signedIn } = show(refusal("The name or the password is wrong."), Response.json({ name: "mia" }));
    await signIn("guess");
    expect(screen.getByRole("alert")).toHaveTextContent("The name or the password is wrong.");
    expect(signedIn).not.toHaveBeenCalled();
    await signIn("correct horse");
    expect(signedIn).toHaveBeenCalledOnce();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
