
import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-5CCOY7HI.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
