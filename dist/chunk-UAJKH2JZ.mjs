
import{kb as o,lb as r,mb as m}from"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import"./chunk-5CCOY7HI.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
