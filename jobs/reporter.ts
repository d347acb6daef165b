import cliProgress from "cli-progress";

/** How a command speaks: bars and sentences on a terminal, one JSON object a line with `--json`. */
export interface Reporter {
  /** `total` 0 means not known yet. */
  progress(task: string, done: number, total: number): void;
  /** A fact with fields; `text` is the sentence a person reads. */
  event(type: string, fields: Record<string, unknown>, text: string): void;
  /** How something that goes on stands: on a terminal one line that is written anew, with `--json` a line each time. */
  status(type: string, fields: Record<string, unknown>, text: string): void;
  /** A line a row for a program; for a person a table of the same, or of `shown`, where the fields are too many for one. */
  table(type: string, rows: Record<string, unknown>[], shown?: Record<string, unknown>[]): void;
  close(): void;
}

export function createReporter({
  json,
  stdout = process.stdout,
  stderr = process.stderr,
}: ReporterOptions): Reporter {
  const reporter = json ? jsonReporter(stdout) : textReporter(stdout, stderr);
  return process.send ? { ...reporter, progress: tellHost } : reporter;
}

/** A stage that runs as a machine of a host tells it how far it is; a host that has gone is no failure. */
function tellHost(task: string, done: number, total: number): void {
  if (process.connected) process.send?.({ progress: [task, done, total] }, undefined, undefined, () => {});
}

interface ReporterOptions {
  json: boolean;
  stdout?: NodeJS.WriteStream;
  stderr?: NodeJS.WriteStream;
}

function jsonReporter(stdout: NodeJS.WriteStream): Reporter {
  const write = (value: object) => void stdout.write(`${JSON.stringify(value)}\n`);
  return {
    progress: (task, done, total) => write({ type: "progress", task, done, total }),
    event: (type, fields) => write({ type, ...fields }),
    status: (type, fields) => write({ type, ...fields }),
    table: (type, rows) => {
      for (const row of rows) write({ type, ...row });
    },
    close() {},
  };
}

function textReporter(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Reporter {
  let bar: { task: string; isMeasured: boolean; handle: cliProgress.SingleBar } | undefined;
  let isLineOpen = false;
  const stopBar = () => {
    if (isLineOpen) stderr.write("\r\x1b[K");
    isLineOpen = false;
    bar?.handle.stop();
    bar = undefined;
  };
  return {
    progress(task, done, total) {
      if (!stderr.isTTY) return;
      const isMeasured = total > 0;
      if (bar?.task !== task || bar.isMeasured !== isMeasured) {
        stopBar();
        const handle = new cliProgress.SingleBar({
          stream: stderr,
          // Of an unknown total there is no share: the count alone is true.
          format: `${task.padEnd(11)} ${isMeasured ? "{bar} {percentage}% {value}/{total}" : "{value}"}`,
          barsize: 30,
          hideCursor: true,
          clearOnComplete: true,
        });
        handle.start(total, done);
        bar = { task, isMeasured, handle };
      } else {
        bar.handle.setTotal(total);
        bar.handle.update(done);
      }
    },
    event(_type, _fields, text) {
      stopBar();
      stdout.write(`${text}\n`);
    },
    status(_type, _fields, text) {
      if (!stderr.isTTY) return;
      stopBar();
      stderr.write(text);
      isLineOpen = true;
    },
    table(_type, rows, shown = rows) {
      stopBar();
      stdout.write(formatTable(shown));
    },
    close: stopBar,
  };
}

function formatTable(rows: Record<string, unknown>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? "–")))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at]!.length)));
  return cells
    .map(
      (row) =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at]!))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}
