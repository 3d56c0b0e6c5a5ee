
import"./chunk-NY3Z6ARU.mjs";import"./chunk-DN2B7FP7.mjs";import"./chunk-6HT5NIWI.mjs";import"./chunk-SMWHWMRG.mjs";import{h as e}from"./chunk-ICRCQEYD.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
