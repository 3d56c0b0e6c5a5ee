
import"./chunk-KUTJ2YVI.mjs";import"./chunk-FAZB2Q36.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-7U4HGRCO.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
