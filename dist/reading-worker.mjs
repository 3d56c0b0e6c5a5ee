
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-M55AICFU.mjs");a&&t(a,r);
