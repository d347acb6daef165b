import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useMutation } from "urql";
import { PasswordField } from "../features/account/fields.tsx";
import { graphql } from "../gql/gql.ts";
import { useI18n } from "../i18n/i18n.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { EmptyState, ErrorState } from "../ui/states.tsx";

const resetPassword = graphql(`
  mutation ResetPassword($token: String!, $password: String!) {
    resetPassword(token: $token, password: $password)
  }
`);

/** Where the link of the e-mail leads: a new password for its token. */
export function ResetRoute() {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const token = params.get("token");
  const [password, setPassword] = useState("");
  const [{ data, error, fetching }, reset] = useMutation(resetPassword);
  if (!token)
    return (
      <EmptyState title={t.account.reset} text={t.account.noToken}>
        <Link to="/account?form=forgot">{t.account.forgot}</Link>
      </EmptyState>
    );
  return (
    <section className="card narrow">
      <PageTitle text={t.account.reset} />
      <h1>{t.account.reset}</h1>
      {data?.resetPassword ? (
        <p role="status">
          {t.account.resetDone} <Link to="/account">{t.account.logIn}</Link>
        </p>
      ) : (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            reset({ token, password });
          }}
        >
          <PasswordField label={t.account.newPassword} value={password} onChange={setPassword} isNew />
          <button type="submit" className="button" disabled={fetching}>
            {t.account.reset}
          </button>
          {error && <ErrorState error={error} />}
        </form>
      )}
    </section>
  );
}
