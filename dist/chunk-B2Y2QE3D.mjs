
import"./chunk-ES2GNFBT.mjs";import"./chunk-FSUNMIS4.mjs";import"./chunk-R6TT3IFD.mjs";import"./chunk-KBG3SEYB.mjs";import{h as e}from"./chunk-6POH6RRA.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
