
import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-7U4HGRCO.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
