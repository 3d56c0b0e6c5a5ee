
import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-JQG5FYNP.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
