
import"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-HCQJOBFT.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
