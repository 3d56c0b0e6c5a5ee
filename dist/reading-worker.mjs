
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-AU3ETMB6.mjs");a&&t(a,r);
