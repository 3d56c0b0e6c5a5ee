
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-4PKJR6MD.mjs");a&&t(a,r);
