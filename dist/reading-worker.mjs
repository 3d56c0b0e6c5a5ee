
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-U3F6KOJH.mjs");a&&t(a,r);
