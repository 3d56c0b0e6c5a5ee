
import{Ra as o,Sa as r,Ta as m}from"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import"./chunk-62YXWHYM.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
