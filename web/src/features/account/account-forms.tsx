import { type FormEvent, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import { useMutation } from "urql";
import { useClientReset } from "../../client.tsx";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { useSearchParam } from "../../ui/search-param.ts";
import { ErrorState } from "../../ui/states.tsx";
import { EmailField, PasswordField } from "./fields.tsx";
import { ForgotForm } from "./forgot-form.tsx";

const login = graphql(`
  mutation Login($email: String!, $password: String!) {
    login(email: $email, password: $password) {
      email
    }
  }
`);
const register = graphql(`
  mutation Register($email: String!, $password: String!) {
    register(email: $email, password: $password) {
      email
    }
  }
`);
const forms = ["login", "register", "forgot"] as const;

/** Log in, register, or ask for a reset link: which one is in the address. */
export function AccountForms() {
  const { t } = useI18n();
  const [form, setForm] = useSearchParam("form", forms);
  const titles = { login: t.account.logIn, register: t.account.register, forgot: t.account.forgot };
  return (
    <section className="card">
      <h2>{titles[form]}</h2>
      {form === "forgot" ? <ForgotForm /> : <CredentialsForm key={form} isNew={form === "register"} />}
      <p className="form-links">
        {form === "login" && (
          <>
            <button type="button" className="link" onClick={() => setForm("register")}>
              {t.account.needAccount}
            </button>
            <button type="button" className="link" onClick={() => setForm("forgot")}>
              {t.account.forgot}
            </button>
          </>
        )}
        {form !== "login" && (
          <button type="button" className="link" onClick={() => setForm("login")}>
            {form === "register" ? t.account.haveAccount : t.account.back}
          </button>
        )}
      </p>
    </section>
  );
}

function CredentialsForm({ isNew }: { isNew: boolean }) {
  const { t } = useI18n();
  const resetClient = useClientReset();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [loginState, runLogin] = useMutation(login);
  const [registerState, runRegister] = useMutation(register);
  const { error, fetching } = isNew ? registerState : loginState;
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await (isNew ? runRegister : runLogin)({ email, password });
    if (result.error) return;
    resetClient();
    navigate(ownPath(params.get("next")) ?? "/account", { replace: true });
  };
  return (
    <form className="form" onSubmit={onSubmit}>
      <EmailField value={email} onChange={setEmail} />
      <PasswordField label={t.account.password} value={password} onChange={setPassword} isNew={isNew} />
      <button type="submit" className="button" disabled={fetching}>
        {isNew ? t.account.register : t.account.logIn}
      </button>
      {error && <ErrorState error={error} />}
    </form>
  );
}

/** A path of this site alone: `next` comes from an address that anyone can write. */
function ownPath(next: string | null): string | undefined {
  return next && /^\/(?![/\\])/.test(next) ? next : undefined;
}
