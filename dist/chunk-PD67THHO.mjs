
import"./chunk-HTGA7AQP.mjs";import"./chunk-DG5YGCFT.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-FIXATZFS.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
