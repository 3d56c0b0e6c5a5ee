
import{a as o,b as r}from"./chunk-EW3IQSAJ.mjs";import"./chunk-QBQQTELQ.mjs";import"./chunk-CYPMPHYZ.mjs";import"./chunk-FJISPZT7.mjs";export{o as READY,r as serve};
