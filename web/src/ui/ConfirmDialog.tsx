import type { ReactNode } from "react";
import type { Problem } from "../api/types";
import { FormDialog } from "./FormDialog";

interface ConfirmDialogProps {
  title: string;
  action: string;
  problem: Problem | null;
  pending: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks once before something is done that cannot be taken back by the same button. */
export function ConfirmDialog({ onConfirm, children, ...props }: ConfirmDialogProps) {
  return (
    <FormDialog {...props} fields={[]} onSubmit={onConfirm}>
      <div className="form-words">{children}</div>
    </FormDialog>
  );
}
