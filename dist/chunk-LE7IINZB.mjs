
import{kb as o,lb as r,mb as m}from"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import"./chunk-WEKEMGJU.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
