import { useState } from "react";
import { useMutation } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { EmailField } from "./fields.tsx";

const requestPasswordReset = graphql(`
  mutation RequestPasswordReset($email: String!) {
    requestPasswordReset(email: $email)
  }
`);

/** Asks for a reset link. The answer is the same whether or not there is an account. */
export function ForgotForm() {
  const { t } = useI18n();
  const [email, setEmail] = useState("");
  const [{ data, error, fetching }, request] = useMutation(requestPasswordReset);
  if (data) return <p role="status">{t.account.linkSent}</p>;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        request({ email });
      }}
    >
      <EmailField value={email} onChange={setEmail} />
      <button type="submit" className="button" disabled={fetching}>
        {t.account.sendLink}
      </button>
      {error && <ErrorState error={error} />}
    </form>
  );
}
