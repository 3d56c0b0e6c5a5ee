
import"./chunk-QUC2D4CF.mjs";import"./chunk-YQU2ORZV.mjs";import"./chunk-Q7WNE4CP.mjs";import"./chunk-GPEX65SZ.mjs";import{h as e}from"./chunk-4LOAJRMM.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
