
import{bb as o,cb as r,db as m}from"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import"./chunk-MN7QD32V.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
