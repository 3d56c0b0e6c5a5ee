
import"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-WEKEMGJU.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
