
import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-4TCS56GX.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
