
import"./chunk-NUKLFPUF.mjs";import"./chunk-7MIUJF2O.mjs";import"./chunk-67QEGM4H.mjs";import"./chunk-B4D3Z23U.mjs";import{h as e}from"./chunk-YHK6AKF5.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
