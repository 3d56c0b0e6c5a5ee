
import{parentPort as a,workerData as r}from"node:worker_threads";var{serve:t}=await import("./chunk-J3TEC4PD.mjs").then(m=>({READY:m.a,serve:m.b}));a&&t(a,r);
