
import{kb as o,lb as r,mb as m}from"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import"./chunk-ZBO6G6H7.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
