
import"./chunk-UCD6SVDM.mjs";import"./chunk-KMI3H5E4.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-4TCS56GX.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
