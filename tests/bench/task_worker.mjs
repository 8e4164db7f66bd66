// The yardstick of the simulation in a worker: does the task as often as it is asked, and says how long it took.
import { simulateTask } from "./task.mjs";

self.onmessage = ({ data: paths }) => {
  const start = performance.now();
  const result = simulateTask(paths);
  self.postMessage({ ms: performance.now() - start, result });
};
self.postMessage("ready");
