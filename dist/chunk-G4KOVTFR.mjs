
import{a as o,b as r}from"./chunk-NKAKK6J4.mjs";import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import"./chunk-KJBVSGCY.mjs";export{o as READY,r as serve};
