
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-L6FALGN2.mjs");a&&t(a,r);
