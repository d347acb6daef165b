import { runLedgerContract } from "../contracts/run-ledger.ts";
import { vetoesContract } from "../contracts/vetoes.ts";
import { MemoryDatabase } from "./memory-database.ts";
import { MemoryLedger } from "./memory-ledger.ts";
import { MemoryVetoes } from "./memory-vetoes.ts";

const nothing = { async [Symbol.asyncDispose]() {} };
const counts = { in: 0, out: 0, duplicate: 0, quarantined: 0, unlinked: 0 };

runLedgerContract("in memory", async () => {
  const database = new MemoryDatabase();
  return {
    ledger: new MemoryLedger(database),
    publish: async (run) => void database.publications.push({ run, counts }),
    ...nothing,
  };
});

vetoesContract("in memory", async () => ({ vetoes: new MemoryVetoes(new MemoryDatabase()), ...nothing }));
