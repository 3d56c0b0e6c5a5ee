
import"./chunk-W5ZTGPAI.mjs";import"./chunk-EANS2HTE.mjs";import{C as o,D as r,E as m,F as p,G as t,H as i}from"./chunk-JQG5FYNP.mjs";export{p as PLAIN,r as gitAt,m as gitBinary,t as ignoresFile,o as readRepository,i as unavailable};
