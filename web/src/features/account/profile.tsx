import { useMutation } from "urql";
import { useClientReset } from "../../client.tsx";
import { graphql } from "../../gql/gql.ts";
import type { FrameQuery } from "../../gql/graphql.ts";
import { useI18n } from "../../i18n/i18n.tsx";

const logout = graphql(`
  mutation Logout {
    logout
  }
`);

/** Who is logged in, their tier, and the way out. */
export function Profile({ me }: { me: NonNullable<FrameQuery["me"]> }) {
  const { t, format } = useI18n();
  const resetClient = useClientReset();
  const [{ fetching }, run] = useMutation(logout);
  return (
    <section className="card">
      <h2>
        <bdi>{me.email}</bdi>
      </h2>
      <p>{t.frame.tier(me.tier)}</p>
      <p className="quiet">{t.account.since(format.date(me.createdAt))}</p>
      <button
        type="button"
        disabled={fetching}
        onClick={async () => {
          const { error } = await run({});
          if (!error) resetClient();
        }}
      >
        {t.account.logOut}
      </button>
    </section>
  );
}
