
import{ob as o}from"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import"./chunk-WEKEMGJU.mjs";export{o as recognising};
