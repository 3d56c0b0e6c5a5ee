
import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-FIXATZFS.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
