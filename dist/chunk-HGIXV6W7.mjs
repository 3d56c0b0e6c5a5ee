
import{a as o,b as r}from"./chunk-HWZJGRL5.mjs";import"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import"./chunk-WEKEMGJU.mjs";export{o as READY,r as serve};
