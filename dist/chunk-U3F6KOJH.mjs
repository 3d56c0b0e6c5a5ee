
import{a as o,b as r}from"./chunk-OTTF34LI.mjs";import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import"./chunk-7U4HGRCO.mjs";export{o as READY,r as serve};
