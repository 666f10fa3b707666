import { useState } from "react";
import { postJson, problemFrom } from "../../api/client";
import "./signin.css";

/** Signs in with a name and a password. */
export function PasswordForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [refused, setRefused] = useState<string>();
  const [asking, setAsking] = useState(false);

  async function signIn(form: FormData) {
    setAsking(true);
    setRefused(undefined);
    try {
      await postJson("/api/sign-in", { user: form.get("user"), password: form.get("password") });
      onSignedIn();
    } catch (error) {
      const problem = problemFrom(error);
      setRefused(problem.detail ?? problem.title);
      setAsking(false);
    }
  }

  return (
    <form
      className="signin-form"
      onSubmit={(event) => {
        event.preventDefault();
        void signIn(new FormData(event.currentTarget));
      }}
    >
      <label>
        Name
        <input name="user" autoComplete="username" required />
      </label>
      <label>
        Password
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      {refused && (
        <p role="alert" className="signin-expired">
          {refused}
        </p>
      )}
      <button type="submit" className="button" disabled={asking}>
        Sign in
      </button>
    </form>
  );
}
