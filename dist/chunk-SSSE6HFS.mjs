
import{a as o,b as r}from"./chunk-D3N2W5MK.mjs";import"./chunk-DYKXAEQ3.mjs";import"./chunk-YXDLYGEV.mjs";import"./chunk-62YXWHYM.mjs";export{o as READY,r as serve};
