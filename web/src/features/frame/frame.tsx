import { Suspense } from "react";
import { Link, NavLink, Outlet, ScrollRestoration } from "react-router";
import { useI18n } from "../../i18n/i18n.tsx";
import { Skeleton } from "../../ui/states.tsx";
import { RunChip } from "./run-chip.tsx";
import { Search } from "./search.tsx";
import { useSession } from "./session.tsx";
import { Settings } from "./settings.tsx";

/** What stands around every page: the bar, the sample band, the tabs of a narrow screen, the foot. */
export function Frame() {
  const { t } = useI18n();
  const { run, me, tier } = useSession();
  return (
    <>
      <a className="skip" href="#content">
        {t.common.skip}
      </a>
      <header className="bar">
        <Link to="/" className="product">
          <img src="/icon.svg" alt="" width="22" height="22" />
          {t.frame.product}
        </Link>
        <nav className="bar-links" aria-label={t.frame.sections}>
          <Sections />
        </nav>
        <Search />
        <RunChip />
        <div className="bar-end">
          <Settings />
          <span className="tier" title={t.frame.tier(tier)}>
            {tier}
          </span>
          <NavLink to="/account" className="bar-account" title={me?.email}>
            {me ? t.frame.account : t.frame.logIn}
          </NavLink>
        </div>
      </header>
      {run?.sample && (
        <p className="sample-band" role="note">
          {t.frame.sampleBand}
        </p>
      )}
      <main id="content" tabIndex={-1}>
        <Suspense fallback={<Skeleton lines={12} />}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="foot">
        <span>{t.frame.notAdvice}</span>
        <span>{t.frame.timesUtc}</span>
      </footer>
      <nav className="tabs" aria-label={t.frame.sections}>
        <Sections />
        <NavLink to="/account">
          <TabIcon path="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c1-4 4-6 8-6s7 2 8 6" />
          {me ? t.frame.account : t.frame.logIn}
        </NavLink>
      </nav>
      <ScrollRestoration />
    </>
  );
}

function Sections() {
  const { t } = useI18n();
  return (
    <>
      <NavLink to="/" end>
        <TabIcon path="M4 19V9m5 10V5m5 14v-7m5 7V8" />
        {t.frame.overview}
      </NavLink>
      <NavLink to="/forecast">
        <TabIcon path="M3 17l6-5 3 3 M12 15l9-9 M12 15l9 0" />
        {t.frame.forecast}
      </NavLink>
      <NavLink to="/runs">
        <TabIcon path="M4 6h12M4 12h16M4 18h9" />
        {t.frame.runs}
      </NavLink>
    </>
  );
}

function TabIcon({ path }: { path: string }) {
  return (
    <svg className="tab-icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
