
import{kb as o,lb as r,mb as m}from"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import"./chunk-JQG5FYNP.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
