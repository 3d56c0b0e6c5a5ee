
import{a as o,b as r}from"./chunk-GXZA27QW.mjs";import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import"./chunk-JYTZDYI2.mjs";export{o as READY,r as serve};
