
import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-JYTZDYI2.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
