
import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-ZBO6G6H7.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
