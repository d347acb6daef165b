import { mkdtempSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface NodeFault {
  /** Which of the programs that categorise.sql names. */
  program: "judge" | "check" | "send" | "write";
  /**
   * `killed`: ends by SIGKILL once it has begun its work, the first time only. `reads little`: is handed two rows and
   * ends well. `says little`: its rows but the first are lost, and it ends well.
   */
  fault: "killed" | "reads little" | "says little";
}

/** A program that runs Node as Spark would, but for one fault. Answers its path, and the mark it leaves when it strikes. */
export function writeFaultyNode(
  folder: string,
  { program, fault }: NodeFault,
): { node: string; mark: string } {
  const place = mkdtempSync(path.join(folder, "faulty-"));
  const [node, mark] = [path.join(place, "node.mjs"), path.join(place, "struck")];
  const source = `#!${process.execPath}
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
const child = spawn(process.execPath, process.argv.slice(2), { stdio: ["pipe", "pipe", "inherit"] });
child.on("close", (code) => { process.exitCode = code ?? 1; });
child.stdin.on("error", () => {});
const strikes = process.argv[3] === ${JSON.stringify(program)} && mark(${fault === "killed"});
function mark(once) {
  try { writeFileSync(${JSON.stringify(mark)}, "", { flag: once ? "wx" : "w" }); return true; } catch { return false; }
}
const die = () => { child.kill("SIGKILL"); process.kill(process.pid, "SIGKILL"); };
const few = (bytes, rows) => {
  let end = 0;
  for (let row = 0; row < rows; row += 1) end = bytes.indexOf(10, end) + 1;
  return bytes.subarray(0, end);
};
if (strikes && ${fault === "reads little"}) {
  let held = Buffer.alloc(0);
  for await (const chunk of process.stdin) held = Buffer.concat([held, chunk]);
  child.stdin.end(few(held, 2));
  child.stdout.pipe(process.stdout);
} else if (strikes && ${fault === "says little"}) {
  process.stdin.pipe(child.stdin);
  let held = Buffer.alloc(0);
  for await (const chunk of child.stdout) held = Buffer.concat([held, chunk]);
  process.stdout.write(few(held, 1));
} else if (strikes) {
  // What it has read and said reaches both sides, then it is gone.
  process.stdin.pipe(child.stdin, { end: false });
  child.stdout.on("data", (chunk) => { process.stdout.write(chunk); setTimeout(die, 50); });
  process.stdin.on("end", () => setTimeout(die, 300));
} else {
  process.stdin.pipe(child.stdin);
  child.stdout.pipe(process.stdout);
}
`;
  writeFileSync(node, source, { mode: 0o755 });
  return { node, mark };
}
