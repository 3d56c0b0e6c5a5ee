
import"./chunk-ZIB3YZDP.mjs";import"./chunk-CC4QIQ7M.mjs";import"./chunk-GHRHX2DI.mjs";import"./chunk-O7NUNZFU.mjs";import{g as e}from"./chunk-2MFKRZ7Q.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
