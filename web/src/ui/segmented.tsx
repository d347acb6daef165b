export interface SegmentedProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; text: string; title?: string; disabled?: boolean }[];
  onChange(value: T): void;
}

/** A few choices in a row, one of them pressed. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  return (
    <fieldset className="segmented">
      <legend className="hidden">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          title={option.title}
          disabled={option.disabled}
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  );
}
