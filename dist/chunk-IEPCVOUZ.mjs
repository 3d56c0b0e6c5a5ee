
import"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import{$ as p,Y as o,Z as r,_ as m,aa as t}from"./chunk-62YXWHYM.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
