
import{Ra as o,Sa as r,Ta as m}from"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import"./chunk-ETRP274S.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
