
import{a as o,b as r}from"./chunk-NWZ2ZB2C.mjs";import"./chunk-OJFFJIT3.mjs";import"./chunk-6UNLEDFO.mjs";import"./chunk-ETRP274S.mjs";export{o as READY,r as serve};
