
import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-JYTZDYI2.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
