
import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import{qa as o}from"./chunk-KJBVSGCY.mjs";export{o as lint};
