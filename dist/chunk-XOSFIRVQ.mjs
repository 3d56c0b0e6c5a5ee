
import"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import{$ as m,Z as o,_ as r,aa as p,ba as t}from"./chunk-VV3XXYWD.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
