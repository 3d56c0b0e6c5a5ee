
import{a as o,b as r}from"./chunk-3BXB35Q7.mjs";import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import"./chunk-JQG5FYNP.mjs";export{o as READY,r as serve};
