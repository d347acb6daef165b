import { useMutation, useQuery } from "urql";
import { graphql } from "../../gql/gql.ts";
import { useI18n } from "../../i18n/i18n.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { useSession } from "../frame/session.tsx";

const vetoQuery = graphql(`
  query MachineVeto {
    machineVeto {
      setBy
      until
      usdPerHour
    }
  }
`);
const keepMutation = graphql(`
  mutation KeepMachineAlive($minutes: Int!) {
    keepMachineAlive(minutes: $minutes) {
      until
    }
  }
`);
const liftMutation = graphql(`
  mutation LiftMachineVeto {
    liftMachineVeto
  }
`);
const hoursOffered = [1, 2, 4];
const mayPut = new Set(["ML", "OPERATOR", "ADMIN"]);

/** Whether the ML machine stays after its work, for those who may say so; others see nothing of it. */
export function MachineVeto() {
  const { me } = useSession();
  return me && mayPut.has(me.role) ? <MachineVetoCard /> : null;
}

function MachineVetoCard() {
  const { t, format } = useI18n();
  const [{ data, error }, ask] = useQuery({ query: vetoQuery, requestPolicy: "cache-and-network" });
  const [keeping, keep] = useMutation(keepMutation);
  const [lifting, lift] = useMutation(liftMutation);
  const again = () => ask({ requestPolicy: "network-only" });
  const isBusy = keeping.fetching || lifting.fetching;
  const failure = error ?? keeping.error ?? lifting.error;
  const veto = data?.machineVeto;
  return (
    <section className="card machine-veto" aria-live="polite">
      <h2>{t.runs.machine}</h2>
      {failure && <ErrorState error={failure} onRetry={again} />}
      {data && (
        <p>
          {veto
            ? t.runs.machineKept(format.dateTime(veto.until), t.runs.machineSetters[veto.setBy] ?? veto.setBy)
            : t.runs.machineGoes}
          {veto && veto.usdPerHour > 0 && ` ${t.runs.machineCost(format.money(veto.usdPerHour))}`}
        </p>
      )}
      <div className="button-row">
        {veto ? (
          <button type="button" disabled={isBusy} onClick={() => void lift({}).then(again)}>
            {t.runs.machineLift}
          </button>
        ) : (
          hoursOffered.map((hours) => (
            <button
              key={hours}
              type="button"
              disabled={isBusy || !data}
              onClick={() => void keep({ minutes: hours * 60 }).then(again)}
            >
              {t.runs.machineKeep(hours)}
            </button>
          ))
        )}
      </div>
    </section>
  );
}
