
import{kb as o,lb as r,mb as m}from"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import"./chunk-FIXATZFS.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
