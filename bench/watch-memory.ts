import { execFileSync } from "node:child_process";

/** Samples the resident memory of a process and all it has started, ten times a second. `stop` gives the peak in MiB. */
export function watchMemory(pid: number): { stop(): number } {
  let peakKiB = 0;
  const timer = setInterval(() => {
    peakKiB = Math.max(peakKiB, treeMemoryKiB(pid));
  }, 100);
  return {
    stop: () => {
      clearInterval(timer);
      return Math.round(peakKiB / 1_024);
    },
  };
}

/** The sum over the tree counts what processes share (Postgres' buffers) once for each: an upper bound. */
function treeMemoryKiB(root: number): number {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,rss="], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const tree = new Set([root]);
  let sum = 0;
  for (let grown = true; grown; ) {
    grown = false;
    for (const [pid = 0, parent = 0] of rows)
      if (tree.has(parent) && !tree.has(pid)) {
        tree.add(pid);
        grown = true;
      }
  }
  for (const [pid = 0, , rss = 0] of rows) if (tree.has(pid)) sum += rss;
  return sum;
}
