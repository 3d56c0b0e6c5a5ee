
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-2MRDA75S.mjs");a&&t(a,r);
