import { FolderStore } from "../../core/cloud/local/folder-store.ts";
import { systemClock } from "../../core/cloud/local/system-clock.ts";
import type { CommandContext } from "../command.ts";
import type { StageDeps } from "../stage.ts";

/** What a stage that is called alone works with: the configured lake (or another folder) and this machine's time. */
export function createStageDeps({ config, log, reporter, signal }: CommandContext, lake?: string): StageDeps {
  return {
    config,
    store: new FolderStore(lake ?? config.lake),
    clock: systemClock,
    log,
    signal,
    onProgress: reporter.progress,
  };
}
