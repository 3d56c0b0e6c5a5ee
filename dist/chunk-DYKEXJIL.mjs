
import{kb as o,lb as r,mb as m}from"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import"./chunk-HCQJOBFT.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
