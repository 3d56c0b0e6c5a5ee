
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-G4KOVTFR.mjs");a&&t(a,r);
