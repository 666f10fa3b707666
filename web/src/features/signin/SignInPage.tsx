import { PasswordForm } from "./PasswordForm";

/** Nobody is signed in: by name and password, or by the link that comes from the command line. */
export function SignInPage() {
  const expired = new URLSearchParams(window.location.search).get("signin") === "expired";
  return (
    <main className="lone signin">
      <img src="/mark.svg" alt="" width={44} height={44} />
      <h1>AEC OS Analytics</h1>
      {expired && (
        <p role="alert" className="signin-expired">
          That link has been used or is older than five minutes.
        </p>
      )}
      <PasswordForm
        onSignedIn={() => {
          window.location.reload();
        }}
      />
      <p>
        Or open the link printed by <code>aecos analytics launch</code>.
      </p>
      <p className="quiet">
        Each link signs one browser in, once. Run the command again for a new one; the server that is running
        is found and kept.
      </p>
      <a className="button" href="/">
        Try again
      </a>
    </main>
  );
}
