import { useId, useState } from "react";
import { useI18n } from "../../i18n/i18n.tsx";

const passwordLengthMin = 12;

interface FieldProps {
  value: string;
  onChange(value: string): void;
}

export function EmailField({ value, onChange }: FieldProps) {
  const { t } = useI18n();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t.account.email}</label>
      <input
        id={id}
        type="email"
        required
        autoComplete="username"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

/** A password that can be looked at; a new one says what is asked of it and is offered to the password manager. */
export function PasswordField({
  label,
  value,
  onChange,
  isNew,
}: FieldProps & { label: string; isNew: boolean }) {
  const { t } = useI18n();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <span className="password">
        <input
          id={id}
          type={shown ? "text" : "password"}
          required
          minLength={isNew ? passwordLengthMin : undefined}
          autoComplete={isNew ? "new-password" : "current-password"}
          aria-describedby={isNew ? `${id}-hint` : undefined}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
        <button type="button" className="plain" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? t.account.hide : t.account.show}
        </button>
      </span>
      {isNew && (
        <span className="quiet small" id={`${id}-hint`}>
          {t.account.passwordHint}
        </span>
      )}
    </div>
  );
}
