import { useId } from "react";

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { id: T; title: string }[];
  onChange: (value: T) => void;
}

/** A labelled native select: the one control that works with every keyboard, phone and reader. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.id === event.target.value);
          if (chosen) onChange(chosen.id);
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.title}
          </option>
        ))}
      </select>
    </div>
  );
}
