
import{ib as o,jb as r,kb as m}from"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import"./chunk-JYTZDYI2.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
