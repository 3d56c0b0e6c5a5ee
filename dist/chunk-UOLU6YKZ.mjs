
import"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import{ba as o,ca as r,da as m,ea as p,fa as t}from"./chunk-MN7QD32V.mjs";export{o as IGNORE_FILE,r as applyIgnoreFiles,t as isCostly,p as isLeftOutFolder,m as leftOutBy};
