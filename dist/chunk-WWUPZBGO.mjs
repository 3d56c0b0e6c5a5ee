
import"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import{$ as p,Y as o,Z as r,_ as m,aa as t}from"./chunk-ETRP274S.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
