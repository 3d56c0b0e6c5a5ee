
import{a as o}from"./chunk-E3WYAIX3.mjs";import"./chunk-K3DXMMZL.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-3DFJRH2H.mjs";import"./chunk-4Z4IXXL4.mjs";import"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import"./chunk-WEKEMGJU.mjs";export{o as searched};
