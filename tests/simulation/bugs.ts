import type { Patch } from "./mutant.ts";

/** A known-wrong variant of the orchestrator, of the ledger, of a program or of a machine. */
export interface Bug {
  name: string;
  patches: Patch[];
  /** The guard that hides the bug: while it stands, nothing goes wrong that anyone could see. */
  maskedBy?: { name: string; patches: Patch[] };
}

const reducer = "core/domain/run.ts";
const veto = "core/domain/veto.ts";
const ledgerRules = "core/domain/run-ledger.ts";
const manifests = "core/cloud/manifests.ts";
const handleEvent = "functions/handle-event.ts";
const dispatch = "functions/dispatch.ts";
const sweep = "functions/sweep.ts";
const mindVeto = "functions/mind-veto.ts";
const memoryLedger = "tests/simulation/memory-ledger.ts";
const memoryDatabase = "tests/simulation/memory-database.ts";
const memoryVetoes = "tests/simulation/memory-vetoes.ts";
const remoteLedger = "tests/simulation/remote-ledger.ts";
const loader = "tests/simulation/loader.ts";
const programs = "tests/simulation/programs.ts";
const bucket = "tests/simulation/bucket.ts";
const cloud = "tests/simulation/cloud.ts";

const patch = (file: string, find: string, replace = ""): Patch => ({ file, find, replace });

/** Guards that are bugs when they are missing, and hide others while they stand. */
const withoutReaper = patch(sweep, "await worker\n        .stop(name)", "await Promise.resolve()");
const withoutGapCheck = patch(loader, "if (watermark !== previous)", "if (false)");
const withoutStaleCheck = patch(reducer, 'if (isStale) return [skip(fresh, "stale", now), []];');
const withoutOverlapCheck = patch(
  reducer,
  "if (active !== null && active !== event.run) return",
  "if (false) return",
);
const withoutFenceByAttempt = patch(
  reducer,
  "event.stage !== current.stage || event.attempt < current.attempt",
  "event.stage !== current.stage",
);
const withoutOwnLook = patch(
  cloud,
  "return until != null && process.clock.now() < until;",
  "return until != null;",
);

const withoutStopOnGiveUp = patch(
  reducer,
  "return [after, [stopCommand(run), ...commands]];",
  "return [after, commands];",
);

