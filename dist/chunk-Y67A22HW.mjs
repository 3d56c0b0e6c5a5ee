
import"./chunk-HQB6RFQB.mjs";import"./chunk-WE3LHH2I.mjs";import"./chunk-CXEBF5K4.mjs";import"./chunk-2EKHJHLA.mjs";import{g as e}from"./chunk-A373KDRK.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
