
import{a as o,b as r}from"./chunk-TH3R632A.mjs";import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import"./chunk-5CCOY7HI.mjs";export{o as READY,r as serve};
