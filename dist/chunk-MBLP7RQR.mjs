
import{fb as o}from"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import"./chunk-KJBVSGCY.mjs";export{o as recognising};
