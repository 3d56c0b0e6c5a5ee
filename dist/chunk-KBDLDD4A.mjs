
import{Ra as o,Sa as r,Ta as m}from"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import"./chunk-FJISPZT7.mjs";export{o as chosenRules,m as isAskedFor,r as levelAt};
