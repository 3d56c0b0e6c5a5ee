
import{a as o,b as r}from"./chunk-T6V2JJX5.mjs";import"./chunk-Q4KBIT6I.mjs";import"./chunk-PAEG4AOY.mjs";import"./chunk-ZBO6G6H7.mjs";export{o as READY,r as serve};
