
import"./chunk-SJ467ROB.mjs";import"./chunk-WN6GSC3Q.mjs";import"./chunk-OL3XKE2B.mjs";import"./chunk-UOIMZGDL.mjs";import{h as e}from"./chunk-X5CKV5J5.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
