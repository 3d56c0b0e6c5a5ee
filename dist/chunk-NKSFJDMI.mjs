
import"./chunk-CLPAVXLO.mjs";import"./chunk-JQYDNFMM.mjs";import"./chunk-VGMKZC5G.mjs";import"./chunk-AT5QAGC2.mjs";import{g as e}from"./chunk-WG4V3R24.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
