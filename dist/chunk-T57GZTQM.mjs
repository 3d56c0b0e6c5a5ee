
import"./chunk-OQCDJE2K.mjs";import"./chunk-YPAM74NF.mjs";import"./chunk-GZBDBPXX.mjs";import"./chunk-LD5K7XXX.mjs";import{h as e}from"./chunk-VZ6IFL2P.mjs";function p(t){return{findings:[],suppressed:[],unreadable:[],failures:[],notes:[],seen:{files:0,agent:0,variables:0,oauth:0,code:0,other:0,parsedCode:0},model:e(),rules:t.toSorted((r,o)=>r.id<o.id?-1:1)}}export{p as emptyResult};
