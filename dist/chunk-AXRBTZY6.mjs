
import{bb as o,cb as r,db as m}from"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import"./chunk-4TCS56GX.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
