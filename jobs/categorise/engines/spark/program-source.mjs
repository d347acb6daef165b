// Loads the program's TypeScript when Pulso runs from its sources, as threads-worker-source.mjs does for threads.
import { register } from "tsx/esm/api";

register();
await import("./program.ts");
