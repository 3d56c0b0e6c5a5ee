
import{bb as o,cb as r,db as m}from"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import"./chunk-KJBVSGCY.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
