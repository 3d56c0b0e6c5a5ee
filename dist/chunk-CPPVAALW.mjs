
import"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-5CCOY7HI.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
