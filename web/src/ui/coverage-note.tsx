import { Link } from "react-router";
import { useSession } from "../features/frame/session.tsx";
import { type FragmentType, readFragment } from "../gql/fragment-masking.ts";
import { graphql } from "../gql/gql.ts";
import type { CoverageNoteFragment } from "../gql/graphql.ts";
import { useI18n } from "../i18n/i18n.tsx";

export const coverageNote = graphql(`
  fragment CoverageNote on Coverage {
    effectiveFrom
    reason
    requiredTier
  }
`);

/** Why less is shown than was asked for, in words, with the tier that answers more. Nothing when nothing is cut. */
export function CoverageNote({ coverage }: { coverage: FragmentType<typeof coverageNote> }) {
  const { t, format } = useI18n();
  const session = useSession();
  const { effectiveFrom, reason, requiredTier }: CoverageNoteFragment = readFragment(coverageNote, coverage);
  if (!reason || !effectiveFrom) return null;
  if (reason === "data.range") return <p className="note">{t.asset.dataRange(format.date(effectiveFrom))}</p>;
  const required = session.tiers.find((one) => one.tier === requiredTier);
  const own = session.tiers.find((one) => one.tier === session.tier);
  return (
    <p className="note note-tier">
      {reason === "tier.delay"
        ? t.asset.delayed(own?.delayHours ?? 0)
        : t.asset.cut(session.tier, format.date(effectiveFrom))}{" "}
      {required && reason === "tier.history" && (
        <Link to="/account">
          {t.asset.cutMore(
            required.tier,
            required.historyDays == null ? t.asset.allHistory : t.asset.days(required.historyDays),
          )}
        </Link>
      )}
    </p>
  );
}
