
import"./chunk-V6IU7UTL.mjs";import"./chunk-GZMUEYEF.mjs";import"./chunk-G4H5PDP2.mjs";import"./chunk-7VSTOFT2.mjs";import{g as e}from"./chunk-WVYOHPMG.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
