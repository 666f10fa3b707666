import { useId, useRef, useState } from "react";
import { Icon } from "../../ui/Icon";
import { Modal } from "../../ui/Modal";

interface SecretDialogProps {
  name: string;
  secret: string;
  onClose: () => void;
}

/** A token's secret, once. Only the button closes it: a press beside it would lose the secret. */
export function SecretDialog({ name, secret, onClose }: SecretDialogProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setSaid("Copied.");
    } catch {
      // Without permission for the clipboard it can still be copied by hand.
      field.current?.select();
      setSaid("The browser does not let pages copy; the secret is selected, copy it by hand.");
    }
  };
  return (
    <Modal label={`The secret of ${name}`} className="form-dialog" onClose={() => {}}>
      <div className="form-body">
        <h2>The secret of {name}</h2>
        <p>This is shown once. Whoever has it can do all that the token opens.</p>
        <div className="field form-field">
          <label htmlFor={id}>Secret</label>
          <span className="account-secret">
            <input
              ref={field}
              id={id}
              type="text"
              className="mono"
              readOnly
              value={secret}
              onFocus={(event) => event.target.select()}
            />
            <button type="button" className="button" onClick={() => void copy()}>
              <Icon name="copy" size={14} /> Copy
            </button>
          </span>
          <p className="field-hint" role="status">
            {said}
          </p>
        </div>
        <p className="quiet">
          Programs send it as <code>Authorization: Bearer …</code>; hooks and commands take it from{" "}
          <code>AECOS_ANALYTICS_TOKEN</code>.
        </p>
        <div className="form-end">
          <button type="button" className="button button-main" onClick={onClose}>
            I have kept it
          </button>
        </div>
      </div>
    </Modal>
  );
}
