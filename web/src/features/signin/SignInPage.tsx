import { OpenIdButton } from "./OpenIdButton";
import { PasswordForm } from "./PasswordForm";
import { refusal } from "./refusals";

/** Nobody is signed in: by name and password, by a provider, or by the link of the command line. */
export function SignInPage() {
  const refused = refusal(window.location.search);
  return (
    <main className="lone signin">
      <img src="/mark.svg" alt="" width={44} height={44} />
      <h1>AEC OS Analytics</h1>
      {refused && (
        <p role="alert" className="signin-expired">
          {refused}
        </p>
      )}
      <OpenIdButton />
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
