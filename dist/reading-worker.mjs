
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-3VSQ6WYN.mjs").then(m=>({READY:m.a,serve:m.b}));a&&t(a,r);