export const bugs: Bug[] = [
  {
    name: "there is no reaper",
    patches: [withoutReaper],
    maskedBy: { name: "the stop of what is given up", patches: [withoutStopOnGiveUp] },
  },
  // The reducer.
  { name: "a late manifest of an earlier attempt is taken", patches: [withoutFenceByAttempt] },
  {
    name: "the end of an earlier attempt's job fails the current one",
    patches: [
      withoutFenceByAttempt,
      patch(reducer, "if (event.attempt !== current.attempt) return [run, []];"),
    ],
  },
  {
    name: "a manifest of another stage moves the run on",
    patches: [patch(reducer, "event.stage !== current.stage || event.attempt", "event.attempt")],
  },
  { name: "a stale tick is run", patches: [withoutStaleCheck] },
  { name: "an overlapping tick is run", patches: [withoutOverlapCheck] },
  {
    name: "the watchdog never bites",
    patches: [patch(reducer, "if (!run.deadline || now <= run.deadline) return", "if (true) return")],
  },
  {
    name: "the watchdog bites after a tenth of the time",
    patches: [
      patch(reducer, "now.getTime() + rules.stageTimeoutMs", "now.getTime() + rules.stageTimeoutMs / 10"),
    ],
  },
  {
    name: "a second attempt has the first one's deadline",
    patches: [
      patch(
        reducer,
        "deadline: new Date(now.getTime() + rules.stageTimeoutMs)",
        "deadline: attempt > 1 && run.deadline !== null ? run.deadline : new Date(now.getTime() + rules.stageTimeoutMs)",
      ),
    ],
  },
  {
    name: "one attempt too many",
    patches: [patch(reducer, "closed.failures < rules.attemptsMax", "closed.failures <= rules.attemptsMax")],
  },
  {
    name: "failures of earlier stages are counted",
    patches: [patch(reducer, "{ ...done, failures: 0 }", "done")],
  },
  {
    name: "what is given up is not stopped",
    patches: [withoutStopOnGiveUp],
    maskedBy: { name: "the sweep's reaper", patches: [withoutReaper] },
  },
  {
    name: "a machine whose manifest came is not stopped",
    patches: [patch(reducer, 'stage === "load" ? [] : [stopCommand(run)]', "[] as Command[]")],
    maskedBy: { name: "the sweep's reaper", patches: [withoutReaper] },
  },
  {
    name: "a run that fails by capacity leaves a machine whose start was not answered",
    patches: [patch(reducer, "return [failed, [stopCommand(run), ...alert]];", "return [failed, alert];")],
    maskedBy: { name: "the sweep's reaper", patches: [withoutReaper] },
  },
  {
    name: "capacity never fails a run",
    patches: [patch(reducer, "return event.refusal === null", "return event.refusal !== undefined")],
  },
  {
    name: "however much is in quarantine, the run goes on",
    patches: [patch(reducer, "> rules.quarantineShareMax", "> 1")],
  },
  {
    name: "a run with something in quarantine is called clean",
    patches: [patch(reducer, 'isClean ? "PUBLISHED" : "PUBLISHED_QUARANTINE"', '"PUBLISHED"')],
  },
  {
    name: "nobody is told that a run failed",
    patches: [patch(reducer, "reason, now), [alert]];", "reason, now), []];")],
  },
  {
    name: "all attempts have one name",
    patches: [patch(reducer, "-$" + "{attempt}`;\n}\n\n/** The parts of", "-1`;\n}\n\n/** The parts of")],
  },
  {
    name: "a run that has ended goes on at the next event",
    patches: [
      patch(
        reducer,
        'if (run?.status !== "RUNNING") return [run, []];',
        "if (!run || run.attempts.length === 0) return [run, []];",
      ),
    ],
  },
  {
    name: "a run builds on nothing",
    patches: [
      patch(
        reducer,
        '    status: "RUNNING",\n    reason: null,\n    previous: watermark,\n    options: event.options,',
        '    status: "RUNNING",\n    reason: null,\n    previous: null,\n    options: event.options,',
      ),
    ],
  },
  // The handlers.
  { name: "what was decided is never carried out", patches: [patch(handleEvent, "  await dispatch(deps);")] },
  {
    name: "a sweep does not look into the outbox",
    patches: [
      patch(handleEvent, "  await dispatch(deps);", '  if (event.type !== "sweep") await dispatch(deps);'),
    ],
  },
  {
    name: "commands live in the handler's memory: no outbox",
    patches: [
      patch(
        remoteLedger,
        'if (fault === "crash after") return this.#process.die();',
        'if (fault === "crash after") { for (const [name, row] of this.#database.outbox) if (row.createdAt === now.getTime()) this.#database.outbox.delete(name); return this.#process.die(); }',
      ),
    ],
  },
  {
    name: "a job's end counts as a failure though its manifest is there",
    patches: [
      patch(
        handleEvent,
        "if (manifest && manifest.attempt >= job.attempt &&",
        "if (false && manifest && manifest.attempt >= job.attempt &&",
      ),
    ],
  },
  {
    name: "the sweep ignores manifests",
    patches: [patch(sweep, "if (await onManifest(run.id, stage, deps))", "if (false)")],
  },
  {
    name: "the sweep does not miss a machine that is gone",
    patches: [patch(sweep, 'if (wasStarted && state !== "running")', "if (false)")],
  },
  {
    name: "the sweep takes a job that never started for one that is gone",
    patches: [patch(sweep, 'if (wasStarted && state !== "running")', 'if (state !== "running")')],
  },
  {
    name: "the reaper takes what a run waits for",
    patches: [patch(sweep, "if (job && isAwaited(run, job)) continue;")],
  },
  {
    name: "the reaper ignores the veto",
    patches: [patch(sweep, "if (await isKept(name, deps)) continue;")],
  },
  {
    name: "a machine that cannot be stopped holds up the sweep",
    patches: [
      patch(
        sweep,
        '.catch((error: unknown) => deps.log.warn({ job: name, error: messageOf(error) }, "stop.refused"));',
        ";",
      ),
    ],
  },
  {
    name: "a stop command ignores the veto",
    patches: [patch(dispatch, "if (!(await isKept(command.job, deps))) await", "await")],
  },
  {
    name: "a start is carried out though its attempt was given up",
    patches: [patch(dispatch, "if (!isAwaited(await deps.ledger.findRun(job.run), job)) return;")],
  },
  {
    name: "why a start was refused is forgotten",
    patches: [patch(dispatch, "refusal: isClosing ? null : messageOf(error)", "refusal: null")],
  },
  {
    name: "a command that is refused counts as carried out",
    patches: [
      patch(
        dispatch,
        "return { isDone: false, refusal: isClosing ? null : messageOf(error) };",
        "return { isDone: true };",
      ),
    ],
  },
  {
    name: "a command that is refused fails its handler",
    patches: [
      patch(
        dispatch,
        '        deps.log.warn({ command: command.name, error: messageOf(error) }, "command.refused");',
        "        throw error;",
      ),
    ],
  },
  // The veto.
  {
    name: "a veto keeps what was given up",
    patches: [patch(veto, '&& status !== "FAILED",', ",")],
  },
  {
    name: "a veto never ends",
    patches: [patch(veto, "veto.liftedAt === null && now < veto.until", "veto.liftedAt === null")],
    maskedBy: { name: "the machine's own look at the time", patches: [withoutOwnLook] },
  },
  {
    name: "a veto that was lifted holds",
    patches: [patch(veto, "veto.liftedAt === null && now < veto.until", "now < veto.until")],
  },
  {
    name: "a label knows no cap",
    patches: [
      patch(mindVeto, "new Date(Math.min(step.until.getTime(), now.getTime() + vetoMsMax))", "step.until"),
    ],
  },
  {
    name: "a veto is not written on the machine",
    patches: [patch(mindVeto, "    await predict.keep(name, step.until);\n")],
  },
  {
    name: "a label that was taken off is put on again",
    patches: [patch(mindVeto, 'await deps.vetoes.lift("label", now);', ";")],
  },
  {
    name: "nobody is told what a veto costs",
    patches: [patch(mindVeto, "() => announce(veto, deps)", "async () => {}")],
  },
  {
    name: "a veto is told of at each sweep",
    patches: [patch(memoryVetoes, "if (!row || row.told[news]) return;", "if (!row) return;")],
  },
  { name: "the end of a veto is not logged", patches: [patch(mindVeto, '"VETO_EXPIRED"', '"veto.over"')] },
  // Manifests and objects.
  {
    name: "a late attempt overwrites a newer manifest",
    patches: [patch(manifests, "if (existing && existing.attempt >= manifest.attempt)", "if (false)")],
  },
  {
    name: "a manifest whose counts do not add up is taken",
    patches: [patch(manifests, "if (!isConsistent(parsed.data))", "if (false)")],
  },
  {
    name: "a manifest that cannot be read stops its run for good",
    patches: [
      patch(
        manifests,
        'if (error instanceof AppError && error.code === "manifest.invalid") return undefined;',
      ),
    ],
  },
  {
    name: "an object is read unchecked",
    patches: [
      patch(
        manifests,
        "if (bytes.length !== object.sizeBytes || sha256(bytes) !== object.sha256) throw corrupt(object);",
      ),
    ],
  },
  {
    name: "a manifest is written before its objects",
    patches: [
      patch(
        programs,
        "    await store.put(path, bytes);\n",
        "    later.push(() => store.put(path, bytes));\n",
      ),
      patch(
        programs,
        "  const write = async (",
        "  const later: (() => Promise<unknown>)[] = [];\n  const write = async (",
      ),
      patch(
        programs,
        "  await writeManifest(store, manifest);",
        "  await writeManifest(store, manifest);\n  for (const act of later) { await step(); await act(); }",
      ),
      patch(programs, "    await step();\n    if (bad.length > 0)", "    if (bad.length > 0)"),
    ],
  },
  {
    name: "a write is sent again without a precondition",
    patches: [
      patch(
        bucket,
        "const expected = ifGenerationMatch === undefined ? null : ifGenerationMatch;",
        "const expected = undefined as string | null | undefined;",
      ),
      patch(bucket, "if (wasUnanswered && current?.bytes.equals(bytes))", "if (false)"),
    ],
  },
  {
    name: "what is refused is asked for again at once",
    patches: [
      patch(bucket, "this.#pauseMs = Math.min(pauseMsMax, Math.max(pauseFirstMs, this.#pauseMs * 2));"),
    ],
  },
  {
    name: "attempts share a prefix",
    patches: [
      patch(programs, "attemptPrefix(areaOf[stage], run, attempt)", "attemptPrefix(areaOf[stage], run, 1)"),
    ],
  },
  {
    name: "what cannot be used is dropped",
    patches: [patch(programs, "if (bad.length > 0)", "if (false)")],
  },
  {
    name: "a window begins a slot before its end, whatever was published",
    patches: [
      patch(
        programs,
        'previous === null ? 0 : Number((await getManifest(store, previous, "fetch")).detail.until)',
        "previous === null ? 0 : until - 120",
      ),
    ],
  },
  // The ledger.
  {
    name: "a refused command is tried at every chance",
    patches: [
      patch(ledgerRules, "return Math.min(backOffMsMax, backOffMs * 2 ** tries);", "return tries * 0;"),
    ],
  },
  {
    name: "a command is carried out by two at once",
    patches: [
      patch(memoryDatabase, "if (this.#locks.has(key)) return undefined;"),
      patch(memoryDatabase, "if (this.#locks.get(lock.key) !== lock) throw", "if (false) throw"),
    ],
  },
  {
    name: "a command that was carried out is carried out again",
    patches: [
      patch(
        memoryLedger,
        "row.dispatchedAt = outcome.isDone ? now.getTime() : null;",
        "row.dispatchedAt = outcome.isDone && row.tries > 0 ? now.getTime() : null;",
      ),
    ],
  },
  // The load.
  {
    name: "the pointer moves before the rows come",
    patches: [
      patch(
        loader,
        "    try {\n      const watermark",
        "    try {\n      database.publications.push({ run, counts: { in: 0, out: 0, duplicate: 0, quarantined: 0, unlinked: 0 } });\n      database.onCommit();\n      database.publications.pop();\n      const watermark",
      ),
    ],
  },
  {
    name: "rows come before the pointer moves",
    patches: [
      patch(
        loader,
        "      const fresh = good.filter((record) => !database.results.has(record));",
        "      const fresh = good.filter((record) => !database.results.has(record));\n      for (const record of fresh) addRow(database.results, record, run);\n      database.onCommit();\n      await step();",
      ),
      patch(
        loader,
        "        for (const record of fresh) addRow(database.results, record, run);\n        for (const record of bad)",
        "        for (const record of bad)",
      ),
    ],
  },
  {
    name: "an attempt that the ledger does not wait for publishes",
    patches: [patch(loader, 'else if (!known?.status.startsWith("PUBLISHED"))', "else if (false)")],
  },
  {
    name: "two load at once",
    patches: [
      patch(
        loader,
        'database.lock("publication", process)',
        'database.lock("publication by " + process.name, process)',
      ),
    ],
  },
  {
    name: "what was loaded is loaded again",
    patches: [patch(loader, "if (earlier) {", "if (false) {")],
    maskedBy: { name: "the check for a gap", patches: [withoutGapCheck] },
  },
  {
    name: "a record that comes again is stored again",
    patches: [patch(loader, "good.filter((record) => !database.results.has(record))", "[...good]")],
  },
  {
    name: "the load ends its run in no ledger",
    patches: [
      patch(
        loader,
        '        ledger.decideIn({ type: "manifest", run, stage: "load", attempt, counts }, process.clock.now());',
        "",
      ),
    ],
  },
  {
    name: "a load that is not fit is published",
    patches: [patch(loader, "if (unfit) return;")],
  },
  // Machines.
  {
    name: "a job that is started twice runs twice",
    patches: [patch(cloud, 'if (this.machines.has(job.name)) return "exists";')],
  },
  {
    name: "a machine does not power off",
    patches: [
      patch(
        cloud,
        '    this.remove(job.name, "powers off");',
        "    await process.wait(Number.MAX_SAFE_INTEGER);",
      ),
    ],
    maskedBy: { name: "the sweep's reaper", patches: [withoutReaper] },
  },
  {
    name: "the cloud has no time limit",
    patches: [patch(cloud, 'this.remove(job.name, "reached its time limit")', "undefined")],
  },
  {
    name: "a machine does not heed its label",
    patches: [patch(cloud, "while (isKept()) await process.wait(restLookMs);")],
  },
  {
    name: "the label of a veto that is over stays",
    patches: [
      patch(
        mindVeto,
        "    await predict.keep(name, step.until);\n",
        "    if (step.until !== null) await predict.keep(name, step.until);\n",
      ),
    ],
    maskedBy: { name: "the sweep's reaper", patches: [withoutReaper] },
  },
];
