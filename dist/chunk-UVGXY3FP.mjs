
import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-KJBVSGCY.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
