
import{bb as o,cb as r,db as m}from"./chunk-3RPB4URY.mjs";import"./chunk-WU7OJQ3V.mjs";import"./chunk-VV3XXYWD.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
