import { systemClock } from "../../core/cloud/local/system-clock.ts";
import { openStore } from "../../core/cloud/open-store.ts";
import type { CommandContext } from "../command.ts";
import type { StageDeps } from "../stage.ts";

/** What a stage that is called alone works with: the configured lake (or a folder of its own) and this machine's time. */
export async function createStageDeps(
  { config, log, reporter, signal }: CommandContext,
  folder?: string,
): Promise<StageDeps> {
  return {
    config,
    store: await openStore(folder === undefined ? config : { cloud: "local", lake: folder }),
    clock: systemClock,
    log,
    signal,
    onProgress: reporter.progress,
  };
}
