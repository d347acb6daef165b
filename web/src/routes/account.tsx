import { AccountForms } from "../features/account/account-forms.tsx";
import { Profile } from "../features/account/profile.tsx";
import { TierTable } from "../features/account/tier-table.tsx";
import { useSession } from "../features/frame/session.tsx";
import { useI18n } from "../i18n/i18n.tsx";
import { PageTitle } from "../ui/page-title.tsx";
import { Skeleton } from "../ui/states.tsx";

export function AccountRoute() {
  const { t } = useI18n();
  const session = useSession();
  return (
    <>
      <PageTitle text={t.account.title} />
      <div className="page-head">
        <h1>{t.account.title}</h1>
      </div>
      <div className="account">
        {session.loading ? (
          <Skeleton lines={6} className="card" />
        ) : session.me ? (
          <Profile me={session.me} />
        ) : (
          <AccountForms />
        )}
        <TierTable />
      </div>
    </>
  );
}
