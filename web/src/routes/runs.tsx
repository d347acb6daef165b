import { MachineVeto } from "../features/runs/machine-veto.tsx";
import { RunList } from "../features/runs/run-list.tsx";
import { SourceList } from "../features/runs/source-list.tsx";
import { useI18n } from "../i18n/i18n.tsx";
import { PageTitle } from "../ui/page-title.tsx";

export function RunsRoute() {
  const { t } = useI18n();
  return (
    <>
      <PageTitle text={t.runs.title} />
      <div className="page-head">
        <div>
          <h1>{t.runs.title}</h1>
          <p className="lead">{t.runs.lead}</p>
        </div>
      </div>
      <MachineVeto />
      <RunList />
      <SourceList />
    </>
  );
}
