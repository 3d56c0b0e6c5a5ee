
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-7GAMGRKI.mjs");a&&t(a,r);
