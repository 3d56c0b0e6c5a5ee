
import"./chunk-24ZMUMK3.mjs";import"./chunk-KGXYCRMF.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-HCQJOBFT.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
