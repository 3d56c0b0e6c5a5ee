
import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-KJBVSGCY.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
