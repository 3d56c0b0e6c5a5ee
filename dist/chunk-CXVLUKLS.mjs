
import"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import{qa as o}from"./chunk-WEKEMGJU.mjs";export{o as lint};
