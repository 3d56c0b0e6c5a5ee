
import"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import{$ as p,Y as o,Z as r,_ as m,aa as t}from"./chunk-FJISPZT7.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
