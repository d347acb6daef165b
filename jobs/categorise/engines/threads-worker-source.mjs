// Loads the worker's TypeScript when Pulso runs from its sources: tsx's hooks do not reach into worker threads.
import { register } from "tsx/esm/api";

register();
const worker = await import("./threads-worker.ts");

export default worker.default;
