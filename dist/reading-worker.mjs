
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-WHGNSRSR.mjs");a&&t(a,r);
